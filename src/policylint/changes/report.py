"""The outcome of a comparison: what changed, what it means, what to do, and which findings come and go."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from policylint.changes.acceptance import Acceptance
from policylint.changes.card import Direction, Obligation
from policylint.changes.change import Area
from policylint.changes.findings import FindingsDiff
from policylint.changes.judge import Judged
from policylint.finding import Severity


@dataclass(frozen=True, slots=True)
class Version:
    """One side of one policy: its file as shown to people, its id, its lines; no file where it does not exist."""

    file: str | None
    policy: str = ""
    lines: tuple[str, ...] = field(default=(), repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyDiff:
    """One policy in two versions; ``changes`` are in the report's order."""

    old: Version
    new: Version
    changes: tuple[Judged, ...] = ()
    findings: FindingsDiff = field(default_factory=FindingsDiff)


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffReport:
    """``old`` and ``new`` are the two versions as the user named them; ``as_of`` and ``pack_as_of`` ISO 8601 days.

    ``policies`` are all that exist on either side, also those without a change. ``accepted`` holds what persons
    accepted, by fingerprint; ``stale`` the acceptances that no change of this report answers to.
    """

    policies: tuple[PolicyDiff, ...]
    as_of: str
    pack_as_of: str
    old: str = "old"
    new: str = "new"
    accepted: Mapping[str, Acceptance] = field(default_factory=dict)
    stale: tuple[Acceptance, ...] = ()

    @property
    def changes(self) -> tuple[Judged, ...]:
        """The changes of all policies, adverse first."""
        return in_order(change for policy in self.policies for change in policy.changes)

    @property
    def open(self) -> tuple[Judged, ...]:
        """The changes that nobody accepted."""
        return tuple(change for change in self.changes if not self.is_accepted(change))

    @property
    def obligations(self) -> tuple[Obligation, ...]:
        """What the law asks for because of any change, the most pressing first."""
        owed = {obligation for change in self.changes for obligation in change.obligations}
        return tuple(obligation for obligation in Obligation if obligation in owed)

    @property
    def findings(self) -> FindingsDiff:
        """The findings of all policies."""
        each = [policy.findings for policy in self.policies]
        return FindingsDiff(
            tuple(finding for one in each for finding in one.introduced),
            tuple(finding for one in each for finding in one.resolved),
            tuple(finding for one in each for finding in one.unchanged),
        )

    def count(self, direction: Direction) -> int:
        """How many changes have this direction."""
        return sum(change.direction is direction for change in self.changes)

    def is_accepted(self, change: Judged) -> bool:
        """Whether a person accepted the change."""
        return change.fingerprint in self.accepted

    @property
    def beyond_pack(self) -> bool:
        """Whether the comparison looks past the day up to which the law data is known to be right."""
        return self.as_of > self.pack_as_of

    @property
    def adverse(self) -> bool:
        """Whether an adverse change is open."""
        return any(change.direction is Direction.ADVERSE for change in self.open)

    @property
    def grave(self) -> bool:
        """Whether an open adverse change, or an introduced finding, is an error."""
        changes = (one.severity for one in self.open if one.direction is Direction.ADVERSE)
        return Severity.ERROR in {*changes, *(one.severity for one in self.findings.introduced)}


def in_order(changes: Iterable[Judged]) -> tuple[Judged, ...]:
    """Changes by direction, adverse first, then by severity, area and path."""
    directions, areas = list(Direction), list(Area)
    return tuple(
        sorted(
            changes,
            key=lambda one: (
                directions.index(one.direction),
                -one.severity.rank,
                areas.index(one.change.area),
                one.change.policy,
                one.change.path,
                one.change.subject,
                one.fingerprint,
            ),
        )
    )
