"""The diff report as the page shows it: what is counted, what is to be done, and what becomes of findings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from policylint.changes.acceptance import Acceptance
from policylint.changes.card import Direction
from policylint.changes.report import DiffReport, PolicyDiff
from policylint.render.as_json import Versions
from policylint.render.changes.context import DiffContext
from policylint.render.changes.html_changes import DirectionView, changed_directions, policy_name
from policylint.render.changes.wording import headline, reservations
from policylint.render.html_parts import FindingGroup, Found, Law, finding_groups, laws
from policylint.render.summary import counted


class Count(NamedTuple):
    """How many changes have a direction, and how many of these a person accepted."""

    direction: str
    changes: int
    accepted: int


class Range(NamedTuple):
    """Changes numbered without a gap."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyView:
    """What the law asks for, how it is done, and the changes that ask for it."""

    id: str
    title: str
    what: str
    laws: tuple[Law, ...]
    changes: str
    ranges: tuple[Range, ...]


class PolicyLine(NamedTuple):
    """A policy that was compared, by its files on both sides; none where it does not exist."""

    name: str
    old: str | None
    new: str | None
    outcome: str


class FindingsView(NamedTuple):
    """Findings that come, or that go."""

    number: int
    groups: tuple[FindingGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffView:
    """All that the page on changes holds."""

    headline: str
    old: str
    new: str
    as_of: str
    pack_as_of: str
    versions: Versions
    counts: tuple[Count, ...]
    policies: tuple[PolicyLine, ...]
    duties: tuple[DutyView, ...]
    directions: tuple[DirectionView, ...]
    introduced: FindingsView
    resolved: FindingsView
    unchanged: int
    stale: tuple[Acceptance, ...]
    reservations: tuple[str, ...]


def view_of(report: DiffReport, context: DiffContext) -> DiffView:
    """What the page shows of a report."""
    directions = changed_directions(report, context)
    return DiffView(
        headline=headline(report),
        old=report.old,
        new=report.new,
        as_of=report.as_of,
        pack_as_of=report.pack_as_of,
        versions=context.versions,
        counts=tuple(_count(report, direction) for direction in Direction),
        policies=tuple(_line(policy, context) for policy in report.policies),
        duties=tuple(_duties(report, context, directions)),
        directions=directions,
        introduced=_findings(_introduced(report, context)),
        resolved=_findings(_resolved(report, context)),
        unchanged=len(report.findings.unchanged),
        stale=report.stale,
        reservations=tuple(reservations(report)),
    )


def _count(report: DiffReport, direction: Direction) -> Count:
    changes = [one for one in report.changes if one.direction is direction]
    return Count(direction.value, len(changes), sum(map(report.is_accepted, changes)))


def _line(policy: PolicyDiff, context: DiffContext) -> PolicyLine:
    old, new = (side.file and context.name_of(side.file) for side in (policy.old, policy.new))
    return PolicyLine(policy_name(policy), old, new, _outcome(policy))


def _outcome(policy: PolicyDiff) -> str:
    directions = [one.direction for one in policy.changes]
    counts = ", ".join(f"{number} {direction}" for direction in Direction if (number := directions.count(direction)))
    return counts or "no change of meaning"


def _duties(report: DiffReport, context: DiffContext, directions: Sequence[DirectionView]) -> Iterator[DutyView]:
    for obligation in report.obligations:
        duty, numbers = context.duties[obligation], list(_numbers(directions, obligation.value))
        yield DutyView(
            id=obligation.value,
            title=duty.title,
            what=duty.what,
            laws=laws(duty.references),
            changes=counted(len(numbers), "change"),
            ranges=tuple(_ranges(numbers)),
        )


def _numbers(directions: Sequence[DirectionView], duty: str) -> Iterator[int]:
    """The numbers of the changes that ask for a duty, ascending."""
    areas = (area for direction in directions for policy in direction.policies for area in policy.areas)
    for group in (group for area in areas for group in area.groups):
        if any(one.id == duty for one in group.duties):
            yield from (change.number for change in group.changes)


def _ranges(numbers: Sequence[int]) -> Iterator[Range]:
    first = None
    for number, following in zip(numbers, [*numbers[1:], None], strict=True):
        first = number if first is None else first
        if following != number + 1:
            yield Range(first, number)
            first = None


def _introduced(report: DiffReport, context: DiffContext) -> Iterator[Found]:
    for policy in report.policies:
        for one in policy.findings.introduced:
            yield Found(one, context.name_of(policy.new.file or one.file), policy.new.lines)


def _resolved(report: DiffReport, context: DiffContext) -> Iterator[Found]:
    for policy in report.policies:
        for one in policy.findings.resolved:
            yield Found(one, context.name_of(policy.old.file or one.file), policy.old.lines)


def _findings(found: Iterator[Found]) -> FindingsView:
    every = list(found)
    return FindingsView(len(every), finding_groups(every, {}))
