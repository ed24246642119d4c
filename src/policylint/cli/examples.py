"""``policylint test``: its argument."""

from pathlib import Path
from typing import Annotated

import typer


def examples(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="A folder of rule cards. [default: the built-in cards]")
    ] = None,
) -> int:
    """Run the examples of rule cards: they are the rules' tests."""
    from policylint.cli.try_examples import try_examples  # noqa: PLC0415 - help must not wait for the engine

    return try_examples(folder)
