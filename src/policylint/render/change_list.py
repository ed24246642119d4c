"""The change cards there are: a table for people, records for machines."""

from collections.abc import Iterable
from typing import TypedDict

from policylint.changes.card import ChangeCard, Verdict
from policylint.render.card_table import card_table
from policylint.render.json_text import json_text
from policylint.render.records import reference_record
from policylint.render.styled import Line, Look, Segment, tone_of
from policylint.render.wire import ReferenceRecord


class VerdictRecord(TypedDict):
    """One way in which a card may judge a change; ``message`` is a template."""

    direction: str
    severity: str
    obligations: list[str]
    message: str


class ChangeCardRecord(TypedDict):
    """A change card as readers elsewhere know it; ``verdict`` counts where none of ``cases`` does."""

    id: str
    title: str
    topic: str
    verdict: VerdictRecord
    cases: list[VerdictRecord]
    references: list[ReferenceRecord]


def changes_json(cards: Iterable[ChangeCard]) -> str:
    """The cards as JSON text, in the order given."""
    return json_text([_record(card) for card in cards])


def changes_table(cards: Iterable[ChangeCard], look: Look) -> str:
    """The cards as a table for each topic; those of a topic come side by side."""
    return card_table(cards, _cells, look)


def _cells(card: ChangeCard) -> Line:
    return (
        Segment(f"{card.verdict.severity:<9}", tone_of(card.verdict.severity)),
        Segment(f"{card.verdict.direction:<12}"),
        Segment(card.title),
    )


def _record(card: ChangeCard) -> ChangeCardRecord:
    return {
        "id": card.id,
        "title": card.title,
        "topic": card.topic,
        "verdict": _verdict(card.verdict),
        "cases": [_verdict(case.verdict) for case in card.cases],
        "references": [reference_record(reference) for reference in card.references],
    }


def _verdict(verdict: Verdict) -> VerdictRecord:
    return {
        "direction": verdict.direction.value,
        "severity": verdict.severity.value,
        "obligations": [obligation.value for obligation in verdict.obligations],
        "message": verdict.message.template,
    }
