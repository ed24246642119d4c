"""One line of source as it is drawn: escaped, tabs widened, and cut around what is marked when it is too long."""

from typing import NamedTuple

from policylint.render.cells import width
from policylint.render.safe import printable

_TAB = "    "
_CUT = "…"
_WIDENING = "\ufe0f"


class Columns(NamedTuple):
    """A stretch of a line in code points from 0; ``end`` is just after it."""

    start: int
    end: int


class Cells(NamedTuple):
    """A stretch of a drawn line in cells from 0."""

    start: int
    end: int


class SourceLine(NamedTuple):
    """A drawn line: one glyph for each character from column ``first`` on, and whether either side was cut."""

    glyphs: tuple[str, ...]
    first: int
    cut_before: bool
    cut_after: bool

    @property
    def text(self) -> str:
        """What is drawn."""
        return self._until(len(self.glyphs)) + (_CUT if self.cut_after else "")

    def cells(self, columns: Columns) -> Cells:
        """Where these columns stand in the drawn line: at least one cell, at the edge for what was cut away."""
        start = width(self._until(columns.start - self.first)) if columns.start >= self.first else 0
        return Cells(start, max(width(self._until(columns.end - self.first)), start + 1))

    def _until(self, glyph: int) -> str:
        return (_CUT if self.cut_before else "") + "".join(self.glyphs[: max(glyph, 0)])


def draw(text: str, focus: Columns, room: int) -> SourceLine:
    """Draw a line in ``room`` cells (at least 8); when it is too long, ``focus`` stays in sight."""
    room = max(room, 8)
    if len(text) <= room:
        if text.isascii() and text.isprintable():  # nearly every line
            return SourceLine(tuple(text), 0, cut_before=False, cut_after=False)
        glyphs = _glyphs(text)
        if sum(map(_widest, glyphs)) <= room:
            return SourceLine(glyphs, 0, cut_before=False, cut_after=False)
    return _cut(text, focus, room - 2 * width(_CUT))


def _cut(text: str, focus: Columns, room: int) -> SourceLine:
    middle = min(focus.start, len(text))
    before = _glyphs(text[max(0, middle - room) : middle])
    after = _glyphs(text[middle : middle + room])
    lead = min(sum(map(_widest, before)), room // 3)
    kept_after = _fitting(after, room - lead)
    left = room - sum(map(_widest, after[:kept_after]))
    kept_before = _fitting(before[::-1], left)
    kept_after = _fitting(after, room - sum(map(_widest, before[len(before) - kept_before :])))
    glyphs = (*before[len(before) - kept_before :], *after[:kept_after])
    first = middle - kept_before
    return SourceLine(glyphs, first, cut_before=first > 0, cut_after=first + len(glyphs) < len(text))


def _glyphs(text: str) -> tuple[str, ...]:
    return tuple(_TAB if character == "\t" else printable(character) for character in text)


def _widest(glyph: str) -> int:
    """An upper bound of the cells a glyph adds to its line; a selector may widen the character before it."""
    return 1 if glyph == _WIDENING else width(glyph)


def _fitting(glyphs: tuple[str, ...], room: int) -> int:
    """How many of the first glyphs fit."""
    for number, glyph in enumerate(glyphs):
        room -= _widest(glyph)
        if room < 0:
            return number
    return len(glyphs)
