"""What came of one file, with as much of its text as reports show."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
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


class Kept(NamedTuple):
    """What an excerpt keeps of a text: how many lines it has, and those near findings."""

    length: int
    near: Mapping[int, str]


_NOTHING = Kept(0, {})


class Excerpt:
    """The lines of a text that are near findings, by their numbers counted from 1, and how many lines there are.

    Most are never shown, so they are only worked out when somebody asks; as is what tells the text from any other.
    """

    __slots__ = ("_digest", "_kept", "_read")

    def __init__(self, read: Callable[[], Kept] = lambda: _NOTHING, digest: Callable[[], str] = str) -> None:
        """Take what reads the lines, and what works out the digest."""
        self._kept: Kept | None = None
        self._read = read
        self._digest = digest

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Excerpt) and self._known() == other._known() and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.length)

    def __repr__(self) -> str:
        return f"Excerpt({self.length}, {dict(self.near)})"

    @property
    def length(self) -> int:
        """How many lines the text has."""
        return self._known().length

    @property
    def near(self) -> Mapping[int, str]:
        """The lines near findings."""
        return self._known().near

    @property
    def digest(self) -> str:
        """32 hexadecimal digits that tell the text from any other."""
        return self._digest()

    def lines(self) -> list[str]:
        """All lines, those that no report shows being empty."""
        lines = [""] * self.length
        for number, text in self.near.items():
            lines[number - 1] = text
        return lines

    def _known(self) -> Kept:
        if self._kept is None:
            self._kept = self._read()
        return self._kept


class Result(NamedTuple):
    """``policy`` is the id the file goes by.

    A file that could not be read has the reason in ``unreadable``, and nothing else.
    """

    file: str
    policy: str = ""
    findings: tuple[Finding, ...] = ()
    failures: tuple[Failure, ...] = ()
    unreadable: str = ""
    excerpt: Excerpt = Excerpt()


Brief: TypeAlias = Callable[[Result], str]
"""Writes what short reports say of a result: it hangs on nothing else, and may be kept for another run."""


def digest_of(text: str) -> str:
    """32 hexadecimal digits that tell a text from any other."""
    from hashlib import blake2b  # noqa: PLC0415 - takes long to load, and few reports ask

    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def excerpt_of(text: str, findings: Iterable[Finding]) -> Excerpt:
    """What reports show of a text: the surroundings of every place, and the first line that is not blank.

    That line tells a text of which nothing is shown from one of which nothing can be.
    """
    return Excerpt(partial(_lines_near, text, findings), partial(digest_of, text))


def _lines_near(text: str, findings: Iterable[Finding]) -> Kept:
    lines = lines_of(text)
    places = chain.from_iterable((one.place, *(also.place for also in one.related)) for one in findings)
    wanted = {number for place in places for number in _near(place)}
    if not wanted:
        return Kept(len(lines), {})
    wanted.add(next((number for number, line in enumerate(lines, 1) if line), 1))
    return Kept(len(lines), {number: lines[number - 1] for number in sorted(wanted) if number <= len(lines)})


def _near(place: Place) -> Iterator[int]:
    start, end = place.span
    last = max(start.line + _AFTER, min(end.line, start.line + _WITHIN))
    yield from range(max(1, start.line - _BEFORE), last + 1)
