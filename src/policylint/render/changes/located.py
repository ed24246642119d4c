"""Changes with the policy that each belongs to, and the one place to speak of it."""

from typing import NamedTuple

from policylint.changes.card import Direction
from policylint.changes.judge import Judged
from policylint.changes.report import DiffReport, PolicyDiff
from policylint.finding import Place
from policylint.location import Position, Span

_START = Place((), Span(Position(1, 1), Position(1, 1)), whole_document=True)


class Spot(NamedTuple):
    """A place in a file, and the lines of that file."""

    file: str
    place: Place
    lines: tuple[str, ...]


class Located(NamedTuple):
    """A judged change, and the policy in whose two versions it was found."""

    judged: Judged
    policy: PolicyDiff

    @property
    def spot(self) -> Spot:
        """Where to speak of it: in the new file, or in the old one where the policy is gone."""
        change = self.judged.change
        new, old = self.policy.new, self.policy.old
        if new.file is not None:
            return Spot(new.file, change.anchor or change.new_place or _START, new.lines)
        return Spot(old.file or "", change.old_place or _START, old.lines)

    @property
    def old_spot(self) -> Spot | None:
        """Where it stood, if that is in a file of its own and not spoken of already."""
        place, old, new = self.judged.change.old_place, self.policy.old, self.policy.new
        if place is None or old.file is None or new.file in (None, old.file):
            return None
        return Spot(old.file, place, old.lines)


def located(report: DiffReport) -> list[Located]:
    """All changes in the order of the report."""
    owners = {id(one): policy for policy in report.policies for one in policy.changes}
    return [Located(one, owners[id(one)]) for one in report.changes]


def open_adverse(report: DiffReport) -> list[Located]:
    """The adverse changes that nobody accepted, the gravest first."""
    return [
        one
        for one in located(report)
        if one.judged.direction is Direction.ADVERSE and not report.is_accepted(one.judged)
    ]
