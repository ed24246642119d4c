"""The shipped change cards in their compiled form, kept where they need not be read from files of YAML."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from policylint.changes.card import ChangeCard
from policylint.changes.cards import FOLDER, built_in_change_cards
from policylint.changes.compiled import Data, card_from_data, card_to_data
from policylint.prepared import Prepared, files_under
from policylint.resources import rules_dir

_PROGRAM = ("changes", "rules", "reference")
"""The packages whose code decides what the compiled form holds."""
_ALSO = "reference"
"""The rules' folder whose tables say how law is cited, and what obligations are called."""
_CARDS = "cards"


@cache
def compiled_change_cards() -> Mapping[str, ChangeCard]:
    """The change cards shipped with the tool, by id, without their examples.

    Raises:
        CardError: a card is wrong.
    """
    folder = rules_dir().as_posix()
    cards = (card_from_data(data, folder) for data in CHANGE_CARDS.load()[_CARDS])
    return {card.id: card for card in cards}


def _made() -> Data:
    folder = rules_dir().as_posix()
    return {_CARDS: [card_to_data(card, folder) for card in built_in_change_cards().values()]}


def _sources() -> Iterator[str]:
    program = Path(__file__).parents[1]
    for folder in (FOLDER, _ALSO):
        yield from files_under(rules_dir() / folder, ".yaml")
    for package in _PROGRAM:
        yield from files_under(program / package, ".py")


CHANGE_CARDS = Prepared("change-cards", _made, _sources)
"""The compiled form of the shipped change cards."""
