"""Quotes against the published text they were taken from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policylint.facts.facts import Object
from policylint.facts.mentions import walk
from policylint.location import Path

_GAP = re.compile(r"\s*\[(?:\.\.\.|…)\]\s*")
_QUOTABLE = (
    "purposes",
    "data_categories",
    "recipients",
    "transfers",
    "rights",
    "cookies",
    "automated_decisions",
)


@dataclass(frozen=True, slots=True)
class PublishedText:
    """A published notice as the user keeps it; ``text`` is None when the file named is not there."""

    file: str
    text: str | None
    sha256: str


def quotes_of(policy: Object) -> Iterator[tuple[Path, str]]:
    """Every quote of a policy with its path, in the order of the file."""
    for path, node in walk(policy):
        for index, quote in enumerate(node.get("quote", ())):
            yield (*path, "quote", index), quote


def claims_without_quote(policy: Object) -> list[Object]:
    """The entries that carry no quote anywhere inside."""
    return [
        {"section": section, "id": id_}
        for section in _QUOTABLE
        for id_, entry in (policy.get(section) or {}).items()
        if isinstance(entry, dict) and not any(True for _ in quotes_of(entry))
    ]


def compare(quotes: list[str], published: PublishedText, stated_sha256: str | None) -> Object:
    """The evidence member of the facts: which quotes the published text holds."""
    if published.text is None:
        return {"source": {"file": published.file, "status": "missing", "checked": False}, "quotes": []}
    changed = stated_sha256 is not None and stated_sha256.casefold() != published.sha256
    haystack = _collapse(published.text)
    found: list[Object] = [{"text": quote, "found": _holds(haystack, quote)} for quote in quotes]
    status = "changed" if changed else "found"
    return {"source": {"file": published.file, "status": status, "checked": True}, "quotes": found}


def _collapse(text: str) -> str:
    return " ".join(text.split())


def _holds(haystack: str, quote: str) -> bool:
    """Whether all parts of a quote, between gaps written `[…]`, stand in the text in their order."""
    position = 0
    for part in _GAP.split(quote):
        at = haystack.find(_collapse(part), position)
        if at < 0:
            return False
        position = at + len(part)
    return True
