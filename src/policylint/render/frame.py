"""Shows the source around the places of a finding: a gutter, the lines, and marks under what is meant."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policylint.location import Position, Span
from policylint.render.safe import printable
from policylint.render.source_line import Cells, Columns, SourceLine, draw
from policylint.render.styled import Line, Segment, Tone

_BEFORE = 2
_NEAR = 4


class Mark(NamedTuple):
    """A place to underline: the finding's own with carets, a related one with dashes and a label."""

    span: Span
    tone: Tone
    label: str = ""
    primary: bool = False

    @property
    def line(self) -> int:
        """The line it begins on."""
        return self.span.start.line


class _Drawn(NamedTuple):
    """A mark in the cells of its line."""

    mark: Mark
    cells: Cells


class Source(NamedTuple):
    """A file as a frame shows it; ``lines`` may be empty when its text could not be read."""

    file: str
    lines: Sequence[str]

    def text(self, line: int) -> str:
        """A line counted from 1; empty past the end."""
        return self.lines[line - 1] if 0 < line <= len(self.lines) else ""


def gutter_of(marks: Sequence[Mark]) -> int:
    """Cells that the widest line number takes up."""
    return max((len(str(mark.line)) for mark in marks), default=1)


def place(file: str, position: Position) -> str:
    """A place as terminals and editors open it."""
    return f"{printable(file)}:{position.line}:{position.column}"


def frame(source: Source, marks: Sequence[Mark], width: int) -> Iterator[Line]:
    """The lines that hold the marks, in one block where they are near each other, else in several.

    The block with the primary mark comes first and opens with ``-->``; the others open with ``:::``.
    """
    gutter = gutter_of(marks)
    for number, block in enumerate(_blocks(marks)):
        primary = next((mark for mark in block if mark.primary), None)
        if number:
            yield (_bar(gutter, " |"),)
        arrow = "-->" if primary else ":::"
        position = (primary or block[0]).span.start
        yield (_bar(gutter, arrow), Segment(f" {place(source.file, position)}"))
        yield (_bar(gutter, " |"),)
        yield from _lines(source, block, gutter, width)


def _blocks(marks: Sequence[Mark]) -> list[list[Mark]]:
    blocks: list[list[Mark]] = []
    for mark in sorted(marks, key=lambda mark: mark.span):
        if blocks and mark.line - blocks[-1][-1].line <= _NEAR:
            blocks[-1].append(mark)
        else:
            blocks.append([mark])
    return sorted(blocks, key=lambda block: not any(mark.primary for mark in block))


def _lines(source: Source, block: list[Mark], gutter: int, width: int) -> Iterator[Line]:
    first = block[0].line
    if any(mark.primary for mark in block):
        first = _first_line(source, first)
    for number in range(first, block[-1].line + 1):
        marks = [mark for mark in block if mark.line == number]
        text = source.text(number)
        columns = [_columns(mark.span, text) for mark in marks]
        focus = next((at for mark, at in zip(marks, columns, strict=True) if mark.primary), None)
        drawn = draw(text, focus or next(iter(columns), Columns(0, 0)), width - gutter - 3)
        yield _source_line(number, drawn, gutter)
        cells = [_Drawn(mark, drawn.cells(at)) for mark, at in zip(marks, columns, strict=True)]
        yield from (_marks_line(row, gutter) for row in _rows(cells))


def _first_line(source: Source, marked: int) -> int:
    """The first line worth showing: some before the marked one, but not blank ones."""
    first = max(1, marked - _BEFORE)
    while first < marked and not source.text(first).strip():
        first += 1
    return first


def _columns(span: Span, text: str) -> Columns:
    """What to underline on the span's first line; a span of several lines is underlined to that line's end."""
    start = span.start.column - 1
    end = span.end.column - 1 if span.end.line == span.start.line else len(text.rstrip())
    return Columns(start, max(end, start))


def _source_line(number: int, drawn: SourceLine, gutter: int) -> Line:
    bar = Segment(f"{number:>{gutter}} |", Tone.FRAME)
    return (bar, Segment(f" {drawn.text}")) if drawn.text else (bar,)


def _rows(drawn: list[_Drawn]) -> list[list[_Drawn]]:
    """Marks that do not get in each other's way share a row; the primary one stands right under the text."""
    rows: list[list[_Drawn]] = []
    for one in sorted(drawn, key=lambda one: (not one.mark.primary, one.cells)):
        row = next((row for row in rows if all(_apart(one, other) for other in row)), None)
        if row is None:
            rows.append([one])
        else:
            row.append(one)
    return [sorted(row, key=lambda one: one.cells) for row in rows]


def _apart(one: _Drawn, other: _Drawn) -> bool:
    left, right = sorted((one, other), key=lambda drawn: drawn.cells)
    return left.cells.end < right.cells.start and not left.mark.label


def _marks_line(row: list[_Drawn], gutter: int) -> Line:
    pieces = [_bar(gutter, " |"), Segment(" ")]
    at = 0
    for mark, cells in row:
        sign = "^" if mark.primary else "-"
        pieces += [Segment(" " * (cells.start - at)), Segment(sign * (cells.end - cells.start), mark.tone)]
        if mark.label:
            pieces.append(Segment(f" {printable(mark.label)}", mark.tone))
        at = cells.end
    return tuple(piece for piece in pieces if piece.text)


def _bar(gutter: int, sign: str) -> Segment:
    return Segment(" " * gutter + sign, Tone.FRAME)
