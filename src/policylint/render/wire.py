"""The JSON report, version 1, as readers elsewhere know it: apart from the types inside, so that those may change."""

from typing import Literal, TypedDict

VERSION: Literal["1"] = "1"


class ToolRecord(TypedDict):
    """What made the report."""

    name: str
    version: str


class PackRecord(TypedDict):
    """The rules it was made with."""

    version: str
    as_of: str


class PlaceRecord(TypedDict):
    """A place in a policy file."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


class RelatedRecord(PlaceRecord):
    """A further place, and what it has to do with the finding."""

    label: str


class ReferenceRecord(TypedDict):
    """A legal source."""

    label: str
    url: str | None


class FindingRecord(PlaceRecord):
    """One fault."""

    rule: str
    severity: str
    authority: str
    message: str
    policy: str
    file: str
    whole_document: bool
    related: list[RelatedRecord]
    references: list[ReferenceRecord]
    why: str
    remedy: str
    fingerprint: str
    status: str
    justification: str


class FailureRecord(TypedDict):
    """A rule that failed."""

    rule: str
    card: str
    file: str
    reason: str


class UnreadableRecord(TypedDict):
    """A file that could not be read."""

    file: str
    reason: str


class SummaryRecord(TypedDict):
    """How many there are of each."""

    error: int
    warning: int
    note: int
    suppressed: int
    baselined: int
    milder: int
    stale: int
    files: int


class ReportRecord(TypedDict):
    """A whole report."""

    version: Literal["1"]
    tool: ToolRecord
    as_of: str
    pack: PackRecord
    files: list[str]
    findings: list[FindingRecord]
    failures: list[FailureRecord]
    unreadable: list[UnreadableRecord]
    summary: SummaryRecord
