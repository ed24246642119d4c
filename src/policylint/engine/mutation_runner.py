"""Asks of each clause of a rule whether any of the rule's examples shows what it is for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from policylint.engine.example_runner import line_of, staged
from policylint.facts.facts import Facts
from policylint.finding import Severity
from policylint.rules.card import Card, Example
from policylint.rules.catalogue import Catalogue
from policylint.rules.evaluate import Subject, evaluate
from policylint.rules.message import Message
from policylint.rules.mutation import Mutant, mutants

_Outcome: TypeAlias = list[list[tuple[str, int, Severity, str]]]
"""For each example, what is found: the rule, the line, the severity, and which of a card's messages tells it."""

_SUBJECT = Subject("example", "example")


@dataclass(frozen=True, slots=True)
class CardCoverage:
    """How far the examples of a card show what each of its clauses is for.

    ``clauses`` counts the near misses tried, ``unshown`` are those that the examples cannot tell from the rule, and
    ``wrongly_spared`` the clauses that the card calls spare although an example shows them, or there are none such.
    """

    card: Card
    clauses: int
    unshown: tuple[Mutant, ...]
    wrongly_spared: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing is left to show."""
        return not self.unshown and not self.wrongly_spared


def cover(catalogue: Catalogue, card: Card) -> CardCoverage:
    """Try all near misses of a rule on its examples.

    Raises:
        CardError: an example is not readable.
        QueryError: a query goes beyond its bounds.
    """
    scenes = [facts for example in card.examples if (facts := _facts(catalogue, card, example)) is not None]
    plain = _plainly_told(card)
    silenced = [catalogue.cards[id_] for id_ in card.supersedes]
    tried = list(mutants(plain))
    expected = _outcome([plain], scenes)
    expected_together = _outcome([plain, *silenced], scenes) if silenced else []
    survivors = [
        mutant
        for mutant in tried
        if (
            _outcome([mutant.card, *silenced], scenes) == expected_together
            if mutant.card.supersedes != card.supersedes
            else _outcome([mutant.card], scenes) == expected
        )
    ]
    spare = {" ".join(spared.clause.split()) for spared in card.spare}
    unshown = tuple(mutant for mutant in survivors if mutant.clause not in spare)
    return CardCoverage(card, len(tried), unshown, tuple(sorted(spare - {mutant.clause for mutant in survivors})))


def _facts(catalogue: Catalogue, card: Card, example: Example) -> Facts | None:
    stage = staged(catalogue, card, example)
    return stage.checker.understand(stage.document)[0]


def _plainly_told(card: Card) -> Card:
    """The card with messages that say only which of its messages they are."""
    cases = tuple(
        replace(case, message=case.message and Message(f"case {index}")) for index, case in enumerate(card.cases)
    )
    return replace(card, message=Message("main"), cases=cases)


def _outcome(cards: Sequence[Card], scenes: Sequence[Facts]) -> _Outcome:
    return [sorted(_findings(cards, facts)) for facts in scenes]
