"""``policylint baseline``: its arguments and options."""

from pathlib import Path
from typing import Annotated

import typer

from policylint.cli.choices import (
    AsOf,
    Config,
    ExtendSelect,
    ForceExclude,
    Ignore,
    Isolated,
    Paths,
    Select,
    SeverityOf,
    Sources,
)
from policylint.cli.own_packs import OwnPacks

_Output = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="The baseline. [default: the one that is configured, else .policylint-baseline.json]"
    ),
]
_Prune = Annotated[bool, typer.Option("--prune", help="Only drop what is no longer found; add nothing.")]


def baseline(  # noqa: PLR0913 - typer reads the options from the signature
    *,
    paths: Paths = None,
    output: _Output = None,
    prune: _Prune = False,
    select: Select = None,
    extend_select: ExtendSelect = None,
    ignore: Ignore = None,
    severity: SeverityOf = None,
    as_of: AsOf = None,
    packs: OwnPacks = None,
    sources: Sources = None,
    config: Config = None,
    isolated: Isolated = False,
    force_exclude: ForceExclude = False,
) -> int:
    """Write down what is found now, so that a check can tell what is new."""
    from policylint.cli.request import Request  # noqa: PLC0415 - help must not wait for the engine
    from policylint.cli.run_baseline import run_baseline  # noqa: PLC0415

    return run_baseline(
        Request(
            paths=tuple(paths or ()),
            select=tuple(select or ()),
            extend_select=tuple(extend_select or ()),
            ignore=tuple(ignore or ()),
            severity=tuple(severity or ()),
            as_of=as_of,
            rules=tuple(packs or ()),
            sources=sources,
            baseline=output,
            config=config,
            isolated=isolated,
            force_exclude=force_exclude,
        ),
        prune=prune,
    )
