"""The report for machines, as ``schemas/report.schema.json`` describes it."""

from typing import NamedTuple

from policylint.engine.report import Report
from policylint.finding import Finding, Place, Reference, Related, Severity, Status
from policylint.location import pointer
from policylint.render.json_text import json_text
from policylint.render.wire import (
    VERSION,
    FindingRecord,
    PlaceRecord,
    ReferenceRecord,
    RelatedRecord,
    ReportRecord,
    SummaryRecord,
)

_TOOL = "policylint"


class Versions(NamedTuple):
    """Which release made a report, and with which release of the rules."""

    tool: str
    pack: str


def report_json(report: Report, versions: Versions) -> str:
    """The report as JSON text; suppressed and baselined findings are there, too, each with its status."""
    return json_text(report_record(report, versions))


def report_record(report: Report, versions: Versions) -> ReportRecord:
    """The report as plain data."""
    return {
        "version": VERSION,
        "tool": {"name": _TOOL, "version": versions.tool},
        "as_of": report.as_of,
        "pack": {"version": versions.pack, "as_of": report.pack_as_of},
        "files": list(report.files),
        "findings": [_finding(finding) for finding in report.findings],
        "failures": [
            {"rule": one.rule, "card": one.card, "file": one.file, "reason": one.reason} for one in report.failures
        ],
        "unreadable": [{"file": one.file, "reason": one.reason} for one in report.unreadable],
        "summary": _summary(report),
    }


def _finding(finding: Finding) -> FindingRecord:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "authority": finding.authority.value,
        "message": finding.message,
        "policy": finding.policy,
        "file": finding.file,
        **_place(finding.place),
        "whole_document": finding.place.whole_document,
        "related": [_related(one) for one in finding.related],
        "references": [reference_record(one) for one in finding.references],
        "why": finding.why,
        "remedy": finding.remedy,
        "fingerprint": finding.fingerprint,
        "status": finding.status.value,
        "justification": finding.justification,
    }


def _place(place: Place) -> PlaceRecord:
    start, end = place.span
    return {
        "path": pointer(place.path),
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    }


def _related(related: Related) -> RelatedRecord:
    return {"label": related.label, **_place(related.place)}


def reference_record(reference: Reference) -> ReferenceRecord:
    """A legal source as every JSON output writes it."""
    return {"label": reference.label, "url": reference.url}


def _summary(report: Report) -> SummaryRecord:
    return {
        "error": report.count(Severity.ERROR),
        "warning": report.count(Severity.WARNING),
        "note": report.count(Severity.NOTE),
        "suppressed": report.count_status(Status.SUPPRESSED),
        "baselined": report.count_status(Status.BASELINED),
        "milder": report.milder,
        "stale": len(report.stale),
        "files": len(report.files),
    }
