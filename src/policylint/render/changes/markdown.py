"""The diff report in Markdown: the comment on a pull request, and the public word on what has changed."""

from collections.abc import Iterator

from policylint.changes.card import Direction
from policylint.changes.report import DiffReport
from policylint.render.changes.context import DiffContext
from policylint.render.changes.grouping import by_direction, unaccepted
from policylint.render.changes.markdown_parts import (
    LAST_SPARED,
    Section,
    accepted_section,
    direction_section,
    other_sections,
)
from policylint.render.changes.parts import Fitted, fitted
from policylint.render.changes.wording import directions, extent, findings_line, reservations
from policylint.render.markdown_text import code, inline, linked
from policylint.render.summary import counted

MARKER = "<!-- policylint diff -->"
"""The first line: whoever updates a comment instead of adding one finds it by this."""

LONGEST = 60_000
"""Characters of the whole; a comment on GitHub may have 65,536."""

_LONGEST_TEXT = 300
_FOR_SPARED = 10_000
"""Characters that adverse changes leave to the sections up to the rank that is spared."""

_FOR_GAP = 200
"""Characters of the sentence that says what a section lacks."""


def markdown(report: DiffReport, context: DiffContext) -> str:
    """The counts and what the law asks for, then every change that fits, and exactly how much does not.

    What matters least goes first: neutral changes, favourable ones, resolved findings. No entry is cut in itself.
    """
    head = "\n\n".join(_head(report, context)) + "\n"
    sections = list(_sections(report, context))
    kept = _kept(sections, LONGEST - len(head) - _FOR_GAP * len(sections))
    return head + "".join(_written(section, kept[section.noun]) for section in sections)


def _kept(sections: list[Section], room: int) -> dict[str, Fitted]:
    """What is shown of each section, by its noun; behind one that is cut only what has room set apart for it."""
    kept: dict[str, Fitted] = {}
    for section in sorted(sections, key=lambda one: one.rank):
        cut = any(one.left_out for one in kept.values())
        own = 0 if cut and section.rank > LAST_SPARED else room - (_FOR_SPARED if section.rank == 0 else 0)
        kept[section.noun] = fitted(section.part, own)
        room -= len(kept[section.noun].text)
    return kept


def _sections(report: DiffReport, context: DiffContext) -> Iterator[Section]:
    for direction, changes in by_direction(unaccepted(report)):
        yield direction_section(direction, changes, report, context)
    yield from accepted_section(report, context)
    yield from other_sections(report, context)


def _written(section: Section, kept: Fitted) -> str:
    if not kept.left_out:
        return kept.text
    lacking = counted(kept.left_out, f"further {section.noun}" if kept.shown else section.noun)
    verb = "is" if kept.left_out == 1 else "are"
    return f"{kept.text}\n**{lacking} {verb} not shown**, to keep this short; the JSON report has them all.\n"


def _head(report: DiffReport, context: DiffContext) -> Iterator[str]:
    yield MARKER
    yield f"## What changed: {directions(report) or 'nothing of meaning'}"
    yield f"From {code(report.old, _LONGEST_TEXT)} to {code(report.new, _LONGEST_TEXT)}: {extent(report)}."
    if report.changes:
        yield _table(report)
    yield f"{findings_line(report)}. {' '.join(reservations(report))}"
    if report.obligations:
        yield "### What the law asks for because of these changes"
        yield "\n".join(_duties(report, context))


def _table(report: DiffReport) -> str:
    rows = ["| For the people concerned | Changes | Of them accepted |", "| --- | ---: | ---: |"]
    for direction in Direction:
        if number := report.count(direction):
            still_open = sum(one.direction is direction for one in report.open)
            rows.append(f"| {direction.capitalize()} | {number} | {number - still_open} |")
    return "\n".join(rows)


def _duties(report: DiffReport, context: DiffContext) -> Iterator[str]:
    for obligation in report.obligations:
        duty = context.duties[obligation]
        number = sum(obligation in change.obligations for change in report.changes)
        law = "; ".join(linked(one, _LONGEST_TEXT) for one in duty.references)
        yield f"- **{duty.title}** ({counted(number, 'change')}). {inline(duty.what, 2 * _LONGEST_TEXT)} {law}"
