"""``policylint new``: its commands, each with arguments and options."""

from pathlib import Path
from typing import Annotated

import typer

new = typer.Typer(
    help="Write a file to begin with.",
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


@new.callback()
def _several() -> None:
    """Keep `rule` a command of its own while it is the only one."""


@new.command("rule")
def rule(
    id_: Annotated[
        str, typer.Argument(metavar="ID", help="The new rule's id, saying what is wrong: processor-country-missing.")
    ],
    folder: Annotated[Path, typer.Option("--dir", metavar="DIR", help="The folder of your rule cards.")] = Path(
        "rules"
    ),
) -> int:
    """Write a rule card that works, with examples and comments that explain it."""
    from policylint.cli.write_rule import write_rule  # noqa: PLC0415 - help must not wait for the engine

    return write_rule(id_, folder)
