"""What of the GDPR can be cited, and whether a citation of it does."""

import csv
import re
from functools import cache
from pathlib import Path

_LIST = Path(__file__).parent / "fixtures" / "gdpr" / "gdpr-identifiers.csv"
_ORDINALS = ("first", "second", "third", "fourth")
_PROVISION = re.compile(r"(?:Art\. ?)?(\d+)((?:\([0-9a-z]+\))*)")
_SUBPARAGRAPH = re.compile(r"(?:subpara\. ?(\d)|(\w+) subparagraph)")


@cache
def identifiers() -> frozenset[str]:
    """Every place that can be cited, as `Art. 13(2)(f)`, `Art. 6(1) subpara. 2` or `Recital 47`."""
    with _LIST.open(encoding="utf-8", newline="") as lines:
        return frozenset(row["id"] for row in csv.DictReader(lines))


def canonical(citation: str) -> str | None:
    """A citation as the list writes it; None when it does not read as one.

    A subparagraph may be named in words (`6(1) second subparagraph`) or by number (`6(1) subpara. 2`). The first one
    has no entry of its own, so it stands for the paragraph it begins.
    """
    provision = _PROVISION.match(citation)
    if provision is None:
        return None
    place = f"Art. {provision[1]}{provision[2]}"
    rest = citation[provision.end() :].strip(" ,")
    if not rest:
        return place
    part = _SUBPARAGRAPH.fullmatch(rest)
    number = _number(part) if part else None
    if number == 1 and f"{place} subpara. 2" in identifiers():
        return place
    return f"{place} subpara. {number}" if number else None


def _number(part: re.Match[str]) -> int | None:
    if part[1]:
        return int(part[1])
    return _ORDINALS.index(part[2]) + 1 if part[2] in _ORDINALS else None


def article_exists(citation: str) -> bool:
    """Whether the GDPR has the provision."""
    return canonical(citation) in identifiers()


def recital_exists(number: str) -> bool:
    """Whether the GDPR has the recital."""
    return f"Recital {number}" in identifiers()
