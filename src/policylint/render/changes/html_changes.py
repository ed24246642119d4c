"""The changes as the page shows them: by direction, policy, area and card, numbered in that order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

from policylint.changes.acceptance import Acceptance
from policylint.changes.report import DiffReport, PolicyDiff, Version
from policylint.finding import Place
from policylint.render.changes.context import DiffContext
from policylint.render.changes.grouping import Group, alike, by_area, by_direction, by_policy
from policylint.render.changes.located import Located, located
from policylint.render.changes.redline import Piece, redline
from policylint.render.changes.wording import area_title, detail, direction_title, place_text, policy_text, sides
from policylint.render.excerpt import Excerpt, entry
from policylint.render.html_parts import Law, laws

_SILENT = "The notice says nothing"
_ABSENT = "There is no such notice"


class SideView(NamedTuple):
    """One side of a change: what it says, or ``silence`` in words; ``near`` is where one would expect it."""

    words: tuple[Piece, ...]
    silence: str
    place: str
    near: str
    excerpt: Excerpt


class DutyName(NamedTuple):
    """What the law asks for because of a change; ``id`` leads to how it is done."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """One change; ``moved`` is false where the fault is that something stayed as it was.

    ``title`` tells it apart from the others of its group, ``part`` says which part of its surroundings it concerns.
    """

    number: int
    title: str
    part: str
    path: str
    moved: bool
    was: SideView
    now: SideView
    fingerprint: str
    accepted: Acceptance | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """Changes that one card judges alike; ``title`` is what they are called together."""

    id: str
    title: str
    direction: str
    severity: str
    why: str
    remedy: str
    laws: tuple[Law, ...]
    duties: tuple[DutyName, ...]
    changes: tuple[ChangeView, ...]


class AreaView(NamedTuple):
    """The changes of one part of a policy; ``anchor`` is unique in the page."""

    anchor: str
    title: str
    number: int
    groups: tuple[GroupView, ...]


class PolicyView(NamedTuple):
    """The changes of one policy."""

    name: str
    areas: tuple[AreaView, ...]


class DirectionView(NamedTuple):
    """The changes of one direction; ``title`` says it at length."""

    direction: str
    title: str
    number: int
    policies: tuple[PolicyView, ...]


def changed_directions(report: DiffReport, context: DiffContext) -> tuple[DirectionView, ...]:
    """The changes of a report, adverse first; directions without any are left out."""
    return tuple(_Changes(report, context).directions())


def policy_name(policy: PolicyDiff) -> str:
    """What people call a policy: its id, else its file."""
    return policy_text(policy) or policy.new.file or policy.old.file or ""


class _Changes:
    """Numbers the changes while it puts them in order."""

    def __init__(self, report: DiffReport, context: DiffContext) -> None:
        self._report = report
        self._context = context
        self._numbers = count(1)

    def directions(self) -> Iterator[DirectionView]:
        for direction, changes in by_direction(located(self._report)):
            policies = tuple(self._policies(direction.value, changes))
            yield DirectionView(direction.value, direction_title(direction), len(changes), policies)

    def _policies(self, anchor: str, changes: Iterable[Located]) -> Iterator[PolicyView]:
        for index, (policy, ones) in enumerate(by_policy(changes, self._report), 1):
            yield PolicyView(policy_name(policy), tuple(self._areas(f"{anchor}-{index}", ones)))

    def _areas(self, anchor: str, changes: Iterable[Located]) -> Iterator[AreaView]:
        for area, ones in by_area(changes):
            groups = tuple(map(self._group, alike(ones)))
            yield AreaView(f"{anchor}-{area}", area_title(area), len(ones), groups)

    def _group(self, group: Group) -> GroupView:
        first, several = group.first, len(group.members) > 1
        return GroupView(
            id=first.id,
            title=group.message or first.card.title,
            direction=first.direction.value,
            severity=first.severity.value,
            why=first.why,
            remedy=first.remedy,
            laws=laws(first.references),
            duties=tuple(DutyName(one.value, self._context.duties[one].title) for one in first.obligations),
            changes=tuple(self._change(one, shared=several and group.message is not None) for one in group.members),
        )

    def _change(self, one: Located, *, shared: bool) -> ChangeView:
        judged, change = one.judged, one.judged.change
        was, now = redline(*sides(judged))
        return ChangeView(
            number=next(self._numbers),
            title=(detail(judged) or change.path) if shared else judged.message,
            part=detail(judged),
            path=change.path,
            moved=judged.card.judges_changes,
            was=self._side(was, one.policy.old, change.old_place),
            now=self._side(now, one.policy.new, change.new_place, change.anchor),
            fingerprint=judged.fingerprint,
            accepted=self._report.accepted.get(judged.fingerprint),
        )

    def _side(
        self, words: tuple[Piece, ...], version: Version, place: Place | None, anchor: Place | None = None
    ) -> SideView:
        name = version.file and self._context.name_of(version.file)
        return SideView(
            words=words,
            silence=_SILENT if name else _ABSENT,
            place=place_text(name, place) or name or "",
            near="" if place else place_text(name, anchor),
            excerpt=entry(version.lines, place),
        )
