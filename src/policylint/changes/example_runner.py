"""Runs the examples of change cards: they are the cards' tests."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from policylint.changes.card import ChangeCard, ExamplePair, Expected
from policylint.changes.change import Change
from policylint.changes.compare import compare
from policylint.changes.judge import Judged, judge
from policylint.errors import CardError
from policylint.facts.build import build_facts
from policylint.facts.facts import Facts
from policylint.model.load import validate
from policylint.reference import Library
from policylint.resources import rules_dir
from policylint.rules.examples import merge
from policylint.source.document import parse_document, read_document
from policylint.source.nodes import Node

_CLEAN = "clean-policy.yaml"
UNRESOLVED = "?"
"""What a message writes for a placeholder that selects nothing: a defect of the card."""


class Staged(NamedTuple):
    """What differs between the two policies of an example, and their facts."""

    changes: tuple[Change, ...]
    old: Facts | None
    new: Facts | None


@dataclass(frozen=True, slots=True)
class PairResult:
    """What came of one example; no problems, and it passed."""

    card: ChangeCard
    example: ExamplePair
    problems: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether its changes were judged by exactly the cards it expects."""
        return not self.problems


def run_pairs(tried: Iterable[ChangeCard], cards: Mapping[str, ChangeCard], library: Library) -> Iterator[PairResult]:
    """Run every example of the cards ``tried``, all ``cards`` judging.

    Raises:
        CardError: a policy of an example is not readable, or is no policy.
    """
    for card in tried:
        for example in card.examples:
            yield PairResult(card, example, tuple(problems_of(card, example, cards, library)))


def staged(card: ChangeCard, example: ExamplePair, library: Library, as_of: str | None = None) -> Staged:
    """Set an example up, as of the day it asks for unless ``as_of`` gives another, ISO 8601.

    Raises:
        CardError: one of its policies is not readable, or is no policy.
    """
    day = date.fromisoformat(as_of or example.as_of or library.as_of)
    name = f"{card.file}:{example.line}"
    old, new = (_facts(name, patch, day, library) for patch in (example.old, example.new))
    return Staged(compare(old, new), old, new)


def judged_of(
    card: ChangeCard, example: ExamplePair, cards: Mapping[str, ChangeCard], library: Library
) -> tuple[Judged, ...]:
    """What an example yields.

    Raises:
        CardError: one of its policies is not readable, or is no policy.
    """
    changes, old, new = staged(card, example, library)
    return judge(changes, old, new, cards)


def problems_of(
    card: ChangeCard, example: ExamplePair, cards: Mapping[str, ChangeCard], library: Library
) -> Iterator[str]:
    """What is wrong with an example, as sentences; none, and it passed.

    The changes must be judged by exactly the cards it expects. Cards that judge what is no change speak of nearly
    every adverse pair: only those it expects, and the card whose example it is, are held to it.
    """
    expected = Counter(example.expect)
    heard = {card.id, *(one.card for one in example.expect)}
    judged = [one for one in judged_of(card, example, cards, library) if one.card.judges_changes or one.id in heard]
    found = Counter(Expected(one.id, one.direction) for one in judged)
    yield from (f"{id_} judges a change {how}, and is not expected" for id_, how in (found - expected).elements())
    yield from (f"{id_} is expected to judge {how}, and does not" for id_, how in (expected - found).elements())
    yield from (f"{one.id} says: {one.message}" for one in judged if UNRESOLVED in one.message)


def _facts(name: str, patch: bytes | None, as_of: date, library: Library) -> Facts | None:
    if patch is None:
        return None
    document = parse_document(name, patch)
    if document.root is None or document.faults:
        raise CardError(f"{name}: an example does not parse.")
    root = merge(_clean(), document.root)
    loaded = validate(root.value)
    if loaded.stated is None:
        raise CardError(f"{name}: an example is no policy: {loaded.faults[0].message}")
    return build_facts(loaded.stated, root, as_of, library)


@cache
def _clean() -> Node:
    document = read_document(Path(rules_dir() / _CLEAN), _CLEAN)
    if document.root is None:
        raise CardError(f"{_CLEAN}: the clean policy does not parse. Examples of cards are laid over it.")
    return document.root
