"""The report as annotations of GitHub Actions.

Only about ten annotations of a step are shown, so what weighs most comes first.
"""

from collections.abc import Iterator

from policylint.engine.report import Report
from policylint.render.annotations import annotation, command
from policylint.render.context import Context
from policylint.render.gravest import gravest_first
from policylint.render.safe import printable
from policylint.render.troubles import failures, unreadable


def github(report: Report, context: Context) -> str:
    """A command for each thing that could not be done, then one for each active finding, the gravest first."""
    return "".join(f"{one}\n" for one in _commands(report, context))


def _commands(report: Report, context: Context) -> Iterator[str]:
    for sentence in (*unreadable(report), *failures(report)):
        yield command("error", {"title": "policylint: the check is incomplete"}, printable(sentence))
    for finding in gravest_first(report.active):
        lines = [finding.message, *([f"help: {finding.remedy}"] if finding.remedy else [])]
        yield annotation(finding.severity, context.name_of(finding.file), finding.place, finding.rule, lines)
