"""``policylint facts``: its arguments and options."""

from pathlib import Path
from typing import Annotated

import typer


def facts(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The policy.")],
    as_of: Annotated[
        str | None, typer.Option(metavar="DATE", help="As of this day, such as 2026-11-22. [default: today]")
    ] = None,
    places: Annotated[
        bool, typer.Option("--places", help="Print where each fact comes from instead: file:line:column.")
    ] = False,
) -> int:
    """Print the facts of a policy, which rules ask about."""
    from policylint.cli.print_facts import print_facts  # noqa: PLC0415 - help must not wait for the engine

    return print_facts(file, as_of, places=places)
