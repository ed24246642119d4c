"""The report for machines, as ``schemas/report.schema.json`` describes it."""

from policylint.engine.report import Report
from policylint.finding import Severity, Status
from policylint.render.json_text import json_text
from policylint.render.records import Versions, finding_record, pack_record, tool_record
from policylint.render.wire import VERSION, ReportRecord, SummaryRecord

__all__ = ["Versions", "report_json", "report_record"]


def report_json(report: Report, versions: Versions) -> str:
    """The report as JSON text; suppressed and baselined findings are there, too, each with its status."""
    return json_text(report_record(report, versions))


def report_record(report: Report, versions: Versions) -> ReportRecord:
    """The report as plain data."""
    return {
        "version": VERSION,
        "tool": tool_record(versions),
        "as_of": report.as_of,
        "pack": pack_record(versions, report.pack_as_of),
        "files": list(report.files),
        "findings": [finding_record(finding) for finding in report.findings],
        "failures": [
            {"rule": one.rule, "card": one.card, "file": one.file, "reason": one.reason} for one in report.failures
        ],
        "unreadable": [{"file": one.file, "reason": one.reason} for one in report.unreadable],
        "summary": _summary(report),
    }


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
