"""What came of one file, with as much of its text as reports show."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from hashlib import blake2b
from itertools import chain
from typing import NamedTuple, TypeAlias

from policylint.finding import Finding, Place
from policylint.source.document import lines_of

_BEFORE = 4
"""Lines before a place that a report may show."""
_AFTER = 8
"""Lines from its first on that a report may show: what a key holds."""
_WITHIN = 12
"""Lines of a place itself, where that is longer."""


class Failure(NamedTuple):
    """A rule that failed on a file: a defect of the tool or the card, never of the policy."""

    rule: str
    card: str
    file: str
    reason: str


class Unreadable(NamedTuple):
    """A file that could not be read at all."""

    file: str
    reason: str


class Excerpt:
    """The lines of a text that are near findings, by their numbers counted from 1, and how many lines there are.

    Most are never shown, so they are only worked out when somebody asks.
    """

    __slots__ = ("_near", "_read")

    def __init__(
        self, length: int = 0, near: Mapping[int, str] | None = None, read: Callable[[], "_Lines"] | None = None
    ) -> None:
        """Take the lines, or what reads them and their number."""
        self._near: _Lines | None = None if read else (length, near or {})
        self._read = read

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Excerpt) and self._known() == other._known()

    def __hash__(self) -> int:
        return hash(self.length)

    def __repr__(self) -> str:
        return f"Excerpt({self.length}, {dict(self.near)})"

    @property
    def length(self) -> int:
        """How many lines the text has."""
        return self._known()[0]

    @property
    def near(self) -> Mapping[int, str]:
        """The lines near findings."""
        return self._known()[1]

    def lines(self) -> list[str]:
        """All lines, those that no report shows being empty."""
        lines = [""] * self.length
        for number, text in self.near.items():
            lines[number - 1] = text
        return lines

    def _known(self) -> "_Lines":
        if self._near is None:
            assert self._read is not None  # noqa: S101 - one of the two is there
            self._near = self._read()
        return self._near


_Lines: TypeAlias = tuple[int, Mapping[int, str]]


class Result(NamedTuple):
    """``policy`` is the id the file goes by, ``digest`` tells its text from any other.

    A file that could not be read has the reason in ``unreadable``, and nothing else.
    """

    file: str
    policy: str = ""
    findings: tuple[Finding, ...] = ()
    failures: tuple[Failure, ...] = ()
    unreadable: str = ""
    digest: str = ""
    excerpt: Excerpt = Excerpt()


Brief: TypeAlias = Callable[[Result], str]
"""Writes what short reports say of a result: it hangs on nothing else, and may be kept for another run."""


def digest_of(text: str) -> str:
    """32 hexadecimal digits that tell a text from any other."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def excerpt_of(text: str, findings: Iterable[Finding]) -> Excerpt:
    """What reports show of a text: the surroundings of every place, and the first line that is not blank.

    That line tells a text of which nothing is shown from one of which nothing can be.
    """
    return Excerpt(read=partial(_lines_near, text, findings))


def _lines_near(text: str, findings: Iterable[Finding]) -> _Lines:
    lines = lines_of(text)
    places = chain.from_iterable((one.place, *(also.place for also in one.related)) for one in findings)
    wanted = {number for place in places for number in _near(place)}
    if not wanted:
        return len(lines), {}
    wanted.add(next((number for number, line in enumerate(lines, 1) if line), 1))
    return len(lines), {number: lines[number - 1] for number in sorted(wanted) if number <= len(lines)}


def _near(place: Place) -> Iterator[int]:
    start, end = place.span
    last = max(start.line + _AFTER, min(end.line, start.line + _WITHIN))
    yield from range(max(1, start.line - _BEFORE), last + 1)
