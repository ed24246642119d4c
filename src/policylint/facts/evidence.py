"""Quotes against the published text they were taken from."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from policylint.facts.facts import Json, Object
from policylint.location import Path

_GAP = r"\[(?:\.\.\.|…)\]"
_QUOTABLE = (
    "purposes",
    "data_categories",
    "recipients",
    "transfers",
    "rights",
    "cookies",
    "automated_decisions",
)


class PublishedText(NamedTuple):
    """A published notice as the user keeps it; ``text`` is None when the file named is not there."""

    file: str
    text: str | None
    sha256: str


def quotes_of(policy: Json, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every quote of a policy with its path, in the order of the file, those of an object before those inside it."""
    if isinstance(policy, dict):
        for index, quote in enumerate(policy.get("quote", ())):
            yield (*path, "quote", index), quote
    children = policy.items() if isinstance(policy, dict) else enumerate(policy)
    for key, child in children:
        if isinstance(child, (dict, list)):
            yield from quotes_of(child, (*path, key))


def claims_without_quote(policy: Object) -> list[Object]:
    """The entries that carry no quote anywhere inside."""
    return [
        {"section": section, "id": id_}
        for section in _QUOTABLE
        for id_, entry in (policy.get(section) or {}).items()
        if type(entry) is dict and not entry.get("quote") and not _is_quoted(entry)
    ]


def _is_quoted(value: Json) -> bool:
    """Whether there is a quote in it. A list that begins with a text holds nothing else."""
    if type(value) is dict:
        if value.get("quote"):
            return True
        value = value.values()
    for child in value:
        kind = type(child)
        if (kind is dict or (kind is list and child and type(child[0]) is not str)) and _is_quoted(child):
            return True
    return False


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
    for part in map(_collapse, re.split(_GAP, quote)):
        at = haystack.find(part, position)
        if at < 0:
            return False
        position = at + len(part)
    return True
