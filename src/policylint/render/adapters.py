"""The formats that need only a part of the context, each under the signature that all share."""

from policylint.engine.report import Report
from policylint.render import terminal
from policylint.render.as_json import report_json
from policylint.render.context import Context


def full(report: Report, context: Context) -> str:
    """Every finding with its source, the law and the remedy."""
    return terminal.full(report, context.look)


def concise(report: Report, context: Context) -> str:
    """One line for each finding."""
    return terminal.concise(report, context.look)


def json(report: Report, context: Context) -> str:
    """The whole report as ``schemas/report.schema.json`` describes it."""
    return report_json(report, context.versions)
