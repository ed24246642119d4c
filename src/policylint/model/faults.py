"""What is wrong with a policy as a file of the format, before any law is asked."""

from typing import Any, NamedTuple

from policylint.location import Path

VERSION_KEY = "policylint"
"""The key whose value is the version of the format."""

SCHEMA_VIOLATION = "schema-violation"
UNKNOWN_KEY = "unknown-key"
UNKNOWN_REFERENCE = "unknown-reference"
UNSUPPORTED_VERSION = "unsupported-version"


class Fault(NamedTuple):
    """One thing that is wrong, at a place that exists in the document the user wrote.

    ``rule`` is the id of a rule on the format; ``message`` one sentence. ``arguments`` are the words the message is
    about, as written. ``at_key`` says whether the key at ``path`` is at fault rather than its value; what is absent
    is reported at the key of the object that lacks it.
    """

    rule: str
    path: Path
    message: str
    arguments: tuple[str, ...] = ()
    at_key: bool = False


def in_document_order(document: Any, faults: list[Fault]) -> tuple[Fault, ...]:
    """Sort faults as a reader meets them; where two share a place, their order is kept."""
    if len(faults) < 2:  # noqa: PLR2004 - one fault has no order
        return tuple(faults)
    order = _Order()
    return tuple(sorted(faults, key=lambda fault: order.of(document, fault.path)))


class _Order:
    """Ranks of the keys of maps, worked out once for each map."""

    def __init__(self) -> None:
        self._ranks: dict[int, dict[Any, int]] = {}

    def of(self, document: Any, path: Path) -> tuple[int, ...]:
        ranks = []
        node = document
        for step in path:
            ranks.append(self._rank(node, step))
            node = node[step]
        return tuple(ranks)

    def _rank(self, node: Any, step: str | int) -> int:
        if isinstance(node, list) and isinstance(step, int):
            return step
        if id(node) not in self._ranks:
            self._ranks[id(node)] = {key: rank for rank, key in enumerate(node)}
        return self._ranks[id(node)][step]
