"""Carries out ``policylint check``."""

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import monotonic

from policylint import __version__
from policylint.cli.exit_status import ExitStatus, Threshold, exit_status
from policylint.cli.gather import Work, gather
from policylint.cli.known_before import known_before
from policylint.cli.outputs import Outputs
from policylint.cli.progress import wants_progress, watched
from policylint.cli.repository import repository_names
from policylint.cli.request import Request
from policylint.cli.streams import complain, is_terminal, wants_colour, width, write, write_utf8
from policylint.cli.suppress import grounds_of, suppress, suppressed_more
from policylint.config.plan import Plan
from policylint.config.show import shown_config
from policylint.engine.check import Task, run_tasks
from policylint.engine.report import Report
from policylint.errors import UsageError
from policylint.finding import Finding
from policylint.render.as_json import Versions
from policylint.render.context import Context
from policylint.render.formats import Format, renderer
from policylint.render.json_text import json_text
from policylint.render.statistics import statistics
from policylint.render.styled import Look
from policylint.render.summary import counted
from policylint.render.troubles import failures, unreadable
from policylint.rules.catalogue import Catalogue
from policylint.rules.pack_file import compiled_catalogue
from policylint.rules.selection import PRECONDITIONS
from policylint.source import events


def run_check(request: Request) -> ExitStatus:
    """Check, write the report, and say what could not be done.

    Raises:
        PolicylintError: nothing could be checked.
        ClosedPipeError: nobody reads any more.
    """
    started = monotonic()
    work = gather(request, compiled_catalogue())
    _require_sense(request, work.outputs)
    if request.show_config:
        write_utf8(json_text(shown_config(work.plan, work.run)))
        return ExitStatus.CLEAN
    report = _settled(work, request, started)
    status = exit_status(report, Threshold(work.run.fail_on.value), _thresholds(work))
    _write(report.showing(partial(_is_shown, work.plan)), request, work, status)
    for sentence in unreadable(report):
        complain(f"error: {sentence}")
    for sentence in failures(report):
        complain(f"internal error: {sentence}")
    if not work.plan.tasks:
        complain("the configuration excludes every policy that was named")
    if request.verbose:
        _tell(report, work, monotonic() - started)
    return status


def _require_sense(request: Request, outputs: Outputs) -> None:
    if request.statistics and not outputs.stdout.for_people:
        raise UsageError(
            f"--statistics is not written as {outputs.stdout}. Leave one out, or use --output FORMAT=FILE."
        )


def _settled(work: Work, request: Request, started: float) -> Report:
    """What is found, told apart from what was known; after suppressions were written, if that was asked."""
    grounds, known = grounds_of(request), known_before(request, work)
    report = known.settle(_check(work, request, started), work)
    if grounds is None:
        return report
    suppress(report, work, grounds, partial(_is_shown, work.plan))
    again = known.settle(_check(work, request, started), work)
    complain(f"suppressed {counted(suppressed_more(report, again), 'finding')}")
    return again


def _check(work: Work, request: Request, started: float) -> Report:
    tasks: Iterator[Task] = iter(work.plan.tasks)
    if wants_progress(os.environ, wanted=request.progress):
        tasks = watched([(task.name, task) for task in work.plan.tasks], started)
    return run_tasks(tasks, work.as_of, work.plan.catalogue)


def _thresholds(work: Work) -> dict[str, Threshold]:
    return {name: Threshold(settings.fail_on.value) for name, settings in work.plan.settings.items()}


def _is_shown(plan: Plan, finding: Finding) -> bool:
    """Whether a finding is grave enough; that a policy was not checked is always shown."""
    settings = plan.settings.get(finding.file)
    floor = settings.min_severity.value if settings else None
    return floor is None or finding.severity.rank >= floor.rank or finding.rule in PRECONDITIONS


def _write(report: Report, request: Request, work: Work, status: ExitStatus) -> None:
    """Files first, so that nothing at all is written if one of them cannot be."""
    catalogue, outputs = work.plan.catalogue, work.outputs
    context = Context(
        cards=catalogue.cards,
        versions=Versions(tool=__version__, pack=__version__),
        look=Look(summary=not request.quiet),
        exit_code=status,
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


def _tell(report: Report, work: Work, seconds: float) -> None:
    reader = "libyaml (C)" if events.fast else "PyYAML in Python, some fifteen times slower than with libyaml"
    complain(f"YAML is read with {reader}")
    for file in report.files:
        complain(f"checked {file}")
    for file in dict.fromkeys(file for settings in work.plan.settings.values() for file in settings.files):
        complain(f"configured by {file}")
    for entry in report.stale:
        complain(f"gone, but in the baseline: {entry.policy}{entry.path}: {entry.rule}")
    complain(f"{len(report.files)} files, {len(report.rules)} rules, {seconds:.2f} seconds")
