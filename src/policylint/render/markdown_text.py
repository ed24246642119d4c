"""What somebody else wrote, made harmless inside Markdown, whichever service shows it.

Escaping with a backslash is not enough: mentions (``@name``), references (``#1``, ``!1``, ``GH-1``), bare addresses
and commit ids are found in the text that remains after Markdown. In a code span none of this happens. So words made
of letters and common punctuation stay words, and every other word becomes a code span.
"""

import re

from policylint.finding import Reference
from policylint.render.safe import printable
from policylint.render.shortened import shortened

_TOKEN = re.compile(r"(?P<before>[(\"']*)`(?P<code>[^`]+)`(?P<after>[).,;:?!\"']*)(?= |$)|(?P<word>[^ ]+)")
_PLAIN = re.compile(r"[A-Za-z0-9'.,;()\"/?\u00a1-\U0010ffff-]+[:!%]?[).,;\"']*")
_REFERENCE = re.compile(r"(?i:www\.)|[A-Z]{2,}-\d|\b[0-9a-f]{7,}\b")
_TICKS = re.compile("`+")
_OPENER = re.compile(r"-+|\d+[.)]")
"""Words that are plain inside a line and begin a list, a number or a rule where a line begins."""

_ADDRESS = re.compile(r"https?://[!#-;=?-Z_a-z~\[\]]+")
"""What can stand in a link as it is."""


def inline(text: str, longest: int) -> str:
    """A text on one line, in which nothing is markup but code spans; cut to ``longest`` characters."""
    return " ".join(_token(match) for match in _TOKEN.finditer(shortened(printable(text), longest)))


def opening(text: str, longest: int) -> str:
    """A text on one line as ``inline`` has it, safe also where a line or the item of a list begins."""
    first, *others = inline(text, longest).split(" ")
    return " ".join((_span(first) if _OPENER.fullmatch(first) else first, *others))


def code(text: str, longest: int) -> str:
    """A text on one line as a code span; cut to ``longest`` characters."""
    return _span(shortened(printable(text), longest))


def linked(reference: Reference, longest: int) -> str:
    """A legal source, as a link where it has an address of the web; cut to ``longest`` characters."""
    label = inline(reference.label, longest)
    at_web = reference.url is not None and _ADDRESS.fullmatch(reference.url)
    return f"[{label}](<{reference.url}>)" if at_web else label


def _token(match: re.Match[str]) -> str:
    if match["code"] is not None:
        return f"{match['before']}{_span(match['code'])}{match['after']}"
    word = match["word"]
    harmless = _PLAIN.fullmatch(word) and not _REFERENCE.search(word)
    return word if harmless else _span(word)


def _span(text: str) -> str:
    """A code span, fenced by more backticks than stand in a row inside it; no text is no span."""
    if not text:
        return ""
    fence = "`" * (max((len(run) for run in _TICKS.findall(text)), default=0) + 1)
    pad = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{fence}{pad}{text}{pad}{fence}"
