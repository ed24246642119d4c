"""The diff report for people at a terminal: a memo of what changed for the people concerned."""

from collections.abc import Iterable, Iterator

from policylint.changes.report import DiffReport, PolicyDiff, Version
from policylint.finding import Finding
from policylint.render.cells import width as cells
from policylint.render.changes.context import DiffContext
from policylint.render.changes.grouping import accepted, alike, by_area, by_direction, by_policy, unaccepted
from policylint.render.changes.lines import accepted_lines, group_lines
from policylint.render.changes.located import Located
from policylint.render.changes.wording import (
    acceptance_text,
    area_title,
    direction_heading,
    exact_place_text,
    findings_line,
    headline,
    policies_that_came,
    policies_that_went,
    policy_text,
    reservations,
)
from policylint.render.gravest import gravest_first
from policylint.render.notes import law, note
from policylint.render.styled import Line, Segment, Tone, joined, tone_of
from policylint.render.summary import counted
from policylint.render.wrapping import hanging

_INDENT = 4


def full(report: DiffReport, context: DiffContext) -> str:
    """The headline and what the law asks for, then every change, adverse first, with both places and what to do.

    Changes that a person accepted come after the open ones, then policies and findings that came or went.
    """
    return joined(_full(report, context), context.look)


def _full(report: DiffReport, context: DiffContext) -> Iterator[Line]:
    look = context.look
    if look.summary:
        yield from _head(report, look.width)
        yield from _duties(report, context)
    yield from _changes(report, context)
    if kept := accepted(report):
        yield from _heading(f"Accepted: {counted(len(kept), 'change')}", look.width)
        for one, acceptance in kept:
            yield from accepted_lines(one, acceptance, look)
            yield ()
    yield from _rest(report, look.width)
    if look.summary:
        for sentence in reservations(report):
            yield from _paragraph(sentence, look.width)


def _head(report: DiffReport, width: int) -> Iterator[Line]:
    title = f"What changes from {report.old} to {report.new}, as of {report.as_of}"
    yield from hanging((), [Segment(title, Tone.HEADLINE)], width)
    yield from _paragraph(f"{headline(report)}.", width)
    yield from _paragraph(f"{findings_line(report)}.", width)
    yield ()


def _duties(report: DiffReport, context: DiffContext) -> Iterator[Line]:
    if not report.obligations:
        return
    yield from _heading("What the law asks for because of these changes", context.look.width)
    for obligation in report.obligations:
        duty = context.duties[obligation]
        number = sum(obligation in change.obligations for change in report.changes)
        title = [Segment(duty.title, Tone.HEADLINE), Segment(f"({counted(number, 'change')}).")]
        yield from hanging((Segment("  - ", Tone.FRAME),), [*title, Segment(duty.what)], context.look.width)
        yield from note("law", law(duty.references), context.look.width, _INDENT)
    yield ()


def _changes(report: DiffReport, context: DiffContext) -> Iterator[Line]:
    explained: set[str] = set()
    for direction, changes in by_direction(unaccepted(report)):
        yield from _heading(direction_heading(direction, len(changes)), context.look.width)
        for policy, ones in by_policy(changes, report):
            if len(report.policies) > 1:
                yield from hanging((), [Segment(_named(policy), Tone.HEADLINE)], context.look.width)
                yield ()
            yield from _areas(ones, context, explained)


def _areas(changes: Iterable[Located], context: DiffContext, explained: set[str]) -> Iterator[Line]:
    for area, part in by_area(changes):
        yield (Segment(area_title(area), Tone.HEADLINE),)
        for group in alike(part):
            yield from group_lines(group, context, explain=group.first.id not in explained)
            yield ()
            explained.add(group.first.id)


def _rest(report: DiffReport, width: int) -> Iterator[Line]:
    lists = {
        "Policies added": [_listed(one) for one in policies_that_came(report)],
        "Policies removed": [_listed(one) for one in policies_that_went(report)],
        "Findings introduced": [_finding(one) for one in gravest_first(report.findings.introduced)],
        "Findings resolved": [_finding(one) for one in gravest_first(report.findings.resolved)],
        "Acceptances that no change answers to any more": [
            [Segment(f"{one.fingerprint} {acceptance_text(one)} {f'(it was: {one.change})' if one.change else ''}")]
            for one in report.stale
        ],
    }
    for title, items in lists.items():
        if items:
            yield from _heading(f"{title}: {len(items)}", width)
            for item in items:
                yield from hanging((Segment("  - ", Tone.FRAME),), item, width)
            yield ()


def _listed(version: Version) -> list[Segment]:
    return [Segment(version.file or ""), Segment(f"({version.policy})")]


def _finding(finding: Finding) -> list[Segment]:
    where = exact_place_text(finding.file, finding.place)
    word = Segment(f"{finding.severity}[{finding.rule}]", tone_of(finding.severity))
    return [Segment(f"{where}:"), word, Segment(finding.message)]


def _named(policy: PolicyDiff) -> str:
    files = " to ".join(dict.fromkeys(file for file in (policy.old.file, policy.new.file) if file))
    return f"Policy {policy_text(policy)}: {files}"


def _heading(text: str, width: int) -> Iterator[Line]:
    lines = list(hanging((), [Segment(text, Tone.HEADLINE)], width))
    yield from lines
    longest = max(sum(cells(piece.text) for piece in line) for line in lines)
    yield (Segment("-" * longest, Tone.FRAME),)


def _paragraph(text: str, width: int) -> Iterator[Line]:
    return hanging((), [Segment(text)], width)
