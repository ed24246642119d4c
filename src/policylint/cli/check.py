"""``policylint check``: its arguments and options."""

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
    Names,
    Paths,
    Select,
    SeverityOf,
    Sources,
)
from policylint.cli.exit_status import Threshold
from policylint.cli.own_packs import OwnPacks
from policylint.cli.streams import Colour
from policylint.finding import Severity
from policylint.render.formats import Format

_FailOn = Annotated[
    Threshold | None, typer.Option(help="The mildest finding that makes the exit status 1. [default: error]")
]
_MinSeverity = Annotated[
    Severity | None, typer.Option(help="Show no milder findings; this does not change what fails.")
]
_ShowConfig = Annotated[
    bool, typer.Option("--show-config", help="Print what applies to each policy and where it is said, as JSON.")
]
_NoProgress = Annotated[bool, typer.Option("--no-progress", help="Show no progress bar.")]
_Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", metavar="N", min=1, help="Check in so many processes. [default: one for each core, if it pays]"
    ),
]
_Executor = Annotated[
    str | None, typer.Option(metavar="URL", help="Check on a Dask cluster, such as dask://localhost:8786.")
]
_NoCache = Annotated[bool, typer.Option("--no-cache", help="Neither use nor keep results of earlier runs.")]
_ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Let no finding make the exit status 1.")]
_Format = Annotated[Format | None, typer.Option(help="How to write the report to standard output. [default: full]")]
_Output = Annotated[
    Names,
    typer.Option(metavar="FORMAT=FILE", help="Write the report to a file as well, such as sarif=a.sarif; repeatable."),
]
_SarifSuppressed = Annotated[
    bool, typer.Option("--sarif-include-suppressed", help="Keep suppressed and baselined findings in SARIF.")
]
_Baseline = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Count only what this baseline does not hold; see the baseline command."),
]
_Since = Annotated[
    str | None, typer.Option(metavar="REV", help="Count only what this git revision did not have, such as origin/main.")
]
_AddSuppressions = Annotated[
    bool, typer.Option("--add-suppressions", help="Write a suppression for every finding into the policies.")
]
_Reason = Annotated[str | None, typer.Option(metavar="TEXT", help="The reason that --add-suppressions writes down.")]
_Until = Annotated[
    str | None, typer.Option(metavar="DATE", help="The last day of the suppressions that --add-suppressions writes.")
]
_NoSuppressions = Annotated[
    bool, typer.Option("--no-suppressions", help="Show what `# policylint: ignore[...]` comments silence.")
]
_Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print findings only, no summary.")]
_Statistics = Annotated[bool, typer.Option("--statistics", help="Count findings by rule instead of showing them.")]
_Colour = Annotated[Colour, typer.Option(help="When to colour. NO_COLOR and FORCE_COLOR are honoured, too.")]
_StdinFilename = Annotated[
    str | None, typer.Option(metavar="NAME", help="Call what comes from standard input by this name.")
]
_Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say what is done, on standard error.")]


def check(  # noqa: PLR0913 - typer reads the options from the signature
    *,
    paths: Paths = None,
    select: Select = None,
    extend_select: ExtendSelect = None,
    ignore: Ignore = None,
    severity: SeverityOf = None,
    fail_on: _FailOn = None,
    exit_zero: _ExitZero = False,
    min_severity: _MinSeverity = None,
    as_of: AsOf = None,
    output_format: _Format = None,
    output: _Output = None,
    sarif_include_suppressed: _SarifSuppressed = False,
    packs: OwnPacks = None,
    sources: Sources = None,
    baseline: _Baseline = None,
    since: _Since = None,
    no_suppressions: _NoSuppressions = False,
    add_suppressions: _AddSuppressions = False,
    reason: _Reason = None,
    until: _Until = None,
    quiet: _Quiet = False,
    statistics: _Statistics = False,
    color: _Colour = Colour.AUTO,
    stdin_filename: _StdinFilename = None,
    config: Config = None,
    isolated: Isolated = False,
    show_config: _ShowConfig = False,
    force_exclude: ForceExclude = False,
    no_progress: _NoProgress = False,
    jobs: _Jobs = None,
    executor: _Executor = None,
    no_cache: _NoCache = False,
    verbose: _Verbose = False,
) -> int:
    """Check privacy policies and show what is wrong with them."""
    from policylint.cli.request import Request  # noqa: PLC0415 - help must not wait for the engine
    from policylint.cli.run_check import run_check  # noqa: PLC0415

    return run_check(
        Request(
            paths=tuple(paths or ()),
            select=tuple(select or ()),
            extend_select=tuple(extend_select or ()),
            ignore=tuple(ignore or ()),
            severity=tuple(severity or ()),
            threshold=Threshold.NEVER if exit_zero else fail_on,
            min_severity=min_severity,
            as_of=as_of,
            format=output_format,
            outputs=tuple(output or ()),
            hidden_in_sarif=sarif_include_suppressed,
            rules=tuple(packs or ()),
            sources=sources,
            baseline=baseline,
            since=since,
            suppressions=not no_suppressions,
            add_suppressions=add_suppressions,
            reason=reason,
            until=until,
            quiet=quiet,
            statistics=statistics,
            colour=color,
            stdin_filename=stdin_filename,
            config=config,
            isolated=isolated,
            show_config=show_config,
            force_exclude=force_exclude,
            progress=not no_progress,
            jobs=jobs,
            executor=executor,
            cache=not no_cache,
            verbose=verbose,
        )
    )
