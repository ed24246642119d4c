"""Asks of each clause of a rule whether any of the rule's examples shows what it is for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from policylint.engine.check import heard
from policylint.engine.example_runner import line_of, staged
from policylint.facts.facts import Facts
from policylint.finding import Severity
from policylint.rules.card import Card, Example
from policylint.rules.catalogue import Catalogue
from policylint.rules.evaluate import Subject, evaluate, speaks
from policylint.rules.message import Message
from policylint.rules.mutation import Mutant, mutants


class _Found(NamedTuple):
    """One finding, as far as examples tell findings apart; ``message`` says which of its messages a card told it in."""

    rule: str
    line: int
    severity: Severity
    message: str


_Outcome: TypeAlias = list[list[_Found]]
"""What is found in each example."""

_SUBJECT = Subject("example", "example")


@dataclass(frozen=True, slots=True)
class CardCoverage:
    """How far the examples of a card show what each of its clauses is for.

    ``tried`` counts the near misses of the rule, ``unshown`` are those that the examples cannot tell from it, and
    ``wrongly_spared`` the clauses that the card calls spare although an example shows them, or there are none such.
    """

    card: Card
    tried: int
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
    silenced = tuple(catalogue.cards[id_] for id_ in card.supersedes)
    alone, together = _outcome((plain,), scenes), _outcome((plain, *silenced), scenes)
    tried = list(mutants(plain))
    survivors = [
        mutant
        for mutant in tried
        if _outcome((mutant.card,), scenes) == alone
        and (mutant.where[0] != "supersedes" or _outcome((mutant.card, *silenced), scenes) == together)
    ]
    spare = {spare.clause for spare in card.spare}
    unshown = tuple(mutant for mutant in survivors if mutant.clause not in spare)
    return CardCoverage(card, len(tried), unshown, tuple(sorted(spare - {mutant.clause for mutant in survivors})))


def _facts(catalogue: Catalogue, card: Card, example: Example) -> Facts | None:
    stage = staged(catalogue, card, example)
    return stage.checker.understand(stage.document)[0]


def _plainly_told(card: Card) -> Card:
    """The card with messages that say only which of its messages they are."""
    cases = tuple(
        case._replace(message=case.message and Message(f"case {index}")) for index, case in enumerate(card.cases)
    )
    return card._replace(message=Message("main"), cases=cases)


def _outcome(cards: tuple[Card, ...], scenes: Sequence[Facts]) -> _Outcome:
    return [sorted(_findings(cards, facts)) for facts in scenes]


def _findings(cards: tuple[Card, ...], facts: Facts) -> Iterator[_Found]:
    speaking = [card for card in cards if speaks(card, facts.as_of, facts.country)]
    for found in heard([(card, said) for card in speaking for said in evaluate(card, facts, _SUBJECT)]):
        yield _Found(found.rule, line_of(found.place), found.severity, found.message)
