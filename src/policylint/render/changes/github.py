"""The diff report as annotations of GitHub Actions.

Only about ten annotations of a step are shown, so what weighs most comes first.
"""

from collections.abc import Iterator

from policylint.changes.report import DiffReport
from policylint.finding import Severity
from policylint.render.annotations import annotation, command
from policylint.render.changes.context import DiffContext
from policylint.render.changes.located import Located, open_adverse
from policylint.render.changes.wording import untold_sides
from policylint.render.safe import printable
from policylint.render.summary import counted

_LONGEST = 300
"""Of the old and the new words; an annotation is no place to read a clause."""


def github(report: DiffReport, context: DiffContext) -> str:
    """A command for each adverse change that nobody accepted, the gravest first, then notices about the rest."""
    return "".join(f"{one}\n" for one in _commands(report, context))


def _commands(report: DiffReport, context: DiffContext) -> Iterator[str]:
    for one in open_adverse(report):
        spot = one.spot
        lines = list(_lines(one, context))
        yield annotation(one.judged.severity, context.name_of(spot.file), spot.place, one.judged.id, lines)
    if report.stale:
        yield command("notice", {"title": "policylint: acceptances"}, _stale(report))
    if report.findings.introduced:
        yield command("notice", {"title": "policylint: findings"}, _introduced(report))


def _lines(one: Located, context: DiffContext) -> Iterator[str]:
    yield one.judged.message
    for label, words in zip(("was", "now"), untold_sides(one.judged, _LONGEST), strict=True):
        if words:
            yield f"{label}: {words}"
    for obligation in one.judged.obligations:
        yield f"to do: {context.duties[obligation].title}"
    if one.judged.remedy:
        yield f"help: {one.judged.remedy}"


def _stale(report: DiffReport) -> str:
    """Which acceptances to take out of the file, and what they were about."""
    listed = [printable(f"{one.fingerprint} {one.change}").rstrip() for one in report.stale]
    return "\n".join([f"No change of this comparison answers to {counted(len(listed), 'acceptance')}:", *listed])


def _introduced(report: DiffReport) -> str:
    introduced = report.findings.introduced
    errors = sum(one.severity is Severity.ERROR for one in introduced)
    aside = f" ({counted(errors, 'error')})" if errors else ""
    return f"The new version brings {counted(len(introduced), 'finding')}{aside}; `policylint check` shows them."
