"""``policylint check``: its arguments and options."""

from pathlib import Path
from typing import Annotated

import typer

from policylint.cli.exit_status import Threshold
from policylint.cli.streams import Colour
from policylint.render.formats import Format

_Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[PATHS]...",
        help="Policies, and folders that hold some; - reads standard input. [default: policies/, else .]",
    ),
]
_Names = list[str] | None
_Select = Annotated[
    _Names,
    typer.Option(
        metavar="NAMES", help="Ask only these rules, topics, packs or authority:NAME; several with commas or repeated."
    ),
]
_ExtendSelect = Annotated[
    _Names, typer.Option(metavar="NAMES", help="Ask these as well; so a rule that is off by default is turned on.")
]
_Ignore = Annotated[
    _Names, typer.Option(metavar="NAMES", help="Leave out these rules, topics, packs or authority:NAME.")
]
_FailOn = Annotated[Threshold, typer.Option(help="The mildest finding that makes the exit status 1.")]
_ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Let no finding make the exit status 1.")]
_AsOf = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Check against the law of this day, such as 2026-11-22. [default: today]"),
]
_Format = Annotated[Format | None, typer.Option(help="How to write the report to standard output. [default: full]")]
_Output = Annotated[
    _Names,
    typer.Option(metavar="FORMAT=FILE", help="Write the report to a file as well, such as sarif=a.sarif; repeatable."),
]
_SarifSuppressed = Annotated[
    bool, typer.Option("--sarif-include-suppressed", help="Keep suppressed and baselined findings in SARIF.")
]
_Sources = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Compare quotes with the published texts in this folder.")
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
    paths: _Paths = None,
    select: _Select = None,
    extend_select: _ExtendSelect = None,
    ignore: _Ignore = None,
    fail_on: _FailOn = Threshold.ERROR,
    exit_zero: _ExitZero = False,
    as_of: _AsOf = None,
    output_format: _Format = None,
    output: _Output = None,
    sarif_include_suppressed: _SarifSuppressed = False,
    sources: _Sources = None,
    no_suppressions: _NoSuppressions = False,
    quiet: _Quiet = False,
    statistics: _Statistics = False,
    color: _Colour = Colour.AUTO,
    stdin_filename: _StdinFilename = None,
    verbose: _Verbose = False,
) -> int:
    """Check privacy policies and show what is wrong with them."""
    from policylint.cli.run_check import Request, run_check  # noqa: PLC0415 - help must not wait for the engine

    return run_check(
        Request(
            paths=tuple(paths or ()),
            select=tuple(select or ()),
            extend_select=tuple(extend_select or ()),
            ignore=tuple(ignore or ()),
            threshold=Threshold.NEVER if exit_zero else fail_on,
            as_of=as_of,
            format=output_format,
            outputs=tuple(output or ()),
            hidden_in_sarif=sarif_include_suppressed,
            sources=sources,
            suppressions=not no_suppressions,
            quiet=quiet,
            statistics=statistics,
            colour=color,
            stdin_filename=stdin_filename,
            verbose=verbose,
        )
    )
