"""All rules that may speak: the built-in packs, and a team's own."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from policylint.errors import CardError
from policylint.reference import Library, load_library
from policylint.resources import rules_dir
from policylint.rules.card import NATIONAL, Card
from policylint.rules.citations import CitationForms
from policylint.rules.read_card import read_card

_NO_CARDS = frozenset({"reference", "changes"})


@dataclass(frozen=True)
class Catalogue:
    """The cards by id, in the order of their topics and ids."""

    cards: Mapping[str, Card]
    library: Library

    @property
    def as_of(self) -> str:
        """The day up to which the pack's law is known to be right, as an ISO 8601 string."""
        return self.library.as_of

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics that have a card."""
        return tuple(dict.fromkeys(card.topic for card in self.cards.values()))

    @property
    def packs(self) -> tuple[str, ...]:
        """The packs that have a card."""
        return tuple(dict.fromkeys(card.pack for card in self.cards.values()))


@cache
def built_in_catalogue() -> Catalogue:
    """The catalogue shipped with the tool.

    Raises:
        CardError: a card or table is wrong.
    """
    library = load_library()
    return Catalogue(_by_id(_read_pack(rules_dir(), library)), library)


def read_catalogue(folders: Iterable[Path]) -> Catalogue:
    """The built-in catalogue and the cards in ``folders``.

    Raises:
        CardError: a card is wrong, or takes the id of another.
    """
    built_in = built_in_catalogue()
    own = [card for folder in folders for card in _read_pack(folder, built_in.library)]
    return Catalogue(_by_id([*built_in.cards.values(), *own]), built_in.library)


def _by_id(cards: Iterable[Card]) -> dict[str, Card]:
    by_id: dict[str, Card] = {}
    for card in cards:
        if card.id in by_id:
            raise CardError(f"{card.file}: the id `{card.id}` belongs to {by_id[card.id].file}. Choose another.")
        by_id[card.id] = card
    return by_id


def _read_pack(folder: Path, library: Library) -> Iterator[Card]:
    forms = CitationForms(library.rows("citations"))
    for path in sorted(folder.rglob("*.yaml")):
        parts = path.relative_to(folder).parent.parts
        if not parts and folder == rules_dir():
            continue  # what the examples are merged over
        if parts and parts[0] in _NO_CARDS:
            continue
        topic, pack = _topic_and_pack(parts or (folder.name,))
        yield read_card(path, topic, pack, forms)


def _topic_and_pack(parts: tuple[str, ...]) -> tuple[str, str]:
    """`gdpr/transfers` is a topic of a pack; `national/be` and `eprivacy` are both at once."""
    if parts[0] == NATIONAL:
        return "/".join(parts), "/".join(parts)
    return parts[-1], parts[0]
