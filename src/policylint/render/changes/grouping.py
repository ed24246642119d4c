"""Changes in the order and the groups in which people read them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from policylint.changes.acceptance import Acceptance
from policylint.changes.card import Direction, Obligation
from policylint.changes.change import Area
from policylint.changes.judge import Judged
from policylint.changes.report import DiffReport, PolicyDiff
from policylint.finding import Severity
from policylint.render.changes.located import Located, located
from policylint.render.changes.wording import exact_place_text


@dataclass(frozen=True, slots=True)
class Group:
    """Changes side by side that one card judges alike; at least one."""

    members: tuple[Located, ...]

    @property
    def first(self) -> Judged:
        """The one that speaks for all where they are alike."""
        return self.members[0].judged

    @property
    def message(self) -> str | None:
        """The message that all share, if they do."""
        return self.first.message if len({one.judged.message for one in self.members}) == 1 else None


def places(one: Located) -> tuple[str, str]:
    """Where the change is in the new version and where it was in the old one; empty where that side is silent."""
    change, policy = one.judged.change, one.policy
    return exact_place_text(policy.new.file, change.new_place), exact_place_text(policy.old.file, change.old_place)


def unaccepted(report: DiffReport) -> list[Located]:
    """The changes that nobody accepted, in the order of the report."""
    return [one for one in located(report) if not report.is_accepted(one.judged)]


def accepted(report: DiffReport) -> list[tuple[Located, Acceptance]]:
    """The changes that a person accepted, in the order of the report, and who did."""
    known = report.accepted
    return [(one, known[one.judged.fingerprint]) for one in located(report) if report.is_accepted(one.judged)]


def by_direction(changes: Iterable[Located]) -> Iterator[tuple[Direction, list[Located]]]:
    """Changes of each direction that has any, adverse first."""
    every = list(changes)
    for direction in Direction:
        if ones := [one for one in every if one.judged.direction is direction]:
            yield direction, ones


def by_policy(changes: Iterable[Located], report: DiffReport) -> Iterator[tuple[PolicyDiff, list[Located]]]:
    """Changes of each policy that has any, in the order of the report."""
    every = list(changes)
    for policy in report.policies:
        if ones := [one for one in every if one.policy is policy]:
            yield policy, ones


def by_area(changes: Iterable[Located]) -> Iterator[tuple[Area, list[Located]]]:
    """Changes of each area that has any, in the order of areas."""
    every = list(changes)
    for area in Area:
        if ones := [one for one in every if one.judged.change.area is area]:
            yield area, ones


def alike(changes: Iterable[Located]) -> Iterator[Group]:
    """Changes that the same card judges the same way, together and in the order of the new file, then of the old."""
    groups: dict[object, list[Located]] = {}
    for one in changes:
        groups.setdefault(_manner(one), []).append(one)
    for ones in groups.values():
        yield Group(tuple(sorted(ones, key=_reading_order)))


def _reading_order(one: Located) -> tuple[bool, tuple[object, ...], tuple[object, ...]]:
    new, old = one.judged.change.new_place, one.judged.change.old_place
    return new is None, new.span if new else (), old.span if old else ()


def _manner(one: Located) -> tuple[str, Severity, tuple[Obligation, ...]]:
    return one.judged.id, one.judged.severity, one.judged.obligations
