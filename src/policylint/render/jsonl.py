"""JSON Lines: each finding on a line of its own, as in the JSON report, and nothing else."""

from policylint.engine.report import Report
from policylint.render.as_json import report_record
from policylint.render.context import Context
from policylint.render.json_text import json_line


def jsonl(report: Report, context: Context) -> str:
    """The findings in the order of the report, whatever their status; empty where there is none."""
    return "".join(map(json_line, report_record(report, context.versions)["findings"]))
