"""Diff reports made by hand, for the tests of what shows them to people: they hang on no words of shipped cards."""

from dataclasses import replace
from typing import Any

from policylint.changes.acceptance import Acceptance
from policylint.changes.card import ChangeCard, Direction, Obligation, Verdict
from policylint.changes.cards import built_in_change_cards
from policylint.changes.change import Action, Area, Change, Kind
from policylint.changes.findings import FindingsDiff
from policylint.changes.judge import Judged
from policylint.changes.report import DiffReport, PolicyDiff, Version, in_order
from policylint.finding import Place, Reference, Severity
from policylint.location import Position, Span
from policylint.rules.message import Message
from unit.render.reports import finding


def at(line: int, column: int = 3) -> Place:
    """A place; its path does not matter to who shows it."""
    return Place(("purposes",), Span(Position(line, column), Position(line, column + 4)))


def card(**changes: Any) -> ChangeCard:
    """A card of a new purpose, changed as asked."""
    direction, severity = changes.pop("direction", Direction.ADVERSE), changes.pop("severity", Severity.ERROR)
    usual: dict[str, Any] = {
        "title": "A new purpose",
        "verdict": Verdict(direction, severity, (Obligation.INFORM_BEFORE,), Message("new")),
        "references": (Reference("Act 1", "https://law.example/1"), Reference("Case 2")),
        "why": "People must know what their data are used for.",
        "remedy": "Tell people before the use begins.",
    }
    return replace(built_in_change_cards()["purpose-added"], **{**usual, **changes})


def judged(name: str, by: ChangeCard | None = None, **changes: Any) -> Judged:
    """A change of the thing ``name``, judged by a card; on line 12 of the new file unless it says otherwise."""
    by = by or card()
    message = changes.pop("message", f"data are now used to {name}")
    usual: dict[str, Any] = {
        "area": Area.PURPOSE,
        "kind": Kind.EXISTENCE,
        "action": Action.ADDED,
        "subject": "purpose",
        "path": f"purposes/{name}",
        "key": name,
        "after": {"description": name},
        "new_place": at(12),
    }
    return Judged(
        change=Change(**{**usual, **changes}),
        card=by,
        direction=by.verdict.direction,
        severity=by.verdict.severity,
        obligations=by.verdict.obligations,
        message=message,
        references=by.references,
    )


def profiling(**changes: Any) -> Judged:
    """An adverse change that stands alone: nothing but the new side."""
    return judged("profile readers", **changes)


def reworded(**changes: Any) -> Judged:
    """An unclear change with both sides, which its message does not tell."""
    by = card(
        id="purpose-reworded",
        title="A purpose in other words",
        direction=Direction.UNCLEAR,
        severity=Severity.WARNING,
        why="Other words may mean more.",
        remedy="Compare them.",
        references=(Reference("Act 3"),),
    )
    usual: dict[str, Any] = {
        "action": Action.REWORDED,
        "kind": Kind.WORDING,
        "subject": "purpose.description",
        "before": "Send the newsletter",
        "after": "Send messages",
        "old_place": at(9),
        "message": "newsletter: the purpose is worded differently",
    }
    return judged("newsletter", by, **{**usual, **changes})


def dropped(**changes: Any) -> Judged:
    """A favourable change: something that stood in the old file alone."""
    by = card(
        id="purpose-removed",
        title="A purpose is given up",
        direction=Direction.FAVOURABLE,
        severity=Severity.NOTE,
        why="The data are used for less.",
        remedy="",
        references=(),
    )
    usual: dict[str, Any] = {
        "action": Action.REMOVED,
        "before": {"description": "sell addresses"},
        "after": None,
        "old_place": at(20),
        "new_place": None,
        "message": "data are no longer used to sell addresses",
    }
    return judged("sales", by, **{**usual, **changes})


def detail(part: str, value: str, **changes: Any) -> Judged:
    """A neutral change whose message is the same for every part of the notice."""
    by = card(
        id="notice-changed",
        title="Details changed",
        direction=Direction.NEUTRAL,
        severity=Severity.NOTE,
        why="",
        remedy="Nothing further.",
        references=(),
    )
    usual: dict[str, Any] = {
        "area": Area.NOTICE,
        "action": Action.CHANGED,
        "subject": f"notice.{part}",
        "path": f"notice/{part}",
        "before": f"old {value}",
        "after": value,
        "old_place": at(2),
        "message": "details of the notice changed",
    }
    return judged("notice", by, **{**usual, **changes})


def policy(*changes: Judged, **others: Any) -> PolicyDiff:
    """A policy in two versions, `old.yaml` and `new.yaml`."""
    usual: dict[str, Any] = {
        "old": Version("old.yaml", "garden"),
        "new": Version("new.yaml", "garden"),
        "changes": in_order(changes),
    }
    return PolicyDiff(**{**usual, **others})


def report(*policies: PolicyDiff, **changes: Any) -> DiffReport:
    """A report from `old.yaml` to `new.yaml`."""
    usual: dict[str, Any] = {
        "policies": policies,
        "as_of": "2026-11-22",
        "pack_as_of": "2026-11-22",
        "old": "old.yaml",
        "new": "new.yaml",
    }
    return DiffReport(**{**usual, **changes})


def accepting(*changes: Judged) -> dict[str, Acceptance]:
    """What Ada accepted."""
    return {one.fingerprint: acceptance(one.fingerprint) for one in changes}


def acceptance(fingerprint: str, **changes: Any) -> Acceptance:
    """An acceptance by Ada."""
    usual = {"fingerprint": fingerprint, "reason": "the board agreed", "by": "Ada", "date": "2026-11-01"}
    return Acceptance(**{**usual, **changes})


def findings() -> FindingsDiff:
    """A finding that came, one that went, one that stayed."""
    came = finding(rule="retention-missing", message="No period is stated", file="new.yaml")
    went = finding(rule="dead-mechanism", message="The clauses are repealed", file="old.yaml", severity=Severity.NOTE)
    return FindingsDiff((came,), (went,), (finding(),))
