"""Workflow commands of GitHub Actions: annotations on the lines of a pull request.

Escaped as ``actions/toolkit`` does it (``packages/core/src/command.ts``).
"""

from policylint.finding import Place, Severity
from policylint.render.safe import printable
from policylint.render.sentences import WHOLE_NOTICE

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def annotation(severity: Severity, name: str, place: Place, about: str, lines: list[str]) -> str:
    """A command that speaks of a place.

    Args:
        severity: how grave it is.
        name: the file, as the repository knows it.
        place: where in the file.
        about: the id of what speaks.
        lines: the message; what the log shows, too, so a place that terminals can open stands before it.
    """
    shown, start = printable(name), place.span.start
    first, *rest = map(printable, lines)
    if place.whole_document:
        rest.insert(0, WHOLE_NOTICE)
    message = [f"{shown}:{start.line}:{start.column}: {printable(about)} {first}", *rest]
    properties = {"file": shown, **_lines(place), "title": f"policylint ({printable(about)})"}
    return command(_COMMANDS[severity], properties, "\n".join(message))


def command(name: str, properties: dict[str, str], message: str) -> str:
    """A command without the end of its line; a line feed in the message stays one for its readers."""
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {listed}::{_data(message)}"


def _lines(place: Place) -> dict[str, str]:
    """Lines, and columns only within one line: GitHub refuses them across lines."""
    start, end = place.span
    columns = {"col": str(start.column), "endColumn": str(end.column)} if start.line == end.line else {}
    return {"line": str(start.line), "endLine": str(end.line), **columns}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
