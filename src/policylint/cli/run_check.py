"""Carries out ``policylint check``."""

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

from policylint import __version__
from policylint.cli.exit_status import ExitStatus, Threshold, exit_status
from policylint.cli.outputs import Outputs, read_outputs
from policylint.cli.repository import STANDARD_INPUT, repository_names
from policylint.cli.streams import Colour, complain, is_terminal, wants_colour, width, write, write_utf8
from policylint.cli.values import day, names
from policylint.engine.check import Checker, Options, check_files
from policylint.engine.report import Report
from policylint.engine.sources import SourceFolder
from policylint.errors import UsageError
from policylint.render.as_json import Versions
from policylint.render.context import Context
from policylint.render.formats import Format, renderer
from policylint.render.statistics import statistics
from policylint.render.styled import Look
from policylint.render.troubles import failures, unreadable
from policylint.rules.catalogue import Catalogue
from policylint.rules.pack_file import compiled_catalogue
from policylint.rules.selection import Selection
from policylint.source import events
from policylint.source.discover import discover
from policylint.source.document import parse_document
from policylint.source.text import MAX_BYTES

_STANDARD_INPUT = Path("-")
_USUAL_FOLDER = Path("policies")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the user asked of ``check``."""

    paths: tuple[Path, ...]
    select: tuple[str, ...]
    extend_select: tuple[str, ...]
    ignore: tuple[str, ...]
    threshold: Threshold
    as_of: str | None
    format: Format | None
    outputs: tuple[str, ...]
    hidden_in_sarif: bool
    sources: Path | None
    suppressions: bool
    quiet: bool
    statistics: bool
    colour: Colour
    stdin_filename: str | None
    verbose: bool


def run_check(request: Request) -> ExitStatus:
    """Check, write the report, and say what could not be done.

    Raises:
        PolicylintError: nothing could be checked.
        ClosedPipeError: nobody reads any more.
    """
    started = perf_counter()
    outputs = read_outputs(request.outputs, request.format)
    _require_sense(request, outputs)
    options = _options(request)
    catalogue = compiled_catalogue()
    from_stdin = request.paths == (_STANDARD_INPUT,)
    report = _check_stdin(request, catalogue, options) if from_stdin else _check_files(request, catalogue, options)
    _write(report, request, outputs, catalogue)
    for sentence in unreadable(report):
        complain(f"error: {sentence}")
    for sentence in failures(report):
        complain(f"internal error: {sentence}")
    if request.verbose:
        _tell(report, perf_counter() - started)
    return exit_status(report, request.threshold)


def _require_sense(request: Request, outputs: Outputs) -> None:
    if _STANDARD_INPUT in request.paths and len(request.paths) > 1:
        raise UsageError("`-` (standard input) cannot be checked together with other paths. Check it on its own.")
    if request.stdin_filename is not None and _STANDARD_INPUT not in request.paths:
        raise UsageError("--stdin-filename names what comes from standard input. Add `-` as the only path.")
    if request.statistics and not outputs.stdout.for_people:
        raise UsageError(
            f"--statistics is not written as {outputs.stdout}. Leave one out, or use --output FORMAT=FILE."
        )


def _options(request: Request) -> Options:
    return Options(
        as_of=day(request.as_of),
        selection=Selection(
            select=names(request.select), extend_select=names(request.extend_select), ignore=names(request.ignore)
        ),
        sources=SourceFolder(request.sources) if request.sources is not None else None,
        suppressions=request.suppressions,
    )


def _check_files(request: Request, catalogue: Catalogue, options: Options) -> Report:
    usual = _USUAL_FOLDER if _USUAL_FOLDER.is_dir() else Path()
    found = discover(request.paths or (usual,))
    return check_files(((path, path.as_posix()) for path in found), catalogue, options)


def _check_stdin(request: Request, catalogue: Catalogue, options: Options) -> Report:
    name = Path(request.stdin_filename or STANDARD_INPUT).as_posix()
    if sys.stdin is None:
        raise UsageError("Standard input is closed. Name a file instead of `-`.")
    document = parse_document(name, sys.stdin.buffer.read(MAX_BYTES + 1))
    checker = Checker(catalogue, options)
    outcome = checker.check(document)
    return Report(
        findings=outcome.findings,
        files=(name,),
        as_of=options.as_of.isoformat(),
        pack_as_of=catalogue.as_of,
        rules=checker.rules,
        failures=outcome.failures,
        texts={name: document.lines},
    )


def _write(report: Report, request: Request, outputs: Outputs, catalogue: Catalogue) -> None:
    """Files first, so that nothing at all is written if one of them cannot be."""
    context = Context(
        cards=catalogue.cards,
        versions=Versions(tool=__version__, pack=__version__),
        look=Look(summary=not request.quiet),
        exit_code=exit_status(report, request.threshold),
        names=repository_names(report.files, os.environ),
        hidden=request.hidden_in_sarif,
    )
    outputs.write_files(lambda format_: renderer(format_)(report, context), report.files)
    if outputs.stdout.for_people:
        write(_text(report, request, outputs.stdout, replace(context, look=_look(request, catalogue))))
    else:
        write_utf8(renderer(outputs.stdout)(report, context))


def _text(report: Report, request: Request, format_: Format, context: Context) -> str:
    return statistics(report, context.look) if request.statistics else renderer(format_)(report, context)


def _look(request: Request, catalogue: Catalogue) -> Look:
    terminal = is_terminal()
    colour = wants_colour(request.colour, os.environ, terminal=terminal)
    links = colour and terminal
    pages = {card.id: Path(card.file).absolute().as_uri() for card in catalogue.cards.values()} if links else {}
    return Look(width=width(), colour=colour, links=links, summary=not request.quiet, rule_pages=pages)


def _tell(report: Report, seconds: float) -> None:
    reader = "libyaml (C)" if events.fast else "PyYAML in Python, some fifteen times slower than with libyaml"
    complain(f"YAML is read with {reader}")
    for file in report.files:
        complain(f"checked {file}")
    complain(f"{len(report.files)} files, {len(report.rules)} rules, {seconds:.2f} seconds")
