"""``policylint diff``: its arguments and options."""

from pathlib import Path
from typing import Annotated

import typer

from policylint.cli.choices import AsOf, Config, ExtendSelect, Ignore, Isolated, Names, Select, SeverityOf, Sources
from policylint.cli.diff_status import DiffThreshold
from policylint.cli.own_packs import OwnPacks
from policylint.cli.streams import Colour
from policylint.render.changes.formats import DiffFormat

_Versions = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="OLD NEW | PATHS",
        help=(
            "Two versions: two files, or two folders. REV:PATH is what a git revision held; PATH starts at the root "
            "of the repository, or in the current folder if it begins with ./ or ../. With --against, the policies "
            "to compare. [default: what the configuration includes, else policies/, else .]"
        ),
        show_default=False,
    ),
]
_Against = Annotated[
    str | None,
    typer.Option(metavar="REV", help="Compare the working tree with this git revision, such as origin/main."),
]
_FailOn = Annotated[
    DiffThreshold,
    typer.Option(
        help=(
            "What makes the exit status 1: an adverse change; an adverse change or a new finding that is an error; any "
            "new finding. Accepted changes never do."
        )
    ),
]
_Format = Annotated[DiffFormat | None, typer.Option(help="How to write the report to standard output. [default: full]")]
_Output = Annotated[
    Names,
    typer.Option(metavar="FORMAT=FILE", help="Write the report to a file as well, such as html=a.html; repeatable."),
]
_Accept = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Changes that a person accepted, each with reason, by and date.")
]
_WriteAcceptances = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Accept all adverse changes that are open: add them to this file."),
]
_Reason = Annotated[
    str | None, typer.Option(metavar="TEXT", help="Why the changes that --write-acceptances adds are accepted.")
]
_By = Annotated[str | None, typer.Option(metavar="NAME", help="Who accepts what --write-acceptances adds.")]
_Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print changes and findings only, no summary.")]
_Colour = Annotated[Colour, typer.Option(help="When to colour. NO_COLOR and FORCE_COLOR are honoured, too.")]
_NoProgress = Annotated[bool, typer.Option("--no-progress", help="Show no progress bar.")]


def diff(  # noqa: PLR0913 - typer reads the options from the signature
    *,
    versions: _Versions = None,
    against: _Against = None,
    as_of: AsOf = None,
    fail_on: _FailOn = DiffThreshold.NEVER,
    output_format: _Format = None,
    output: _Output = None,
    accept: _Accept = None,
    write_acceptances: _WriteAcceptances = None,
    reason: _Reason = None,
    by: _By = None,
    select: Select = None,
    extend_select: ExtendSelect = None,
    ignore: Ignore = None,
    severity: SeverityOf = None,
    packs: OwnPacks = None,
    sources: Sources = None,
    config: Config = None,
    isolated: Isolated = False,
    quiet: _Quiet = False,
    color: _Colour = Colour.AUTO,
    no_progress: _NoProgress = False,
) -> int:
    """Say what changed between two versions for the people whose data it is."""
    from policylint.cli.diff_request import DiffRequest  # noqa: PLC0415 - help must not wait for the engine
    from policylint.cli.request import Request  # noqa: PLC0415
    from policylint.cli.run_diff import run_diff  # noqa: PLC0415

    return run_diff(
        DiffRequest(
            versions=tuple(versions or ()),
            against=against,
            threshold=fail_on,
            format=output_format,
            outputs=tuple(output or ()),
            accept=accept,
            write_acceptances=write_acceptances,
            reason=reason,
            by=by,
            checking=Request(
                select=tuple(select or ()),
                extend_select=tuple(extend_select or ()),
                ignore=tuple(ignore or ()),
                severity=tuple(severity or ()),
                as_of=as_of,
                rules=tuple(packs or ()),
                sources=sources,
                config=config,
                isolated=isolated,
                quiet=quiet,
                colour=color,
                progress=not no_progress,
            ),
        )
    )
