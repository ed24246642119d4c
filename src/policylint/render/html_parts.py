"""What the pages on changes and on checks both show: the law with its links, and findings by rule."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from policylint.finding import Finding, Place, Reference
from policylint.render.excerpt import Excerpt, surroundings

_ADDRESS = re.compile(r"https://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::[0-9]+)?(?:[/?#][!-~]*)?")
"""What may become a link: an address of the web in plain characters, never a script or a file."""


class Law(NamedTuple):
    """A legal source; ``url`` is safe to follow."""

    label: str
    url: str | None


class Spot(NamedTuple):
    """A place in a file, and what stands there; ``label`` says what it has to do with the finding."""

    place: str
    excerpt: Excerpt
    label: str = ""


class Found(NamedTuple):
    """A finding with the name its file is shown by, and the lines of that file."""

    finding: Finding
    name: str
    lines: Sequence[str]


class FindingItem(NamedTuple):
    """One finding of a rule."""

    message: str
    pointer: str
    spot: Spot
    related: tuple[Spot, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingGroup:
    """Findings of one rule, which share the reason, the remedy and the law."""

    rule: str
    title: str
    severity: str
    authority: str
    why: str
    remedy: str
    laws: tuple[Law, ...]
    findings: tuple[FindingItem, ...]


def laws(references: Iterable[Reference]) -> tuple[Law, ...]:
    """Legal sources, with a link where the address is one of the web."""
    return tuple(Law(one.label, one.url if one.url and _ADDRESS.fullmatch(one.url) else None) for one in references)


def finding_groups(found: Iterable[Found], titles: Mapping[str, str]) -> tuple[FindingGroup, ...]:
    """Findings by rule, the gravest first; what differs in more than place and message is a group of its own.

    Args:
        found: the findings, in the order of their report.
        titles: what rules are called, by id; others go by the words of their id.
    """
    groups: dict[tuple[object, ...], list[Found]] = {}
    for one in sorted(found, key=lambda one: -one.finding.severity.rank):
        groups.setdefault(_shared(one.finding), []).append(one)
    return tuple(_group(group, titles) for group in groups.values())


def _shared(finding: Finding) -> tuple[object, ...]:
    return finding.rule, finding.severity, finding.authority, finding.why, finding.remedy, finding.references


def _group(found: Sequence[Found], titles: Mapping[str, str]) -> FindingGroup:
    first = found[0].finding
    return FindingGroup(
        rule=first.rule,
        title=titles.get(first.rule) or first.rule.replace("-", " "),
        severity=first.severity.value,
        authority=first.authority.value,
        why=first.why,
        remedy=first.remedy,
        laws=laws(first.references),
        findings=tuple(map(_item, found)),
    )


def _item(found: Found) -> FindingItem:
    finding = found.finding
    return FindingItem(
        message=finding.message,
        pointer=finding.pointer,
        spot=_spot(found, finding.place),
        related=tuple(_spot(found, one.place, one.label) for one in finding.related),
        fingerprint=finding.fingerprint,
    )


def _spot(found: Found, place: Place, label: str = "") -> Spot:
    start = place.span.start
    where = found.name if place.whole_document else f"{found.name}:{start.line}:{start.column}"
    return Spot(where, surroundings(found.lines, place), label)
