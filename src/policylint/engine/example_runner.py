"""Runs the examples of rule cards: they are the rules' tests."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from policylint.engine.check import Checker, Options
from policylint.engine.sources import GivenTexts
from policylint.errors import CardError
from policylint.finding import Place
from policylint.resources import rules_dir
from policylint.rules.card import Card, Example
from policylint.rules.catalogue import Catalogue
from policylint.rules.examples import Expected, document_of, expected_of
from policylint.rules.selection import Selection
from policylint.source.document import Document, read_document
from policylint.source.nodes import Node

_CLEAN = "clean-policy.yaml"


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """What came of one example; no problems, and it passed."""

    card: Card
    example: Example
    problems: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether the example yielded exactly what it marks."""
        return not self.problems


class Staged(NamedTuple):
    """An example ready to be checked."""

    document: Document
    checker: Checker


@lru_cache(maxsize=1)
def clean_policy() -> Node:
    """The policy that every partial example is laid over; no rule finds fault with it.

    Raises:
        CardError: it is missing or unreadable.
    """
    path = rules_dir() / _CLEAN
    document = read_document(Path(path), _CLEAN)
    if document.root is None:
        raise CardError(f"{path}: the clean policy does not parse. Examples of cards are laid over it.")
    return document.root


def run_examples(catalogue: Catalogue, cards: Iterable[Card]) -> Iterator[ExampleResult]:
    """Run every example of ``cards`` against all rules of the catalogue.

    A bad example must yield exactly the findings it marks, of all rules; a good one none of its card's rule.
    Rules that are off by default speak only in the examples of their own card.

    Raises:
        CardError: an example is not readable.
    """
    for card in cards:
        for example in card.examples:
            yield ExampleResult(card, example, tuple(_problems(catalogue, card, example)))


def staged(catalogue: Catalogue, card: Card, example: Example) -> Staged:
    """Set an example up: its policy, the day it asks for, the published texts it gives.

    Raises:
        CardError: the example is not readable.
    """
    document = document_of(example, f"{card.file}:{example.line}", clean_policy())
    as_of = date.fromisoformat(example.as_of or catalogue.as_of)
    own = (card.id,) if not card.enabled else ()
    sources = None if example.sources is None else GivenTexts(example.sources)
    options = Options(as_of=as_of, selection=Selection(extend_select=own), sources=sources)
    return Staged(document, Checker(catalogue, options))


def _problems(catalogue: Catalogue, card: Card, example: Example) -> Iterator[str]:
    stage = staged(catalogue, card, example)
    document, outcome = stage.document, stage.checker.check(stage.document)
    yield from (f"{failure.rule} failed: {failure.reason}" for failure in outcome.failures)
    found = [Expected(finding.rule, line_of(finding.place)) for finding in outcome.findings]
    if not example.bad:
        yield from (f"line {line}: {rule} finds fault with a good example" for rule, line in found if rule == card.id)
        return
    expected = expected_of(example, document)
    if not any(rule == card.id for rule, _ in expected):
        yield f"no line is marked `# expect: {card.id}`"
    yield from _differences(Counter(expected), Counter(found))


def line_of(place: Place) -> int:
    """The line of an example on which a finding must be marked: the first one if it is about the whole document."""
    return 1 if place.whole_document else place.span.start.line


def _differences(expected: Counter[Expected], found: Counter[Expected]) -> Iterator[str]:
    anywhere = Counter(rule for rule, line in expected.elements() if line == 0)
    for rule, line in sorted((found - expected).elements()):
        if anywhere[rule]:
            anywhere[rule] -= 1
        else:
            yield f"line {line}: {rule} was found, and is not marked"
    for rule, line in sorted((expected - found).elements()):
        if line:
            yield f"line {line}: {rule} is marked, and was not found"
    yield from (f"{rule} is expected, and was not found" for rule in anywhere.elements())
