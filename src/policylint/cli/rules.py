"""``policylint rules``: its options."""

from enum import StrEnum
from typing import Annotated

import typer

from policylint.cli.streams import Colour


class ListFormat(StrEnum):
    """How rules are listed."""

    TABLE = "table"
    JSON = "json"


def rules(
    topic: Annotated[str | None, typer.Option(metavar="TOPIC", help="List the rules of this topic only.")] = None,
    output_format: Annotated[ListFormat, typer.Option(help="How to write the list.")] = ListFormat.TABLE,
    color: Annotated[
        Colour, typer.Option(help="When to colour. NO_COLOR and FORCE_COLOR are honoured, too.")
    ] = Colour.AUTO,
) -> int:
    """List the rules, by topic."""
    from policylint.cli.list_rules import list_rules  # noqa: PLC0415 - help must not wait for the engine

    return list_rules(topic, output_format, color)
