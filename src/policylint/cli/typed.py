"""The way through typer: every command line, its help, its completion, and what is wrong with it."""

from collections.abc import Sequence

import typer
from typer.main import get_command

from policylint.cli.app import app
from policylint.cli.exit_status import ExitStatus
from policylint.errors import UsageError

_VALIDATION = ": Value error, "
"""What the library that validates values for typer puts before our own words."""


def run_typed(arguments: Sequence[str]) -> int:
    """Carry out a command line.

    Raises:
        PolicylintError: the command failed, or the command line means nothing.
        ClosedPipeError: nobody reads any more.
        SystemExit: the shell was answered.
    """
    try:
        status = get_command(app).main(list(arguments) or ["--help"], prog_name="policylint", standalone_mode=False)
    except typer.TyperException as error:
        raise UsageError(_usage(error)) from error
    return int(status or ExitStatus.CLEAN) if arguments else ExitStatus.USAGE


def _usage(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "policylint"
    message = error.format_message().strip().replace(_VALIDATION, ": ")
    end = "" if message.endswith((".", "?")) else "."
    return f"{message}{end} `{command} --help` explains the options."
