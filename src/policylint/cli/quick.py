"""The shortest way to start a command: plain command lines are carried out without typer ever being imported.

The options of a command are typer's; a test sees to it that none is missing here and that both understand alike.
"""

import os
from collections.abc import Sequence
from importlib import import_module

from policylint.cli.arguments import Command, plain
from policylint.cli.exit_status import ExitStatus

_COMPLETION = "_POLICYLINT_COMPLETE"
"""Set while the shell asks for proposals, which typer makes."""
COMMANDS = {"check": "policylint.cli.quick_check", "diff": "policylint.cli.quick_diff"}
"""The commands that can be started so, and the modules that know how."""


def run_quickly(arguments: Sequence[str]) -> ExitStatus | None:
    """Carry out a command line; None where nothing was done, because only typer can tell what is meant.

    Raises:
        PolicylintError: the command failed.
        ClosedPipeError: nobody reads any more.
    """
    if not arguments or arguments[0] not in COMMANDS or _COMPLETION in os.environ:
        return None
    command: Command = import_module(COMMANDS[arguments[0]]).COMMAND
    given = plain(arguments[1:], command)
    return None if given is None else command.run(given)
