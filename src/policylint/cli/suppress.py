"""Carries out ``--add-suppressions``: writes comments into the policies, or leaves all of them as they are."""

import os
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

from policylint.cli.gather import Work
from policylint.cli.request import Request
from policylint.engine.add_suppressions import Grounds, add_suppressions
from policylint.engine.check import Checker
from policylint.engine.report import Report
from policylint.engine.result import digest_of
from policylint.engine.suppressions import Suppression
from policylint.engine.task import Task
from policylint.errors import UsageError
from policylint.finding import Finding, Status
from policylint.source.atomic import require_writable, write_all
from policylint.source.document import parse_document, read_bytes
from policylint.source.faults import START

_MARK = b"\xef\xbb\xbf"


def grounds_of(request: Request) -> Grounds | None:
    """Why findings are to be suppressed, if they are.

    Raises:
        UsageError: the options do not go together, or one of them is wrong.
    """
    if not request.add_suppressions:
        for option, value in (("--reason", request.reason), ("--until", request.until)):
            if value is not None:
                raise UsageError(
                    f"{option} says what --add-suppressions writes. Add that option, or leave this one out."
                )
        return None
    if request.from_stdin:
        raise UsageError("--add-suppressions writes into files, and standard input is none. Name the file.")
    if not request.suppressions:
        raise UsageError("--no-suppressions overrules what --add-suppressions would write. Leave one of them out.")
    if request.reason is None:
        raise UsageError("--add-suppressions wants to know why. Add --reason and a few words.")
    return Grounds(request.reason, request.until)


def suppress(report: Report, work: Work, grounds: Grounds, wanted: Callable[[Finding], bool]) -> None:
    """Write a suppression for every active finding that is ``wanted`` and may be suppressed.

    Raises:
        UsageError: a policy cannot be written, has changed meanwhile, or may not be suppressed on these grounds.
    """
    contents: dict[Path, bytes] = {}
    found = {file: list(findings) for file, findings in groupby(report.active, key=lambda one: one.file)}
    for task in work.plan.tasks:
        findings = [one for one in found.get(task.name, ()) if wanted(one) and _may(one, task.checker)]
        if findings and task.far:
            raise UsageError(f"--add-suppressions writes into files, and {task.name} is none. Work on a copy.")
        if findings:
            _require_terms(task, grounds, work)
            contents[Path(task.name)] = _written(task, findings, report, grounds)
    for file in contents:
        _require_writable(file)
    write_all(contents)


def _may(finding: Finding, checker: Checker) -> bool:
    """Whether a comment could silence a finding: not what concerns the file itself, nor what the team forbids."""
    return not checker.catalogue.cards[finding.rule].built_in and (
        finding.rule not in checker.options.suppression_terms.forbid
    )


def _require_terms(task: Task, grounds: Grounds, work: Work) -> None:
    as_of = work.as_of
    if grounds.until is not None and grounds.until < as_of.isoformat():
        raise UsageError(f"--until {grounds.until} has passed on {as_of}, the day of the check. Choose a later day.")
    attempt = Suppression((), range(0), START, grounds.until, grounds.reason)
    for _, fault in task.checker.options.suppression_terms.breaches([attempt], as_of):
        raise UsageError(f"{task.name}: {fault.message.removesuffix(' It suppresses nothing.')}")


def _written(task: Task, findings: list[Finding], report: Report, grounds: Grounds) -> bytes:
    data = read_bytes(Path(task.name))
    document = parse_document(task.name, data)
    if digest_of(document.text) != report.digest(task.name):
        raise UsageError(f"{task.name} was changed while it was checked. Run the command again.")
    existing, _ = task.checker.suppressions(document)
    text = add_suppressions(document, findings, existing, grounds, report.as_of)
    return (_MARK if data.startswith(_MARK) else b"") + text.encode()


def _require_writable(file: Path) -> None:
    if not os.stat(file).st_mode & 0o222:  # noqa: PTH116 - the same follows links
        raise UsageError(f"{file} is read-only, so no suppression can be written into it. Nothing was changed.")
    require_writable(file)


def suppressed_more(before: Report, after: Report) -> int:
    """How many more findings are suppressed now."""
    return after.count_status(Status.SUPPRESSED) - before.count_status(Status.SUPPRESSED)
