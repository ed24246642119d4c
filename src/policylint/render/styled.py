"""Lines of styled text, and how they become a string: plain, or with colours and links."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from policylint.finding import Severity
from policylint.render.safe import printable


class Tone(StrEnum):
    """What a piece of text is; the colour follows from it."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    HEADLINE = "headline"
    FRAME = "frame"
    RELATED = "related"
    ADVERSE = "adverse"
    UNCLEAR = "unclear"
    FAVOURABLE = "favourable"
    NEUTRAL = "neutral"


_COLOURS: Mapping[Tone, str] = {
    Tone.ERROR: "bold red",
    Tone.WARNING: "bold yellow",
    Tone.NOTE: "bold cyan",
    Tone.HEADLINE: "bold",
    Tone.FRAME: "bold blue",
    Tone.RELATED: "blue",
    Tone.ADVERSE: "bold red",
    Tone.UNCLEAR: "bold yellow",
    Tone.FAVOURABLE: "bold green",
    Tone.NEUTRAL: "bold cyan",
}


def tone_of(severity: Severity) -> Tone:
    """The tone in which a finding of this severity speaks."""
    return Tone(severity.value)


class Segment(NamedTuple):
    """A piece of a line; ``link`` is an address the terminal may open."""

    text: str
    tone: Tone | None = None
    link: str | None = None


Line: TypeAlias = tuple[Segment, ...]


class Look(NamedTuple):
    """How a report is to look on its way out.

    ``width`` is in cells. ``links`` asks for addresses that open on a click, which only terminals understand, and
    counts only with ``colour``. ``rule_pages`` holds the address that a rule's id leads to.
    """

    width: int = 100
    colour: bool = False
    links: bool = False
    summary: bool = True
    rule_pages: Mapping[str, str] = MappingProxyType({})


def line(text: str, tone: Tone | None = None) -> Line:
    """A line of one piece."""
    return (Segment(text, tone),)


def joined(lines: Iterable[Line], look: Look) -> str:
    """The lines as one string, each with its end; no control character in it but line ends and our own."""
    return "".join(drawn(lines, look))


def drawn(lines: Iterable[Line], look: Look) -> Iterator[str]:
    """The same, line by line."""
    write = _coloured if look.colour else _plain
    return (write(pieces, look) for pieces in lines)


def plain_line(text: str) -> str:
    """A line without styles, with its end."""
    return printable(text).rstrip(" ") + "\n"


def _plain(pieces: Line, _look: Look) -> str:
    return plain_line("".join(piece.text for piece in pieces))


def _coloured(pieces: Line, look: Look) -> str:
    return "".join(_linked(_toned(piece), piece.link if look.links else None) for piece in pieces) + "\n"


def _toned(piece: Segment) -> str:
    text = printable(piece.text)
    if piece.tone is None or not text:
        return text
    from rich.color import ColorSystem  # noqa: PLC0415 - who wants no colour does not wait for it
    from rich.style import Style  # noqa: PLC0415

    return Style.parse(_COLOURS[piece.tone]).render(text, color_system=ColorSystem.STANDARD)


def _linked(text: str, address: str | None) -> str:
    """An OSC 8 hyperlink, written here because rich gives each a random id: the same report is the same bytes."""
    if not address or not address.isascii() or not address.isprintable():
        return text
    return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\"
