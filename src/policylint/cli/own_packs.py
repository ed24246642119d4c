"""The option that several commands share: a team's own packs of rules."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

OwnPacks: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option("--rules", metavar="DIR", help="Know the rule cards in this folder as well; may be repeated."),
]
