"""What every closure shares: the state of one evaluation, and how nodes are reached, limited and collected."""

from collections.abc import Callable
from typing import Any, Final, NamedTuple, NoReturn, TypeAlias

from policylint.location import Path
from policylint.rules.query_errors import QueryError

Json: TypeAlias = Any
"""JSON-like data: ``dict`` with string keys, ``list``, ``str``, ``int``, ``float``, ``bool`` or ``None``.

Subclasses count; other mappings and sequences are taken for scalars.
"""

MISSING: Final[Any] = object()
"""RFC 9535's *Nothing*: the value of a query that selects no node."""

MAX_VISITS: Final = 1_000_000
"""How many nodes one evaluation may look at, and all evaluations for one card on one policy together."""

_MOST_HELD: Final = 1_000_000
"""How many visits the results may have cost that are held for the next card: memory is bounded by it."""

KEPT: Final = 4
"""How many visits a node counts for that is kept with its path: memory is bounded by it."""


class Node(NamedTuple):
    """A selected value and the path that leads to it."""

    path: Path
    value: Json


class Run:
    """The state of one evaluation, or of several on one document that share its bounds.

    ``left`` is how many more nodes may be visited and ``seconds`` how long patterns have worked. What hangs on the
    document alone is worked out once, and not for every candidate, nor for every card that is asked in turn; but each
    card spends what it would have spent alone, so that its refusal never hangs on which others were asked.
    """

    __slots__ = ("_held", "_known", "_paid", "left", "nodes", "root", "seconds")

    def __init__(self, root: Json) -> None:
        self.root = root
        self.left = MAX_VISITS
        self.seconds = 0.0
        self.nodes: dict[str, Nodes] = {}
        self._known: dict[str, _Known] = {}
        self._paid: set[str] = set()
        self._held = 0

    def renew(self) -> None:
        """Begin another evaluation on the same document, with all bounds as if it were the first."""
        self.left = MAX_VISITS
        self.seconds = 0.0
        if self._paid:
            self._paid = set()
        if self._held > _MOST_HELD:
            self.nodes.clear()
            self._known.clear()
            self._held = 0

    def once(self, part: str, work_out: "Getter") -> Any:
        """What ``part``, by its parsed form, comes to on this document; an evaluation pays for it once."""
        known = self._known.get(part)
        if known is None:
            known = self._work_out(part, work_out)
            self._paid.add(part)
        elif part not in self._paid:
            self._paid.add(part)
            self.seconds += known[2]
            spend(self, known[1])
        return known[0]

    def _work_out(self, part: str, work_out: "Getter") -> "_Known":
        left, seconds, paid = self.left, self.seconds, self._paid
        self._paid = set()  # what it is to cost must not hang on what was paid for before
        result = work_out(self.root, self)
        self._paid = paid
        visits = left - self.left
        self._held += visits
        self._known[part] = known = (result, visits, self.seconds - seconds)
        return known

    def remember(self, part: str, nodes: "Nodes") -> "Nodes":
        """Keep what a part leads to in ``nodes``, for whoever comes by the same part and spends what it costs."""
        self._held += nodes[1]
        self.nodes[part] = nodes
        return nodes


Link: TypeAlias = tuple[Any, Any]
"""A path under way: the link before it and the last key; the first link has None and the path it starts from.

Paths are spelled out only where they are asked for; links are equal where their paths are. Where nobody will ask,
the link is None.
"""

ROOT_LINK: Final[Link] = (None, ())
"""The empty path."""

_Known: TypeAlias = tuple[Any, int, float]
"""What a part comes to, and the visits and seconds to work that out."""

Nodes: TypeAlias = tuple[list[tuple[Link, Json]], int]
"""Values with their links, how many had to be visited for them."""

Getter: TypeAlias = Callable[[Json, Run], Json]
"""From the value at hand to a value, or to MISSING."""

Test: TypeAlias = Callable[[Json, Run], bool]
"""From the value at hand to true or false."""

Step: TypeAlias = Callable[[Json, Link | None, Run, list[Any]], bool]
"""Walk on from a value and add what is selected to the list; true = enough is known, stop walking."""


def spend(run: Run, visits: int) -> None:
    """Count nodes about to be visited.

    Raises:
        QueryError: This evaluation has visited more than MAX_VISITS nodes.
    """
    run.left -= visits
    if run.left < 0:
        refuse()


def refuse() -> NoReturn:
    """Say that the nodes are spent.

    Raises:
        QueryError: always.
    """
    raise QueryError(f"it visits more than {MAX_VISITS:,} nodes: select less")


def collect_linked(value: Json, link: Link | None, run: Run, out: list[Any]) -> bool:
    """Last step of a query asked for nodes: the link that leads to each, and its value."""
    run.left -= KEPT
    if run.left < 0:
        refuse()
    out.append((link, value))
    return False


def collect_value(value: Json, _link: Link | None, _run: Run, out: list[Any]) -> bool:
    """Last step of a query asked for values only."""
    out.append(value)
    return False


def stop_at_first(_value: Json, _link: Link | None, _run: Run, _out: list[Any]) -> bool:
    """Last step of a query asked whether it selects anything."""
    return True


def path_of(link: Link | None) -> Path:
    """The path that a link ends."""
    keys: list[str | int] = []
    start: Path = ()
    while link is not None:
        link, key = link
        if link is None:
            start = key
        else:
            keys.append(key)
    return (*start, *reversed(keys))
