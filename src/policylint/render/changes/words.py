"""Facts in words for people: what a side of a change says, and where two of them part."""

import re
from itertools import takewhile

from policylint.changes.meaning import plain, shown
from policylint.facts.facts import Json
from policylint.render.shortened import shortened

_CUT = "…"
_GAP = " […] "


def of_side(value: Json, key: str) -> str:
    """A fact in a few words; what has no name but its id speaks in the notice's own words, quoted.

    Args:
        value: the fact; None where the notice is silent, which is an empty text.
        key: the id of its surroundings, for what has no words at all.
    """
    if value is None:
        return ""
    text = shown(value)
    if isinstance(value, dict) and text in ("", value.get("id")) and value.get("quote"):
        return f"“{_GAP.join(value['quote'])}”"
    return text or key


def says(message: str, side: str) -> bool:
    """Whether a message already holds these words; that holds of no words at all."""
    words, told = plain(side), plain(message)
    if not side or words not in told:  # most are not there; a pattern as long as a whole clause is slow to make
        return not side
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", told) is not None


def contrasted(was: str, now: str, longest: int) -> tuple[str, str]:
    """Both texts, cut to ``longest`` characters; what is too long begins shortly before the two part."""
    start = 0
    if was and now and max(len(was), len(now)) > longest:
        alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(was, now, strict=False)))
        start = was.rfind(" ", 0, max(alike - longest // 4, 0)) + 1
    lead = _CUT if start else ""
    return shortened(lead + was[start:], longest) if was else "", shortened(lead + now[start:], longest) if now else ""
