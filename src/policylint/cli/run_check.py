"""Carries out ``policylint check``. What few runs need is imported where it is needed."""

import os
from collections.abc import Iterator
from functools import partial
from time import monotonic

from policylint.cli.exit_status import ExitStatus, Threshold, exit_status
from policylint.cli.gather import Work, gather
from policylint.cli.known_before import known_before
from policylint.cli.means import may_be_many, may_remember, means_of
from policylint.cli.outputs import Outputs
from policylint.cli.progress import wants_progress, watched
from policylint.cli.request import Request
from policylint.cli.streams import complain, write_utf8
from policylint.cli.write_report import can_stream, has_floor, is_short, look_for, stream_report, write_report
from policylint.config.plan import Plan
from policylint.engine.means import Means
from policylint.engine.report import Report
from policylint.engine.run import Run, run_tasks
from policylint.engine.task import Task
from policylint.errors import UsageError
from policylint.finding import Finding
from policylint.render.formats import Format
from policylint.render.troubles import failures, unreadable
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
    work = gather(request, compiled_catalogue(), digests=_wants_digests(request))
    _require_sense(request, work.outputs)
    if request.show_config:
        _show_config(work)
        return ExitStatus.CLEAN
    streams = can_stream(request, work)
    report = _streamed(work, request, started) if streams else _settled(work, request, started)
    status = exit_status(report, Threshold(work.run.fail_on.value), _thresholds(work))
    if not streams:
        shown = report.showing(partial(_is_shown, work.plan)) if has_floor(work) else report
        write_report(shown, request, work, status)
    for sentence in unreadable(report):
        complain(f"error: {sentence}")
    for sentence in failures(report):
        complain(f"internal error: {sentence}")
    if not work.plan.tasks:
        complain("the configuration excludes every policy that was named")
    if request.verbose:
        _tell(report, work, monotonic() - started)
    return status


def _wants_digests(request: Request) -> bool:
    """Whether to work out what policies hold before they are checked; in vain if they are written to meanwhile."""
    writes = request.add_suppressions or request.reason is not None or request.until is not None
    return not writes and may_remember(request, os.environ) and may_be_many(request)


def _require_sense(request: Request, outputs: Outputs[Format]) -> None:
    if request.statistics and not outputs.stdout.for_people:
        raise UsageError(
            f"--statistics is not written as {outputs.stdout}. Leave one out, or use --output FORMAT=FILE."
        )


def _streamed(work: Work, request: Request, started: float) -> Report:
    """The report of the run, which was written as it grew."""
    look = look_for(request, work)
    tasks, short = _tasks(work, request, started), is_short(request, work, look)
    run = Run(tasks, work.plan.catalogue, _means(work, request), once=True, short=short)
    report = run.report(work.as_of)
    stream_report(report, request, work, look)
    return report


def _show_config(work: Work) -> None:
    from policylint.config.show import shown_config  # noqa: PLC0415
    from policylint.render.json_text import json_text  # noqa: PLC0415

    write_utf8(json_text(shown_config(work.plan, work.run)))


def _settled(work: Work, request: Request, started: float) -> Report:
    """What is found, told apart from what was known; after suppressions were written, if that was asked."""
    if not request.add_suppressions and request.reason is None and request.until is None:
        return known_before(request, work).settle(_check(work, request, started), work)
    from policylint.cli.suppress import grounds_of, suppress, suppressed_more  # noqa: PLC0415
    from policylint.render.summary import counted  # noqa: PLC0415

    grounds, known = grounds_of(request), known_before(request, work)
    report = known.settle(_check(work, request, started), work)
    if grounds is None:
        return report
    suppress(report, work, grounds, partial(_is_shown, work.plan))
    again = known.settle(_check(work, request, started), work)
    complain(f"suppressed {counted(suppressed_more(report, again), 'finding')}")
    return again


def _check(work: Work, request: Request, started: float) -> Report:
    return run_tasks(_tasks(work, request, started), work.as_of, work.plan.catalogue, _means(work, request))


def _means(work: Work, request: Request) -> Means:
    return means_of(request, len(work.plan.tasks), os.environ)


def _tasks(work: Work, request: Request, started: float) -> Iterator[Task]:
    if wants_progress(os.environ, wanted=request.progress):
        return watched([(task.name, task) for task in work.plan.tasks], started)
    return iter(work.plan.tasks)


def _thresholds(work: Work) -> dict[str, Threshold]:
    """Of the policies that have another one than the run."""
    usual, settings = work.run.fail_on.value, work.plan.settings.items()
    return {name: Threshold(own.fail_on.value) for name, own in settings if own.fail_on.value != usual}


def _is_shown(plan: Plan, finding: Finding) -> bool:
    """Whether a finding is grave enough; that a policy was not checked is always shown."""
    settings = plan.settings.get(finding.file)
    floor = settings.min_severity.value if settings else None
    return floor is None or finding.severity.rank >= floor.rank or finding.rule in PRECONDITIONS


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
