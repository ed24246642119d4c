"""Rules as SARIF describes them, so that a reader of an alert sees the page of the rule."""

from dataclasses import replace
from typing import Any

from policylint.finding import Authority, Severity
from policylint.render.page import page_of
from policylint.render.safe import printable
from policylint.render.shortened import shortened
from policylint.rules.card import Card

_LONGEST = 1024
"""What GitHub allows in a description."""

_PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}


def rule_record(card: Card) -> dict[str, Any]:
    """A rule with its page; no ``security-severity``, which would turn findings into vulnerabilities.

    The page is the one without examples: only some catalogues have them, and every report carries every page.
    """
    return {
        "id": card.id,
        "name": card.id,
        "shortDescription": {"text": shortened(printable(card.title), _LONGEST)},
        "fullDescription": {"text": shortened(printable(card.why), _LONGEST)},
        "help": {"text": _help(card), "markdown": page_of(replace(card, examples=()))},
        "defaultConfiguration": {"level": card.severity.value},
        "properties": {
            "tags": list(dict.fromkeys((card.pack, card.topic, f"authority:{card.authority}"))),
            "precision": _precision(card),
            "problem.severity": _PROBLEM[card.severity],
        },
    }


def _help(card: Card) -> str:
    law = [f"{ref.label} <{ref.url}>" if ref.url else ref.label for ref in card.references]
    lines = [card.why, f"What to write instead: {card.remedy}", *(f"The law: {one}" for one in law)]
    return "\n\n".join(printable(line) for line in lines)


def _precision(card: Card) -> str:
    """How seldom it is wrong: the format is certain, a failed duty nearly so, the rest is for people to judge."""
    if card.authority is Authority.FORMAT:
        return "very-high"
    return "high" if card.severity is Severity.ERROR else "medium"
