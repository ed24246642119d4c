"""The outermost frame: runs a command and turns every way it can end into an exit status and at most one line."""

import os
from collections.abc import Sequence

from policylint.cli.arguments import TRACEBACK
from policylint.cli.exit_status import ExitStatus
from policylint.cli.quick import run_quickly
from policylint.cli.streams import ClosedPipeError, complain
from policylint.errors import InternalError, PolicylintError


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
            import traceback  # noqa: PLC0415 - hardly ever needed

            traceback.print_exc()
        return _report(error)


def _dispatch(arguments: list[str]) -> int:
    status = run_quickly(arguments)
    if status is not None:
        return status
    from policylint.cli.typed import run_typed  # noqa: PLC0415 - importing typer takes longer than checking a policy

    return run_typed(arguments)


def _report(error: Exception) -> ExitStatus:
    if isinstance(error, InternalError):
        complain(f"internal error: {error}")
        return ExitStatus.INTERNAL
    if isinstance(error, PolicylintError):
        complain(f"error: {error}")
        return ExitStatus.USAGE
    complain(f"internal error: {type(error).__name__}: {error}. Please report it; {TRACEBACK} shows where.")
    return ExitStatus.INTERNAL
