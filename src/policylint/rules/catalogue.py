"""All rules that may speak: the built-in packs, and a team's own."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from policylint.reference import Library, load_library
from policylint.resources import rules_dir
from policylint.rules.card import NATIONAL, Card

_NO_CARDS = frozenset({"reference", "changes", "templates"})


class Catalogue(NamedTuple):
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
    from policylint.rules.assemble import assemble  # noqa: PLC0415 - cards are hardly ever read

    library = load_library()
    return Catalogue(assemble({}, _read_built_in(library)), library)


def read_catalogue(folders: Iterable[Path], built_in: Catalogue | None = None) -> Catalogue:
    """The built-in catalogue, or another, and the cards in ``folders``, the packs of a team.

    Raises:
        UsageError: a folder does not exist, or holds no card.
        CardError: a card is wrong, asks for a fact that does not exist, or takes the id of another.
    """
    built_in = built_in or built_in_catalogue()
    if not folders:
        return built_in
    from policylint.rules.assemble import assemble  # noqa: PLC0415 - few have own rules
    from policylint.rules.own_packs import read_own_packs  # noqa: PLC0415

    own = read_own_packs(folders, built_in.library)
    if not own:
        return built_in
    return Catalogue(assemble(built_in.cards, own), built_in.library)


def _read_built_in(library: Library) -> Iterator[Card]:
    from policylint.rules.citations import CitationForms  # noqa: PLC0415
    from policylint.rules.read_card import read_card  # noqa: PLC0415

    forms = CitationForms(library.rows("citations"))
    folder = rules_dir()
    for path in sorted(folder.rglob("*.yaml")):
        parts = path.relative_to(folder).parent.parts
        if parts and parts[0] not in _NO_CARDS:  # at the root lies what the examples are merged over
            yield read_card(path, *_topic_and_pack(parts), forms)


def _topic_and_pack(parts: tuple[str, ...]) -> tuple[str, str]:
    """`gdpr/transfers` is a topic of a pack; `national/be` and `eprivacy` are both at once."""
    if parts[0] == NATIONAL:
        return "/".join(parts), "/".join(parts)
    return parts[-1], parts[0]
