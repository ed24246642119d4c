"""What every JSON output writes the same way: a finding, a place, a legal source, what made the output."""

from typing import NamedTuple

from policylint.finding import Finding, Place, Reference, Related
from policylint.location import pointer
from policylint.render.wire import (
    FindingRecord,
    PackRecord,
    PlaceRecord,
    ReferenceRecord,
    RelatedRecord,
    ToolRecord,
)

_TOOL = "policylint"


class Versions(NamedTuple):
    """Which release made a report, and with which release of the rules."""

    tool: str
    pack: str


def tool_record(versions: Versions) -> ToolRecord:
    """The program."""
    return {"name": _TOOL, "version": versions.tool}


def pack_record(versions: Versions, as_of: str) -> PackRecord:
    """The rules, known to be right up to a day."""
    return {"version": versions.pack, "as_of": as_of}


def finding_record(finding: Finding) -> FindingRecord:
    """A finding with all that is known of it."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "authority": finding.authority.value,
        "message": finding.message,
        "policy": finding.policy,
        "file": finding.file,
        **place_record(finding.place),
        "whole_document": finding.place.whole_document,
        "related": [_related(one) for one in finding.related],
        "references": [reference_record(one) for one in finding.references],
        "why": finding.why,
        "remedy": finding.remedy,
        "fingerprint": finding.fingerprint,
        "status": finding.status.value,
        "justification": finding.justification,
    }


def place_record(place: Place) -> PlaceRecord:
    """A place in a file that is named elsewhere."""
    start, end = place.span
    return {
        "path": pointer(place.path),
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    }


def reference_record(reference: Reference) -> ReferenceRecord:
    """A legal source."""
    return {"label": reference.label, "url": reference.url}


def _related(related: Related) -> RelatedRecord:
    return {"label": related.label, **place_record(related.place)}
