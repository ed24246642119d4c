"""Carries out ``policylint baseline``."""

from pathlib import Path

from policylint.cli.exit_status import ExitStatus
from policylint.cli.gather import gather
from policylint.cli.request import Request
from policylint.cli.streams import complain, write
from policylint.engine.baseline import DEFAULT_FILE, Baseline, Entry, read_baseline, require_replaceable
from policylint.engine.known import can_be_known, of_no_policy, stale_entries
from policylint.engine.report import Report
from policylint.engine.run import run_tasks
from policylint.errors import InternalError, UsageError
from policylint.render.json_text import json_text
from policylint.render.safe import printable
from policylint.render.summary import counted, counted_policies
from policylint.render.troubles import failures, unreadable
from policylint.rules.pack_file import compiled_catalogue
from policylint.rules.selection import PRECONDITIONS
from policylint.source.atomic import require_writable, write_all


def run_baseline(request: Request, *, prune: bool) -> ExitStatus:
    """Write the baseline, and say what is in it.

    With ``prune`` what is no longer found is dropped: of the policies named, or, if none is, of all there are.

    Raises:
        PolicylintError: nothing could be checked, the check was incomplete, or the file cannot be written.
    """
    work = gather(request, compiled_catalogue())
    file = work.run.baseline.value or DEFAULT_FILE
    before = read_baseline(file) if prune else None
    if before is None:
        require_replaceable(file)
    require_writable(file)
    report = run_tasks(work.plan.tasks, work.as_of, work.plan.catalogue)
    _require_complete(report)
    if before is None:
        _write_new(report, file)
    else:
        gone = stale_entries(before, report, work.plan.catalogue.cards)
        _write_pruned(before, file, gone if request.paths else (*gone, *of_no_policy(before, report)))
    return _left_out(report)


def _write_new(report: Report, file: Path) -> None:
    new = Baseline.of(finding for finding in report.findings if can_be_known(finding))
    _write(new, file)
    policies = counted_policies(len(report.policies))
    write(printable(f"Wrote {counted(len(new.entries), 'finding')} in {policies} to {file}.") + "\n")


def _write_pruned(before: Baseline, file: Path, gone: tuple[Entry, ...]) -> None:
    after = before.without(gone)
    if gone:
        _write(after, file)
    for entry in sorted(gone):
        write(printable(f"gone: {entry.policy}{entry.path}: {entry.rule}: {entry.message}") + "\n")
    rest = counted(len(after.entries), "finding")
    write(printable(f"Dropped {counted(len(gone), 'finding')} from {file}; {rest} left.") + "\n")


def _write(baseline: Baseline, file: Path) -> None:
    write_all({file: json_text(baseline.to_data()).encode()})


def _require_complete(report: Report) -> None:
    for sentence in unreadable(report):
        complain(f"error: {sentence}")
    for sentence in failures(report):
        complain(f"internal error: {sentence}")
    if report.failures:
        raise InternalError("The check is incomplete, so no baseline is written.")
    if report.unreadable:
        raise UsageError("The check is incomplete, so no baseline is written. Mend what is named above first.")


def _left_out(report: Report) -> ExitStatus:
    """What a baseline cannot hold, because the policy could not be checked at all."""
    halted = {finding.file for finding in report.findings if finding.rule in PRECONDITIONS}
    for file in sorted(halted):
        complain(f"{file} cannot be checked as it is, and a baseline cannot hold that. Mend what `check` shows first.")
    return ExitStatus.FINDINGS if halted else ExitStatus.CLEAN
