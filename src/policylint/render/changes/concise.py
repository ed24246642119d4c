"""The diff report in lines: one for each change, whose fingerprint can be pasted into a file of acceptances."""

from collections.abc import Iterable, Iterator

from policylint.changes.report import DiffReport
from policylint.finding import Finding
from policylint.render.changes.context import DiffContext
from policylint.render.changes.grouping import accepted, places, unaccepted
from policylint.render.changes.located import Located
from policylint.render.changes.wording import acceptance_text, exact_place_text, findings_line, headline
from policylint.render.gravest import gravest_first
from policylint.render.styled import Line, Segment, Tone, joined, line, tone_of


def concise(report: DiffReport, context: DiffContext) -> str:
    """``path:line:column: direction severity card [fingerprint] message`` for every change.

    Those that a person accepted come last and say who did. Then findings that came or went, one line each, and
    acceptances that hold no more; the headline ends it.
    """
    return joined(_lines(report, context), context.look)


def _lines(report: DiffReport, context: DiffContext) -> Iterator[Line]:
    for one in unaccepted(report):
        yield _change(one)
    for one, acceptance in accepted(report):
        yield (*_change(one), Segment(f" (accepted {acceptance_text(acceptance)})"))
    yield from _findings("introduced", report.findings.introduced)
    yield from _findings("resolved", report.findings.resolved)
    for stale in report.stale:
        yield line(f"stale acceptance [{stale.fingerprint}] {acceptance_text(stale)}")
    if context.look.summary:
        yield line(f"{headline(report)}. {findings_line(report)}.")


def _change(one: Located) -> Line:
    judged = one.judged
    new, old = places(one)
    where = new or old or one.policy.new.file or one.policy.old.file
    return (
        Segment(f"{where}: "),
        Segment(judged.direction, Tone(judged.direction.value)),
        Segment(" "),
        Segment(judged.severity, tone_of(judged.severity)),
        Segment(f" {judged.id} [{judged.fingerprint}] "),
        Segment(judged.message, Tone.HEADLINE),
    )


def _findings(fate: str, findings: Iterable[Finding]) -> Iterator[Line]:
    for finding in gravest_first(findings):
        yield (
            Segment(f"{exact_place_text(finding.file, finding.place)}: {fate} "),
            Segment(finding.severity, tone_of(finding.severity)),
            Segment(f" {finding.rule} {finding.message}"),
        )
