"""One test per change card: its examples are judged by exactly the cards they expect."""

import pytest

from policylint.changes.card import Direction
from policylint.changes.cards import built_in_change_cards
from policylint.changes.example_runner import judged_of, problems_of
from policylint.reference import load_library

CARDS = built_in_change_cards()
SPARE = {"request-changed"}
"""Fallback cards of areas in which every sort of change has a card of its own."""


@pytest.mark.parametrize("id_", CARDS)
def test_examples_hold(id_: str) -> None:
    card, library = CARDS[id_], load_library()
    problems = [
        f"{card.file}:{example.line}: {problem}"
        for example in card.examples
        for problem in problems_of(card, example, CARDS, library)
    ]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("id_", sorted(CARDS.keys() - SPARE))
def test_every_card_judges_one_of_its_own_examples(id_: str) -> None:
    assert any(expected.card == id_ for example in CARDS[id_].examples for expected in example.expect)


def test_an_adverse_change_says_what_to_do_and_rests_on_a_source() -> None:
    for card in CARDS.values():
        assert card.references, card.id
        assert card.remedy, card.id


def test_favourable_and_neutral_changes_are_no_errors() -> None:
    grave = [
        (card.id, judged.message)
        for card in CARDS.values()
        for example in card.examples
        for judged in judged_of(card, example, CARDS, load_library())
        if judged.direction in {Direction.FAVOURABLE, Direction.NEUTRAL} and judged.severity.rank == 2
    ]
    assert grave == []
