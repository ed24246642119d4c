"""The diff report for machines, as ``schemas/diff.schema.json`` describes it."""

from collections.abc import Iterator

from policylint.changes.acceptance import Acceptance
from policylint.changes.card import Direction
from policylint.changes.findings import FindingsDiff
from policylint.changes.report import DiffReport, PolicyDiff
from policylint.finding import Place
from policylint.render.changes.context import DiffContext
from policylint.render.changes.located import Located, located
from policylint.render.changes.trimmed import trimmed
from policylint.render.changes.wire import (
    VERSION,
    AcceptanceRecord,
    ChangeRecord,
    ConsentRecord,
    DiffRecord,
    FilePlaceRecord,
    FindingsRecord,
    ObligationRecord,
    PolicyRecord,
    SummaryRecord,
)
from policylint.render.changes.wording import sides
from policylint.render.json_text import json_text
from policylint.render.records import finding_record, pack_record, place_record, reference_record, tool_record


def diff_json(report: DiffReport, context: DiffContext) -> str:
    """The report as JSON text; accepted changes are there, too, each with its acceptance."""
    return json_text(diff_record(report, context))


def diff_record(report: DiffReport, context: DiffContext) -> DiffRecord:
    """The report as plain data."""
    return {
        "version": VERSION,
        "tool": tool_record(context.versions),
        "pack": pack_record(context.versions, report.pack_as_of),
        "as_of": report.as_of,
        "old": report.old,
        "new": report.new,
        "policies": [_policy(one) for one in report.policies],
        "changes": [_change(one, report.accepted.get(one.judged.fingerprint)) for one in located(report)],
        "findings": _findings(report.findings),
        "stale_acceptances": [_acceptance(one) for one in report.stale],
        "summary": _summary(report, context),
    }


def _policy(policy: PolicyDiff) -> PolicyRecord:
    return {
        "policy": policy.new.policy or policy.old.policy,
        "old_file": policy.old.file,
        "new_file": policy.new.file,
    }


def _change(one: Located, acceptance: Acceptance | None) -> ChangeRecord:
    judged, change = one.judged, one.judged.change
    was, now = sides(judged)
    return {
        "id": judged.id,
        "area": change.area.value,
        "kind": change.kind.value,
        "action": change.action.value,
        "subject": change.subject,
        "policy": change.policy,
        "path": change.path,
        "before": trimmed(change.before),
        "after": trimmed(change.after),
        "was": was,
        "now": now,
        "direction": judged.direction.value,
        "severity": judged.severity.value,
        "obligations": [obligation.value for obligation in judged.obligations],
        "message": judged.message,
        "why": judged.why,
        "remedy": judged.remedy,
        "references": [reference_record(reference) for reference in judged.references],
        "old_place": _place(one.policy.old.file, change.old_place),
        "new_place": _place(one.policy.new.file, change.new_place),
        "fingerprint": judged.fingerprint,
        "accepted": _consent(acceptance) if acceptance else None,
    }


def _place(file: str | None, place: Place | None) -> FilePlaceRecord | None:
    return None if file is None or place is None else {"file": file, **place_record(place)}


def _consent(acceptance: Acceptance) -> ConsentRecord:
    return {"reason": acceptance.reason, "by": acceptance.by, "date": acceptance.date}


def _acceptance(acceptance: Acceptance) -> AcceptanceRecord:
    return {"fingerprint": acceptance.fingerprint, "change": acceptance.change, **_consent(acceptance)}


def _findings(findings: FindingsDiff) -> FindingsRecord:
    """What is neither new nor gone is known by its fingerprint: a check of the new version says the rest.

    Written in full, the findings of a notice with many would be most of the report on a change of one word.
    """
    return {
        "introduced": [finding_record(one) for one in findings.introduced],
        "resolved": [finding_record(one) for one in findings.resolved],
        "unchanged": [one.fingerprint for one in findings.unchanged],
    }


def _summary(report: DiffReport, context: DiffContext) -> SummaryRecord:
    return {
        "adverse": report.count(Direction.ADVERSE),
        "unclear": report.count(Direction.UNCLEAR),
        "favourable": report.count(Direction.FAVOURABLE),
        "neutral": report.count(Direction.NEUTRAL),
        "accepted": len(report.changes) - len(report.open),
        "introduced": len(report.findings.introduced),
        "resolved": len(report.findings.resolved),
        "unchanged": len(report.findings.unchanged),
        "obligations": list(_obligations(report, context)),
    }


def _obligations(report: DiffReport, context: DiffContext) -> Iterator[ObligationRecord]:
    for obligation in report.obligations:
        duty = context.duties[obligation]
        references = [reference_record(reference) for reference in duty.references]
        yield {"id": obligation.value, "title": duty.title, "references": references}
