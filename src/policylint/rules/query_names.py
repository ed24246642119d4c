"""Which members a query or condition names, so that rules can be checked against the schema of the facts."""

from collections.abc import Iterable, Iterator, Sequence
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


Family: TypeAlias = tuple[Chain, ...]
"""One name, asked of several things: where one of its chains leads somewhere, the name means something."""

_ROOTS: Family = ((Mark.ROOT,),)
_CANDIDATES: Family = ((Mark.CURRENT,),)


def names_of_query(query: ParsedQuery) -> tuple[Chain, ...]:
    """All chains of a query, its own and those of its filters, each once, in order of appearance.

    ``@`` in a filter stands for a child of what the filter is applied to, and is written out:
    ``$.a[?@.b]`` names ``("$", "a", "*")`` and ``("$", "a", "*", "b")``.
    """
    return _distinct(chain.from_iterable(families_of_query(query)))


def names_of_condition(condition: ParsedCondition) -> tuple[Chain, ...]:
    """All chains of a condition, each once, in order of appearance; the candidate is CURRENT."""
    return _distinct(chain.from_iterable(families_of_condition(condition)))


def ends_of_query(query: ParsedQuery) -> tuple[Chain, ...]:
    """What a query leads to: its own chains without those of its filters, one for each of its alternatives."""
    tails: tuple[Chain, ...] = ((),)
    for segment in query["segments"]:
        tails = _after(tails, segment)
    return tuple((Mark(query["start"]), *tail) for tail in tails)


def families_of_query(query: ParsedQuery, candidates: Family = _CANDIDATES) -> Iterator[Family]:
    """What a query names, a name in a filter once for all the things the filter is applied to.

    ``candidates`` are what ``@`` may stand for: ``$['a','b'][?@.c]`` asks for ``c`` in a child of ``a`` or of ``b``.
    """
    return _families(candidates if query["start"] == "@" else _ROOTS, query["segments"])


def families_of_condition(condition: ParsedCondition, candidates: Family = _CANDIDATES) -> Iterator[Family]:
    """What a condition names, each name once for all candidates."""
    return _inside(candidates, condition["test"])


def _distinct(chains: Iterable[Chain]) -> tuple[Chain, ...]:
    return tuple(dict.fromkeys(chains))


def _families(prefixes: Family, segments: Sequence[Form]) -> Iterator[Family]:
    """What a query names that starts at the prefixes: its filters' chains as they come, its own last."""
    tails: tuple[Chain, ...] = ((),)
    for segment in segments:
        starts = _starts(tails, segment)
        current = tuple((*prefix, *start, Mark.EACH) for prefix in prefixes for start in starts)
        for kind, *rest in segment[1:]:
            if kind == "filter":
                yield from _inside(current, rest[0])
        tails = _after(tails, segment)
    for tail in tails:
        yield tuple((*prefix, *tail) for prefix in prefixes)


def _starts(tails: tuple[Chain, ...], segment: Form) -> tuple[Chain, ...]:
    """Where the selectors of a segment are applied."""
    return tuple((*tail, Mark.DEEP) for tail in tails) if segment[0] == "descend" else tails


def _after(tails: tuple[Chain, ...], segment: Form) -> tuple[Chain, ...]:
    return _distinct((*start, _step(selector)) for start in _starts(tails, segment) for selector in segment[1:])


def _step(selector: Form) -> str:
    return str(selector[1]) if selector[0] == "name" else Mark.EACH


def _inside(current: Family, form: Form) -> Iterator[Family]:
    """What a test or value names, ``@`` being at one of ``current``."""
    match form:
        case ["exists" | "query" | "count" | "value", start, segments]:
            yield from _families(current if start == Mark.CURRENT else _ROOTS, segments)
        case _:
            for part in form:
                if isinstance(part, list):
                    yield from _inside(current, part)
