"""``policylint rules``: its options."""

from enum import StrEnum
from typing import Annotated

import typer

from policylint.cli.own_packs import OwnPacks
from policylint.cli.streams import Colour
from policylint.errors import UsageError


class ListFormat(StrEnum):
    """How rules are listed."""

    TABLE = "table"
    JSON = "json"


def rules(  # noqa: PLR0913 - typer reads the options from the signature
    *,
    topic: Annotated[str | None, typer.Option(metavar="TOPIC", help="List the rules of this topic only.")] = None,
    output_format: Annotated[ListFormat, typer.Option(help="How to write the list.")] = ListFormat.TABLE,
    color: Annotated[
        Colour, typer.Option(help="When to colour. NO_COLOR and FORCE_COLOR are honoured, too.")
    ] = Colour.AUTO,
    packs: OwnPacks = None,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="List the duties of a notice instead, with the rules that guard each.")
    ] = False,
    changes: Annotated[
        bool, typer.Option("--changes", help="List the cards instead by which `diff` judges what changed.")
    ] = False,
) -> int:
    """List the rules, by topic."""
    if changes and (coverage or packs):
        other = "--coverage" if coverage else "--rules"
        raise UsageError(f"--changes does not go with {other}: it lists the built-in change cards. Leave one out.")
    if changes:
        from policylint.cli.list_changes import list_changes  # noqa: PLC0415 - help must not wait for the engine

        return list_changes(topic, output_format, color)
    if coverage:
        from policylint.cli.list_duties import list_duties  # noqa: PLC0415 - help must not wait for the engine

        return list_duties(topic, output_format, color, packs or ())
    from policylint.cli.list_rules import list_rules  # noqa: PLC0415 - help must not wait for the engine

    return list_rules(topic, output_format, color, packs or ())
