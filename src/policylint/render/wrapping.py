"""Breaks styled text at spaces."""

from collections.abc import Iterator, Sequence

from policylint.render.cells import width as cells
from policylint.render.safe import printable
from policylint.render.styled import Line, Segment

_NARROWEST = 20


def hanging(lead: Line, content: Sequence[Segment], width: int, indent: int | None = None) -> Iterator[Line]:
    """``lead`` and behind it the content, wrapped to ``width`` cells; further lines are indented as deep.

    ``indent`` says in cells how deep they are indented instead; where it leaves more room than the lead, the content
    may begin below it. A word wider than the line stands on a line of its own, whole.
    """
    before = sum(cells(piece.text) for piece in lead)
    indent = before if indent is None else indent
    if indent < before and width - before < _NARROWEST:
        yield lead
        before, lead = indent, (Segment(" " * indent),)
    rooms = (max(width - before, _NARROWEST), max(width - indent, _NARROWEST))
    for words in _rows(list(_words(content)), *rooms):
        yield (*lead, *_merged(words))
        lead = (Segment(" " * indent),)


def _words(content: Sequence[Segment]) -> Iterator[Segment]:
    for piece in content:
        for word in printable(piece.text).split(" "):
            if word:
                yield piece._replace(text=word)


def _rows(words: list[Segment], room: int, further: int) -> Iterator[list[Segment]]:
    row: list[Segment] = []
    used = 0
    for word in words:
        needed = cells(word.text)
        if row and used + 1 + needed > room:
            yield row
            row, used, room = [], 0, further
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
