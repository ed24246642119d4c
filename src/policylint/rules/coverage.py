"""Which rules guard which duty of a notice: the reference table of duties beside the catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from policylint.reference.tables import Row
from policylint.rules.card import Card
from policylint.rules.citations import CitationForms


class Guard(StrEnum):
    """How a duty is guarded: by rules, by none for a stated reason, or by none at all."""

    RULES = "rules"
    OUTSIDE = "outside"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardedDuty:
    """One row of the table.

    ``rules`` are the guards that the catalogue holds and ``unknown`` those it lacks. ``outside`` says what a policy
    file cannot show of the duty, and is empty where it shows all.
    """

    id: str
    citation: str
    title: str
    condition: str
    mandatory: bool
    rules: tuple[str, ...]
    unknown: tuple[str, ...]
    outside: str

    @property
    def guard(self) -> Guard:
        """Rules come first: a duty may be guarded in part, and be outside for the rest."""
        if self.rules:
            return Guard.RULES
        return Guard.OUTSIDE if self.outside else Guard.NONE


def coverage(duties: Mapping[str, Row], cards: Mapping[str, Card], forms: CitationForms) -> tuple[GuardedDuty, ...]:
    """Every duty with its guards, mandatory ones first, else in the order of the table.

    Raises:
        KeyError: a duty is laid down in a kind of act that the table of citations does not know.
    """
    guarded = [_guarded(id_, row, cards, forms) for id_, row in duties.items()]
    return tuple(sorted(guarded, key=lambda duty: not duty.mandatory))


def _guarded(id_: str, row: Row, cards: Mapping[str, Card], forms: CitationForms) -> GuardedDuty:
    named = tuple(row.get("enforced_by", ()))
    return GuardedDuty(
        id=id_,
        citation=forms.reference({row["act"]: row["ref"]}).label,
        title=row["title"],
        condition=row.get("condition", ""),
        mandatory=row["rank"] == "mandatory",
        rules=tuple(rule for rule in named if rule in cards),
        unknown=tuple(rule for rule in named if rule not in cards),
        outside=row.get("outside", ""),
    )
