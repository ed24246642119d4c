"""Workflow commands of GitHub Actions: annotations on the lines of a pull request.

Escaped as ``actions/toolkit`` does it (``packages/core/src/command.ts``). Only about ten annotations of a step are
shown, so what weighs most comes first.
"""

from collections.abc import Iterator

from policylint.engine.report import Report
from policylint.finding import Finding, Severity
from policylint.render.context import Context
from policylint.render.gravest import gravest_first
from policylint.render.safe import printable
from policylint.render.troubles import failures, unreadable

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def github(report: Report, context: Context) -> str:
    """A command for each thing that could not be done, then one for each active finding, the gravest first."""
    return "".join(f"{command}\n" for command in _commands(report, context))


def _commands(report: Report, context: Context) -> Iterator[str]:
    for sentence in (*unreadable(report), *failures(report)):
        yield _command("error", {"title": "policylint: the check is incomplete"}, printable(sentence))
    for finding in gravest_first(report.active):
        name = printable(context.name_of(finding.file))
        properties = {"file": name, **_place(finding), "title": f"policylint ({printable(finding.rule)})"}
        yield _command(_COMMANDS[finding.severity], properties, _message(finding, name))


def _place(finding: Finding) -> dict[str, str]:
    """Lines, and columns only within one line: GitHub refuses them across lines."""
    start, end = finding.place.span
    columns = {"col": str(start.column), "endColumn": str(end.column)} if start.line == end.line else {}
    return {"line": str(start.line), "endLine": str(end.line), **columns}


def _message(finding: Finding, name: str) -> str:
    """What the log shows, too: so it begins with a place that terminals can open."""
    start = finding.place.span.start
    lines = [f"{name}:{start.line}:{start.column}: {printable(finding.rule)} {printable(finding.message)}"]
    if finding.place.whole_document:
        lines.append("This concerns the notice as a whole.")
    if finding.remedy:
        lines.append(f"help: {printable(finding.remedy)}")
    return "\n".join(lines)


def _command(name: str, properties: dict[str, str], message: str) -> str:
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
