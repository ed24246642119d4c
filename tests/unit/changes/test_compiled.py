"""A card read back from its compiled form judges as it did before."""

import json

import pytest

from policylint.changes.card import ChangeCard
from policylint.changes.cards import built_in_change_cards
from policylint.changes.compiled import Data, card_from_data, card_to_data
from policylint.changes.example_runner import staged
from policylint.changes.judge import judge
from policylint.reference import load_library
from policylint.resources import rules_dir

CARDS = built_in_change_cards()
FOLDER = rules_dir().as_posix()


def written(card: ChangeCard) -> str:
    return json.dumps(card_to_data(card, FOLDER))


@pytest.fixture(scope="module")
def compiled() -> dict[str, ChangeCard]:
    data: list[Data] = json.loads(json.dumps([card_to_data(card, FOLDER) for card in CARDS.values()]))
    return {card.id: card for card in (card_from_data(one, FOLDER) for one in data)}


def test_nothing_is_lost_but_the_examples(compiled: dict[str, ChangeCard]) -> None:
    for id_, card in CARDS.items():
        again = compiled[id_]
        assert written(again) == written(card)
        assert again.examples == ()
        assert (again.file, again.topic, again.judges_changes) == (card.file, card.topic, card.judges_changes)
        assert (again.verdict, again.references, again.owed_from) == (card.verdict, card.references, card.owed_from)


def test_no_file_is_named_by_where_it_lies_here() -> None:
    assert all(FOLDER not in written(card) for card in CARDS.values())


def test_examples_are_judged_the_same(compiled: dict[str, ChangeCard]) -> None:
    library = load_library()
    for card in CARDS.values():
        for example in card.examples:
            changes, old, new = staged(card, example, library)
            before, after = (judge(changes, old, new, cards) for cards in (CARDS, compiled))
            assert [(one.id, one.verdict, one.message, one.obligations, one.severity) for one in after] == [
                (one.id, one.verdict, one.message, one.obligations, one.severity) for one in before
            ]
