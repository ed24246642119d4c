"""JSON Lines: each finding on a line of its own, as in the JSON report, and nothing else."""

from collections.abc import Iterator

from policylint.engine.report import Report
from policylint.render.context import Context
from policylint.render.json_text import json_line
from policylint.render.records import finding_record


def jsonl(report: Report, _context: Context) -> str:
    """The findings in the order of the report, whatever their status; empty where there is none."""
    return "".join(json_lines(report))


def json_lines(report: Report) -> Iterator[str]:
    """The same, line by line, as the findings of a run come in."""
    return (json_line(finding_record(finding)) for finding in report.findings)
