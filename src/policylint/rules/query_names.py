"""Which members a query or condition names, so that rules can be checked against the schema of the facts."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import chain
from typing import TypeAlias

from policylint.rules.parsed import Form, ParsedCondition, ParsedQuery


class Mark(StrEnum):
    """The steps of a chain that are no names. They equal their text, yet ``isinstance`` tells them from names."""

    ROOT = "$"
    CURRENT = "@"
    EACH = "*"
    DEEP = "**"


Chain: TypeAlias = tuple[str, ...]
"""``$.transfers[*]..id`` as steps: ``("$", "transfers", "*", "**", "id")``.

The first step is where the chain starts: ROOT, or CURRENT for the candidate of an ``@`` query or a condition.
EACH is any child (wildcard, index, slice or filter), DEEP any number of levels, none included.
"""


def names_of_query(query: ParsedQuery) -> tuple[Chain, ...]:
    """All chains of a query, its own and those of its filters, each once, in order of appearance.

    ``@`` in a filter stands for a child of what the filter is applied to, and is written out:
    ``$.a[?@.b]`` names ``("$", "a", "*")`` and ``("$", "a", "*", "b")``.
    """
    return _distinct(_chains((Mark(query["start"]),), query["segments"]))


def names_of_condition(condition: ParsedCondition) -> tuple[Chain, ...]:
    """All chains of a condition, each once, in order of appearance; the candidate is CURRENT."""
    return _distinct(_inside((Mark.CURRENT,), condition["test"]))


def _distinct(chains: Iterator[Chain]) -> tuple[Chain, ...]:
    return tuple(dict.fromkeys(chains))


def _chains(prefix: Chain, segments: Sequence[Form]) -> Iterator[Chain]:
    """What a query names that starts at the prefix: its filters' chains as they come, its own last."""
    ends = [prefix]
    for kind, *selectors in segments:
        starts = [(*end, Mark.DEEP) for end in ends] if kind == "descend" else ends
        ends = list(dict.fromkeys((*start, _step(selector)) for start in starts for selector in selectors))
        tests = [selector[1] for selector in selectors if selector[0] == "filter"]
        for start in starts:
            yield from chain.from_iterable(_inside((*start, Mark.EACH), test) for test in tests)
    yield from ends


def _step(selector: Form) -> str:
    return str(selector[1]) if selector[0] == "name" else Mark.EACH


def _inside(current: Chain, form: Form) -> Iterator[Chain]:
    """What a test or value names, ``@`` being at ``current``."""
    match form:
        case ["exists" | "query" | "count" | "value", start, segments]:
            yield from _chains(current if start == Mark.CURRENT else (Mark.ROOT,), segments)
        case _:
            for part in form:
                if isinstance(part, list):
                    yield from _inside(current, part)
