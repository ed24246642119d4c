"""Asks of each clause of a change card whether any example shows what it is for.

Every example says of all its changes which card judges them, and so holds all cards to what they say: a clause of one
card may be shown by an example of another.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from policylint.changes.card import ChangeCard, Direction, ExamplePair, Obligation
from policylint.changes.example_runner import staged
from policylint.changes.judge import document_of, judge, preferred, selecting, tell, verdict_of
from policylint.changes.mutation import Mutant, mutants
from policylint.facts.facts import Json, Object
from policylint.finding import Severity
from policylint.location import Path
from policylint.reference import Library


class _Said(NamedTuple):
    """One verdict; ``message`` is the template, which says which of its verdicts a card gave."""

    card: str
    direction: Direction
    severity: Severity
    obligations: tuple[Obligation, ...]
    message: str


_Outcome: TypeAlias = list[tuple[Path, list[_Said]]]
"""What is said of each thing in one example."""


class _Scene(NamedTuple):
    """An example ready to be judged: its document, and the cards that select each of its changes."""

    document: Object
    speaking: tuple[tuple[ChangeCard, ...], ...]


@dataclass(frozen=True, slots=True)
class ChangeCoverage:
    """How far the examples show what each clause of a card is for.

    ``tried`` counts the near misses of the card, ``unshown`` are those that no example can tell from it.
    """

    card: ChangeCard
    tried: int
    unshown: tuple[Mutant, ...]


class Coverage:
    """All examples of all cards, set up once."""

    def __init__(self, cards: Mapping[str, ChangeCard], library: Library) -> None:
        """Set the examples up.

        Raises:
            CardError: an example is not readable.
        """
        pairs = [(card, example) for card in cards.values() for example in card.examples]
        self._scenes = [_scene(card, example, cards, library) for card, example in pairs]

    def of(self, card: ChangeCard) -> ChangeCoverage:
        """Try all near misses of a card on the examples.

        Raises:
            QueryError: a query goes beyond its bounds.
        """
        told = [_outcome(card, scene) for scene in self._scenes]
        tried = list(mutants(card))
        unshown = (mutant for mutant in tried if not self._tells(mutant.card, told))
        return ChangeCoverage(card, len(tried), tuple(unshown))

    def _tells(self, card: ChangeCard, told: list[_Outcome]) -> bool:
        return any(_outcome(card, scene) != said for scene, said in zip(self._scenes, told, strict=True))


def _scene(card: ChangeCard, example: ExamplePair, cards: Mapping[str, ChangeCard], library: Library) -> _Scene:
    changes, old, new = staged(card, example, library)
    document = document_of(changes, old, new)
    tell(document, judge(changes, old, new, cards))
    speaking: list[list[ChangeCard]] = [[] for _ in changes]
    for one in cards.values():
        if one.judges_changes:
            for path in selecting(one, document):
                speaking[int(path[1])].append(one)
    return _Scene(document, tuple(map(tuple, speaking)))


def _outcome(card: ChangeCard, scene: _Scene) -> _Outcome:
    return list(_said(card, scene))


def _said(card: ChangeCard, scene: _Scene) -> Iterator[tuple[Path, list[_Said]]]:
    """What is said of each change when a card, perhaps a near miss, stands in the place of the one with its id."""
    selected = selecting(card, scene.document)
    if not card.judges_changes:
        yield from ((path, [_saying(card, value, scene.document)]) for path, value in selected.items())
        return
    chosen = {int(path[1]) for path in selected}
    for index, speaking in enumerate(scene.speaking):
        others = [one for one in speaking if one.id != card.id]
        heard = preferred([*others, card] if index in chosen else others)
        value = scene.document["changes"][index]
        yield ("changes", index), sorted(_saying(one, value, scene.document) for one in heard)


def _saying(card: ChangeCard, value: Json, document: Object) -> _Said:
    _, verdict = verdict_of(card, value, document)
    return _Said(card.id, verdict.direction, verdict.severity, verdict.obligations, verdict.message.template)
