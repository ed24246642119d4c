"""Rules as SARIF describes them, so that a reader of an alert sees the page of the rule."""

from collections.abc import Iterable
from typing import Any, Protocol

from policylint.finding import Authority, Reference, Severity
from policylint.render.page import page_of
from policylint.render.safe import printable
from policylint.render.shortened import shortened
from policylint.rules.card import Card

_LONGEST = 1024
"""What GitHub allows in a description."""

_PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}


class Described(Protocol):
    """A card of any kind."""

    @property
    def id(self) -> str:
        """Its only name."""

    @property
    def title(self) -> str:
        """What it is about, in a few words."""

    @property
    def why(self) -> str:
        """Why it matters."""

    @property
    def remedy(self) -> str:
        """What to do."""

    @property
    def references(self) -> tuple[Reference, ...]:
        """The law it rests on."""


def rule_record(card: Card) -> dict[str, Any]:
    """A rule with its page; no ``security-severity``, which would turn findings into vulnerabilities.

    The page is the one without examples: only some catalogues have them, and every report carries every page.
    """
    return {
        **described(card),
        "help": {"text": help_text(card, "What to write instead"), "markdown": page_of(card._replace(examples=()))},
        **graded(card.severity, (card.pack, card.topic, f"authority:{card.authority}"), _precision(card)),
    }


def described(card: Described) -> dict[str, Any]:
    """What a rule is called, and what it is about, within the limits of GitHub."""
    return {
        "id": card.id,
        "name": card.id,
        "shortDescription": {"text": shortened(printable(card.title), _LONGEST)},
        "fullDescription": {"text": shortened(printable(card.why), _LONGEST)},
    }


def graded(severity: Severity, tags: Iterable[str], precision: str) -> dict[str, Any]:
    """How grave a rule is unless a result says otherwise; ``precision`` is a word of GitHub's."""
    return {
        "defaultConfiguration": {"level": severity.value},
        "properties": {
            "tags": list(dict.fromkeys(tags)),
            "precision": precision,
            "problem.severity": _PROBLEM[severity],
        },
    }


def help_text(card: Described, advice: str) -> str:
    """Why, what to do, and the law; ``advice`` introduces the remedy."""
    law = [f"{ref.label} <{ref.url}>" if ref.url else ref.label for ref in card.references]
    lines = [card.why, f"{advice}: {card.remedy}", *(f"The law: {one}" for one in law)]
    return "\n\n".join(printable(line) for line in lines)


def _precision(card: Card) -> str:
    """How seldom it is wrong: the format is certain, a failed duty nearly so, the rest is for people to judge."""
    if card.authority is Authority.FORMAT:
        return "very-high"
    return "high" if card.severity is Severity.ERROR else "medium"
