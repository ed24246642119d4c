"""The rules there are: a table for people, records for machines."""

from collections.abc import Iterable
from typing import TypedDict

from policylint.render.card_table import card_table
from policylint.render.json_text import json_text
from policylint.render.records import reference_record
from policylint.render.styled import Line, Look, Segment, tone_of
from policylint.render.wire import ReferenceRecord
from policylint.rules.card import Card

WindowRecord = TypedDict("WindowRecord", {"from": str | None, "to": str | None})


class RuleRecord(TypedDict):
    """A rule as readers elsewhere know it; the days of ``in_force`` are inclusive."""

    id: str
    title: str
    topic: str
    pack: str
    severity: str
    authority: str
    references: list[ReferenceRecord]
    in_force: WindowRecord
    enabled: bool


def rules_json(cards: Iterable[Card]) -> str:
    """The rules as JSON text, in the order given."""
    return json_text([_record(card) for card in cards])


def rules_table(cards: Iterable[Card], look: Look) -> str:
    """The rules as a table for each topic; ``cards`` come with those of a topic side by side."""
    return card_table(cards, _cells, look)


def _cells(card: Card) -> Line:
    return (
        Segment(f"{card.severity:<9}", tone_of(card.severity)),
        Segment(f"{card.authority:<15}"),
        Segment(card.title if card.enabled else f"{card.title} (off by default)"),
    )


def _record(card: Card) -> RuleRecord:
    return {
        "id": card.id,
        "title": card.title,
        "topic": card.topic,
        "pack": card.pack,
        "severity": card.severity.value,
        "authority": card.authority.value,
        "references": [reference_record(reference) for reference in card.references],
        "in_force": {"from": card.in_force_from, "to": card.in_force_to},
        "enabled": card.enabled,
    }
