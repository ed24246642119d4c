"""The sections of the Markdown report, cut into entries that are shown whole or not at all."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from policylint.changes.card import Direction
from policylint.changes.report import DiffReport
from policylint.render.changes.context import DiffContext
from policylint.render.changes.grouping import accepted, alike, by_area, by_policy
from policylint.render.changes.located import Located
from policylint.render.changes.markdown_entries import (
    LONGEST_NAME,
    LONGEST_TEXT,
    entry,
    finding_entry,
    group_part,
    version_entry,
)
from policylint.render.changes.parts import Part
from policylint.render.changes.wording import (
    acceptance_text,
    area_title,
    direction_heading,
    policies_that_came,
    policies_that_went,
    policy_text,
)
from policylint.render.gravest import gravest_first
from policylint.render.markdown_text import code, inline
from policylint.render.summary import counted

LAST_SPARED = 2
"""The last rank that is shown even where adverse changes are cut: findings introduced, policies that came or went."""

_RANKS = {Direction.ADVERSE: 0, Direction.UNCLEAR: 3, Direction.FAVOURABLE: 7, Direction.NEUTRAL: 8}


class Section(NamedTuple):
    """A part of the report, what its entries are called, and how early it is to be kept (0 first of all)."""

    rank: int
    noun: str
    part: Part


def direction_section(
    direction: Direction, changes: list[Located], report: DiffReport, context: DiffContext
) -> Section:
    """All changes of one direction, folded by area; adverse ones are open."""
    policies = [
        Part(
            f"\n#### {code(policy_text(policy), LONGEST_NAME)}\n" if len(report.policies) > 1 else "",
            tuple(_areas(ones, context, is_open=direction is Direction.ADVERSE)),
        )
        for policy, ones in by_policy(changes, report)
    ]
    part = Part(f"\n### {direction_heading(direction, len(changes))}\n", tuple(policies))
    return Section(_RANKS[direction], f"{direction} change", part)


def accepted_section(report: DiffReport, context: DiffContext) -> Iterator[Section]:
    """What persons accepted, and who did."""
    entries = [
        f"{entry(one, context)}; **accepted** {inline(acceptance_text(acceptance), LONGEST_TEXT)}\n"
        for one, acceptance in accepted(report)
    ]
    yield from _folded(4, "Accepted", "accepted change", entries)


def other_sections(report: DiffReport, context: DiffContext) -> Iterator[Section]:
    """Policies and findings that came or went, and acceptances that hold no more."""
    findings = report.findings
    stale = [
        f"- {code(one.fingerprint, LONGEST_NAME)} {inline(acceptance_text(one), LONGEST_TEXT)}"
        f"{f' (it was: {inline(one.change, LONGEST_TEXT)})' if one.change else ''}\n"
        for one in report.stale
    ]
    yield from _folded(
        2, "Policies added", "added policy", [version_entry(one, context) for one in policies_that_came(report)]
    )
    yield from _folded(
        2, "Policies removed", "removed policy", [version_entry(one, context) for one in policies_that_went(report)]
    )
    yield from _folded(
        1,
        "Findings introduced",
        "introduced finding",
        [finding_entry(one, context) for one in gravest_first(findings.introduced)],
    )
    yield from _folded(
        6,
        "Findings resolved",
        "resolved finding",
        [finding_entry(one, context) for one in gravest_first(findings.resolved)],
    )
    yield from _folded(5, "Acceptances that no change answers to any more", "stale acceptance", stale)


def _folded(rank: int, title: str, noun: str, entries: list[str]) -> Iterator[Section]:
    if entries:
        yield Section(rank, noun, _details(f"{title}: {len(entries)}", [Part("\n", tuple(entries))]))


def _details(summary: str, blocks: Iterable[Part | str], *, is_open: bool = False) -> Part:
    """What folds away; ``summary`` is in our own words, for it stands in HTML."""
    head = "<details open>" if is_open else "<details>"
    return Part(f"\n{head}\n<summary>{summary}</summary>\n", tuple(blocks), "\n</details>\n")


def _areas(changes: list[Located], context: DiffContext, *, is_open: bool) -> Iterator[Part]:
    for area, part in by_area(changes):
        title = f"{area_title(area)}: {counted(len(part), 'change')}"
        yield _details(title, [group_part(group, context) for group in alike(part)], is_open=is_open)
