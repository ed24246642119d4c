"""Change cards as SARIF describes rules, so that a reader of an alert sees why a change matters."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from policylint.changes.card import ChangeCard, Obligation
from policylint.changes.obligations import Duty
from policylint.render.change_page import change_page_of
from policylint.render.sarif_rules import described, graded, help_text

_JUDGEMENT = "medium"
"""How seldom a card is wrong: what a change means for people is for people to judge."""


def change_rule_record(card: ChangeCard, duties: Mapping[Obligation, Duty]) -> dict[str, Any]:
    """A change card with its page, as ``rule_record`` has it for a rule; its cases are told by the results."""
    tags = ("change", card.topic, f"direction:{card.verdict.direction}", *card.verdict.obligations)
    return {
        **described(card),
        "help": {
            "text": help_text(card, "What to do"),
            "markdown": change_page_of(replace(card, examples=()), duties),
        },
        **graded(card.verdict.severity, tags, _JUDGEMENT),
    }
