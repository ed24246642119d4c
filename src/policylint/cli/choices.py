"""The options that decide what is checked and how; every command that checks shares them."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from policylint.cli.completion import selectable, severities

Paths: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATHS]...",
        help=(
            "Policies, and folders that hold some, here or behind a URL such as s3://bucket/policies; - reads standard "
            "input. "
            "[default: what the configuration includes, else policies/, else .]"
        ),
    ),
]
Names: TypeAlias = list[str] | None
Select: TypeAlias = Annotated[
    Names,
    typer.Option(
        metavar="NAMES",
        help="Ask only these rules, topics, packs or authority:NAME; several with commas or repeated.",
        autocompletion=selectable,
    ),
]
ExtendSelect: TypeAlias = Annotated[
    Names,
    typer.Option(
        metavar="NAMES",
        help="Ask these as well; so a rule that is off by default is turned on.",
        autocompletion=selectable,
    ),
]
Ignore: TypeAlias = Annotated[
    Names,
    typer.Option(
        metavar="NAMES",
        help="Leave out these rules, topics, packs or authority:NAME.",
        autocompletion=selectable,
    ),
]
SeverityOf: TypeAlias = Annotated[
    Names,
    typer.Option(
        metavar="RULE=LEVEL",
        help="Give findings of a rule another severity: error, warning, note or off; repeatable.",
        autocompletion=severities,
    ),
]
Config: TypeAlias = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Use this configuration instead of the closest .policylint.yaml.")
]
Isolated: TypeAlias = Annotated[bool, typer.Option("--isolated", help="Ignore all configuration.")]
ForceExclude: TypeAlias = Annotated[
    bool, typer.Option("--force-exclude", help="Leave out what the configuration excludes even where it is named.")
]
AsOf: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Check against the law of this day, such as 2026-11-22. [default: today]"),
]
Sources: TypeAlias = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Compare quotes with the published texts in this folder.")
]
