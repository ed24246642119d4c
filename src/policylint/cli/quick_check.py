"""``check`` for the shortest way: its options by the fields of its request, and its start."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from policylint.cli.arguments import Command, flag, text, texts
from policylint.cli.exit_status import ExitStatus, Threshold
from policylint.cli.request import Request
from policylint.cli.streams import Colour
from policylint.finding import Severity
from policylint.render.formats import Format


def _positive(word: str) -> int:
    if not (word.isascii() and word.isdigit() and int(word)):
        raise ValueError(word)
    return int(word)


_OPTIONS = {
    "--select": texts("select"),
    "--extend-select": texts("extend_select"),
    "--ignore": texts("ignore"),
    "--severity": texts("severity"),
    "--fail-on": text("threshold", Threshold),
    "--exit-zero": flag("threshold", Threshold.NEVER),
    "--min-severity": text("min_severity", Severity),
    "--as-of": text("as_of"),
    "--output-format": text("format", Format),
    "--output": texts("outputs"),
    "--sarif-include-suppressed": flag("hidden_in_sarif"),
    "--rules": texts("rules", Path),
    "--sources": text("sources", Path),
    "--baseline": text("baseline", Path),
    "--since": text("since"),
    "--no-suppressions": flag("suppressions", value=False),
    "--add-suppressions": flag("add_suppressions"),
    "--reason": text("reason"),
    "--until": text("until"),
    "--quiet": flag("quiet"),
    "-q": flag("quiet"),
    "--statistics": flag("statistics"),
    "--color": text("colour", Colour),
    "--stdin-filename": text("stdin_filename"),
    "--config": text("config", Path),
    "--isolated": flag("isolated"),
    "--show-config": flag("show_config"),
    "--force-exclude": flag("force_exclude"),
    "--jobs": text("jobs", _positive),
    "-j": text("jobs", _positive),
    "--executor": text("executor"),
    "--no-cache": flag("cache", value=False),
    "--no-progress": flag("progress", value=False),
    "--verbose": flag("verbose"),
    "-v": flag("verbose"),
}


def request_of(given: Mapping[str, Any]) -> Request:
    """The request whose fields are given; the others are as usual."""
    return Request(**given)


def _run(given: Mapping[str, Any]) -> ExitStatus:
    from policylint.cli.run_check import run_check  # noqa: PLC0415 - only who checks waits for the engine

    return run_check(request_of(given))


COMMAND = Command(_OPTIONS, texts("paths"), _run)
