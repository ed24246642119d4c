"""``diff`` for the shortest way: its options by the fields of its request, and its start.

Fields of the request for checking that is part of it have its name before theirs.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from policylint.cli.arguments import Command, flag, text, texts
from policylint.cli.diff_request import DiffRequest
from policylint.cli.diff_status import DiffThreshold
from policylint.cli.exit_status import ExitStatus
from policylint.cli.request import Request
from policylint.cli.streams import Colour
from policylint.render.changes.formats import DiffFormat

_CHECKING = "checking."
_OPTIONS = {
    "--against": text("against"),
    "--fail-on": text("threshold", DiffThreshold),
    "--output-format": text("format", DiffFormat),
    "--output": texts("outputs"),
    "--accept": text("accept", Path),
    "--write-acceptances": text("write_acceptances", Path),
    "--reason": text("reason"),
    "--by": text("by"),
    "--as-of": text("checking.as_of"),
    "--select": texts("checking.select"),
    "--extend-select": texts("checking.extend_select"),
    "--ignore": texts("checking.ignore"),
    "--severity": texts("checking.severity"),
    "--rules": texts("checking.rules", Path),
    "--sources": text("checking.sources", Path),
    "--config": text("checking.config", Path),
    "--isolated": flag("checking.isolated"),
    "--quiet": flag("checking.quiet"),
    "-q": flag("checking.quiet"),
    "--color": text("checking.colour", Colour),
    "--no-progress": flag("checking.progress", value=False),
}


def request_of(given: Mapping[str, Any]) -> DiffRequest:
    """The request whose fields are given; the others are as usual."""
    checking = {name.removeprefix(_CHECKING): value for name, value in given.items() if name.startswith(_CHECKING)}
    own = {name: value for name, value in given.items() if not name.startswith(_CHECKING)}
    return DiffRequest(**own, checking=Request(**checking))


def _run(given: Mapping[str, Any]) -> ExitStatus:
    from policylint.cli.run_diff import run_diff  # noqa: PLC0415 - only who compares waits for the engine

    return run_diff(request_of(given))


COMMAND = Command(_OPTIONS, texts("versions"), _run)
