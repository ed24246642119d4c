"""The outermost frame: runs a command and turns every way it can end into an exit status and at most one line."""

import os
import traceback
from collections.abc import Sequence

import typer
from typer.main import get_command

from policylint.cli.app import TRACEBACK, app
from policylint.cli.exit_status import ExitStatus
from policylint.cli.streams import ClosedPipeError, complain
from policylint.errors import InternalError, PolicylintError

_VALIDATION = ": Value error, "
"""What the library that validates values for typer puts before our own words."""


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return the exit status; no error is ever raised.

    ``--traceback`` may stand anywhere, so it is taken out before any command reads its options.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # nobody else's code reads policies; and it is slow
    rest = [argument for argument in arguments if argument != TRACEBACK]
    try:
        return _dispatch(rest)
    except ClosedPipeError:
        return ExitStatus.CLOSED_PIPE
    except SystemExit as end:  # shell completion ends so; with anything but 0, the pipe was closed on the help text
        return ExitStatus.CLEAN if end.code == 0 else ExitStatus.CLOSED_PIPE
    except Exception as error:  # noqa: BLE001 - the one place where no error may get past
        if TRACEBACK in arguments:
            traceback.print_exc()
        return _report(error)


def _dispatch(arguments: list[str]) -> int:
    status = get_command(app).main(arguments or ["--help"], prog_name="policylint", standalone_mode=False)
    return int(status or ExitStatus.CLEAN) if arguments else ExitStatus.USAGE


def _report(error: Exception) -> ExitStatus:
    if isinstance(error, typer.TyperException):
        complain(f"error: {_usage(error)}")
        return ExitStatus.USAGE
    if isinstance(error, InternalError):
        complain(f"internal error: {error}")
        return ExitStatus.INTERNAL
    if isinstance(error, PolicylintError):
        complain(f"error: {error}")
        return ExitStatus.USAGE
    complain(f"internal error: {type(error).__name__}: {error}. Please report it; {TRACEBACK} shows where.")
    return ExitStatus.INTERNAL


def _usage(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "policylint"
    message = error.format_message().strip().replace(_VALIDATION, ": ")
    end = "" if message.endswith((".", "?")) else "."
    return f"{message}{end} `{command} --help` explains the options."
