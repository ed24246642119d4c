"""The notes under a headline at a terminal: ``= why: …``, ``= law: …``."""

from collections.abc import Iterator, Sequence

from policylint.finding import Reference
from policylint.render.styled import Line, Segment, Tone
from policylint.render.wrapping import hanging


def note(name: str, content: Sequence[Segment], width: int, indent: int) -> Iterator[Line]:
    """A named remark, ``indent`` cells from the left, wrapped to ``width`` cells."""
    lead = (Segment(" " * indent + "= ", Tone.FRAME), Segment(f"{name}: ", Tone.HEADLINE))
    return hanging(lead, content, width)


def law(references: Sequence[Reference]) -> list[Segment]:
    """Legal sources in a row, each a link where the terminal can."""
    last = len(references) - 1
    return [
        Segment(reference.label + ("" if number == last else ";"), link=reference.url)
        for number, reference in enumerate(references)
    ]
