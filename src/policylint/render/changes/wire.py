"""The JSON diff report, version 1, as readers elsewhere know it: apart from the types inside, which may change."""

from typing import Literal, TypedDict

from policylint.facts.facts import Json
from policylint.render.wire import FindingRecord, PackRecord, PlaceRecord, ReferenceRecord, ToolRecord

VERSION: Literal["1"] = "1"


class FilePlaceRecord(PlaceRecord):
    """A place, and the file it is in."""

    file: str


class PolicyRecord(TypedDict):
    """One policy in two versions."""

    policy: str
    old_file: str | None
    new_file: str | None


class ConsentRecord(TypedDict):
    """That a person accepted a change."""

    reason: str
    by: str
    date: str


class AcceptanceRecord(ConsentRecord):
    """An acceptance as it was written down."""

    fingerprint: str
    change: str


class ChangeRecord(TypedDict):
    """One change and what it means."""

    id: str
    area: str
    kind: str
    action: str
    subject: str
    policy: str
    path: str
    before: Json
    after: Json
    was: str
    now: str
    direction: str
    severity: str
    obligations: list[str]
    message: str
    why: str
    remedy: str
    references: list[ReferenceRecord]
    old_place: FilePlaceRecord | None
    new_place: FilePlaceRecord | None
    fingerprint: str
    accepted: ConsentRecord | None


class FindingsRecord(TypedDict):
    """What becomes of findings; those in both versions by fingerprint."""

    introduced: list[FindingRecord]
    resolved: list[FindingRecord]
    unchanged: list[str]


class ObligationRecord(TypedDict):
    """Something the law asks for."""

    id: str
    title: str
    references: list[ReferenceRecord]


class SummaryRecord(TypedDict):
    """How many there are of each, and all that is to be done."""

    adverse: int
    unclear: int
    favourable: int
    neutral: int
    accepted: int
    introduced: int
    resolved: int
    unchanged: int
    obligations: list[ObligationRecord]


class DiffRecord(TypedDict):
    """A whole report."""

    version: Literal["1"]
    tool: ToolRecord
    pack: PackRecord
    as_of: str
    old: str
    new: str
    policies: list[PolicyRecord]
    changes: list[ChangeRecord]
    findings: FindingsRecord
    stale_acceptances: list[AcceptanceRecord]
    summary: SummaryRecord
