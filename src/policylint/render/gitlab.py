"""A Code Quality report of GitLab: a JSON array, empty when nothing was found."""

from collections.abc import Iterator
from typing import TypedDict

from policylint.engine.report import Report
from policylint.finding import Authority, Finding, Severity
from policylint.render.context import Context
from policylint.render.identities import hashed, identities
from policylint.render.json_text import json_text
from policylint.render.safe import printable
from policylint.render.troubles import failures, unreadable

_TOOL = "policylint"
_BINDING = (Authority.LAW, Authority.CASE_LAW)


class LinesRecord(TypedDict):
    """The lines of a fault, from 1."""

    begin: int
    end: int


class LocationRecord(TypedDict):
    """A place, by a path from the root of the repository."""

    path: str
    lines: LinesRecord


class EntryRecord(TypedDict):
    """A fault as GitLab knows it; it shows no ``check_name``, so the description begins with it."""

    description: str
    check_name: str
    fingerprint: str
    severity: str
    location: LocationRecord


def gitlab(report: Report, context: Context) -> str:
    """The active findings, and an entry for each thing that could not be done."""
    return json_text([*_gaps(report, context), *_entries(report, context)])


def _entries(report: Report, context: Context) -> Iterator[EntryRecord]:
    keys = identities(report.active, context.name_of)
    for finding, key in zip(report.active, keys, strict=True):
        start, end = finding.place.span
        rule = printable(finding.rule)
        yield {
            "description": f"{rule}: {printable(finding.message)}",
            "check_name": rule,
            "fingerprint": key,
            "severity": _severity(finding),
            "location": _location(context.name_of(finding.file), start.line, end.line),
        }


def _gaps(report: Report, context: Context) -> Iterator[EntryRecord]:
    """An incomplete check must never look like a clean one."""
    files = [gap.file for gap in report.unreadable] + [gap.file for gap in report.failures]
    for file, sentence in zip(files, (*unreadable(report), *failures(report)), strict=True):
        yield {
            "description": f"The check is incomplete: {printable(sentence)}",
            "check_name": _TOOL,
            "fingerprint": hashed(_TOOL, sentence),
            "severity": "blocker",
            "location": _location(context.name_of(file), 1, 1),
        }


def _severity(finding: Finding) -> str:
    if finding.severity is Severity.ERROR:
        return "critical" if finding.authority in _BINDING else "major"
    return "minor" if finding.severity is Severity.WARNING else "info"


def _location(name: str, begin: int, end: int) -> LocationRecord:
    return {"path": printable(name), "lines": {"begin": begin, "end": end}}
