"""The lines of a policy at a place, for readers who do not have the file at hand."""

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from policylint.finding import Place
from policylint.location import Span
from policylint.render.source_line import Columns, draw

MOST_LINES = 8
"""Lines of one excerpt, from its place on."""

ROOM = 160
"""Cells of one line."""

_BEFORE = 2
_CUT = "…"
_ITEM = "- "


class ExcerptLine(NamedTuple):
    """A line with its number in the file; the three texts in a row are the line, the second is what is meant."""

    number: int
    before: str
    marked: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        """The whole line."""
        return self.before + self.marked + self.after


class Excerpt(NamedTuple):
    """Lines in a row; ``left_out`` more belong to what begins there."""

    lines: tuple[ExcerptLine, ...] = ()
    left_out: int = 0


def entry(lines: Sequence[str], place: Place | None) -> Excerpt:
    """What begins at a place: its line and those that are indented below it.

    It is empty where there is no place, where the place is the document as a whole, and past the end of the text.
    """
    if place is None or not _shows(lines, place):
        return Excerpt()
    first = place.span.start.line
    size = _size(lines, first)
    return Excerpt(_plain(lines, first, min(size, MOST_LINES)), max(size - MOST_LINES, 0))


def surroundings(lines: Sequence[str], place: Place) -> Excerpt:
    """A place set apart in its line, with some lines before and behind; of ``lines``, distant ones may be blank.

    It is empty where the place is the document as a whole, and past the end of the text.
    """
    if not _shows(lines, place):
        return Excerpt()
    first = place.span.start.line
    above = takewhile(str.strip, reversed(lines[max(first - 1 - _BEFORE, 0) : first - 1]))
    number_above = len(list(above))
    head = lines[first - 1]
    below = takewhile(lambda line: line.strip() and _belongs(line, head), lines[first : first - 1 + MOST_LINES])
    return Excerpt(
        (
            *_plain(lines, first - number_above, number_above),
            _marked(first, head, place.span),
            *_plain(lines, first + 1, len(list(below))),
        )
    )


def _shows(lines: Sequence[str], place: Place) -> bool:
    line = place.span.start.line
    return not place.whole_document and line <= len(lines) and bool(lines[line - 1].strip())


def _size(lines: Sequence[str], first: int) -> int:
    """How many lines the entry has that begins on line ``first``, without blank ones at its end."""
    head, size = lines[first - 1], 1
    for number, line in enumerate(lines[first:], 2):
        if not line.strip():
            continue
        if not _belongs(line, head):
            break
        size = number
    return size


def _belongs(line: str, head: str) -> bool:
    """Whether a line is inside what ``head`` begins; the items of a list may stand as far left as its key."""
    deeper = _indent(line) - _indent(head)
    is_first_item = line.lstrip().startswith(_ITEM) and not head.lstrip().startswith(_ITEM)
    return deeper > 0 or (deeper == 0 and is_first_item)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _plain(lines: Sequence[str], first: int, number: int) -> tuple[ExcerptLine, ...]:
    drawn = (draw(line.rstrip(), Columns(0, 0), ROOM).text for line in lines[first - 1 : first - 1 + number])
    return tuple(ExcerptLine(line, text) for line, text in enumerate(drawn, first))


def _marked(number: int, line: str, span: Span) -> ExcerptLine:
    """What a span marks on its first line, if that is in sight."""
    text = line.rstrip()
    start = min(span.start.column - 1, len(text))
    end = min(span.end.column - 1, len(text)) if span.end.line == span.start.line else len(text)
    drawn = draw(text, Columns(start, end), ROOM)
    left = max(start - drawn.first, 0)
    right = max(end - drawn.first, left)
    before, marked, after = ("".join(drawn.glyphs[slice(*part)]) for part in ((0, left), (left, right), (right, None)))
    return ExcerptLine(
        number, (_CUT if drawn.cut_before else "") + before, marked, after + (_CUT if drawn.cut_after else "")
    )
