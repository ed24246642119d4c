"""``policylint test``: its argument and options."""

from pathlib import Path
from typing import Annotated

import typer

from policylint.cli.own_packs import OwnPacks


def examples(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="A folder of cards. [default: the built-in cards]")
    ] = None,
    packs: OwnPacks = None,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Name also the clauses that no example shows the use of.")
    ] = False,
) -> int:
    """Run the examples of cards: they are the cards' tests."""
    from policylint.cli.try_examples import try_examples  # noqa: PLC0415 - help must not wait for the engine

    return try_examples(folder, packs or (), coverage=coverage)
