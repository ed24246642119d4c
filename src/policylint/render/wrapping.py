"""Breaks styled text at spaces."""

from collections.abc import Iterator, Sequence

from policylint.render.cells import width as cells
from policylint.render.safe import printable
from policylint.render.styled import Line, Segment

_NARROWEST = 20


def hanging(lead: Line, content: Sequence[Segment], width: int) -> Iterator[Line]:
    """``lead`` and behind it the content, wrapped to ``width`` cells; further lines are indented as deep.

    A word wider than the line stands on a line of its own, whole.
    """
    indent = sum(cells(piece.text) for piece in lead)
    room = max(width - indent, _NARROWEST)
    before = lead
    for words in _rows(list(_words(content)), room):
        yield (*before, *_merged(words))
        before = (Segment(" " * indent),)


def _words(content: Sequence[Segment]) -> Iterator[Segment]:
    for piece in content:
        for word in printable(piece.text).split(" "):
            if word:
                yield piece._replace(text=word)


def _rows(words: list[Segment], room: int) -> Iterator[list[Segment]]:
    row: list[Segment] = []
    used = 0
    for word in words:
        needed = cells(word.text)
        if row and used + 1 + needed > room:
            yield row
            row, used = [], 0
        used += needed + bool(row)
        row.append(word)
    yield row


def _merged(words: list[Segment]) -> Iterator[Segment]:
    """Words side by side with one look become one piece."""
    pending: Segment | None = None
    for word in words:
        if pending is None:
            pending = word
        elif (pending.tone, pending.link) == (word.tone, word.link):
            pending = pending._replace(text=f"{pending.text} {word.text}")
        else:
            yield pending
            yield Segment(" ")
            pending = word
    if pending is not None:
        yield pending
