"""The built-in rules in their compiled form, kept where they need not be read from a few hundred files of YAML."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from policylint.prepared import Parts, Prepared, files_under
from policylint.reference import load_library
from policylint.reference.library import Kept
from policylint.reference.tables import Table
from policylint.resources import rules_dir
from policylint.rules.catalogue import Catalogue, built_in_catalogue
from policylint.rules.compiled import Data, card_from_data, card_to_data, table_from_data, table_to_data

_PROGRAM = ("rules", "reference")
"""The packages whose code decides what the compiled form holds."""
_ELSEWHERE = ("changes",)
"""What lies among the rules and is no part of this catalogue."""
_TABLE, _INDEX = "table ", "index "
"""What stands before the name of a table, or of an index of names, among the parts."""


@cache
def compiled_catalogue() -> Catalogue:
    """The built-in catalogue for checking: as ``built_in_catalogue``, but for the examples of its cards.

    Raises:
        CardError: a card or table is wrong.
    """
    return _catalogue(_parts())


def digest() -> str:
    """What tells the rules and the program that compiles them from any others."""
    return _parts().digest


def own_cards(catalogue: Catalogue) -> tuple[Data, ...]:
    """The cards of a catalogue that are not shipped, as JSON: what tells it from the shipped one, or can be sent."""
    shipped = f"{rules_dir().as_posix()}/"
    return tuple(card_to_data(card, "") for card in catalogue.cards.values() if not card.file.startswith(shipped))


@cache
def _parts() -> Parts:
    return CATALOGUE.load()


def _made() -> Data:
    catalogue = built_in_catalogue()
    library, folder = catalogue.library, rules_dir().as_posix()
    return {
        "as_of": library.as_of,
        "cards": [card_to_data(card, folder) for card in catalogue.cards.values()],
        **{_TABLE + name: table_to_data(library.table(name)) for name in library.names},
        **{_INDEX + name: index for name, index in library.all_indexes.to_data().items()},
    }


def _sources() -> Iterator[str]:
    program = Path(__file__).parents[1]
    yield from files_under(rules_dir(), ".yaml", without=_ELSEWHERE)
    for package in _PROGRAM:
        yield from files_under(program / package, ".py")


CATALOGUE = Prepared("catalogue", _made, _sources)
"""The compiled form of the built-in catalogue."""


class _Group(Mapping[str, Any]):
    """The parts whose names begin alike, by what follows; each is decoded when it is first asked for."""

    def __init__(self, parts: Parts, beginning: str) -> None:
        self._parts = parts
        self._beginning = beginning

    def __getitem__(self, name: str) -> Any:
        return self._parts[self._beginning + name]

    def __iter__(self) -> Iterator[str]:
        return (name.removeprefix(self._beginning) for name in self._parts if name.startswith(self._beginning))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Tables(_Group):
    """The tables among the parts."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, _TABLE)

    def __getitem__(self, name: str) -> Table:
        return table_from_data(name, super().__getitem__(name))


def _catalogue(parts: Parts) -> Catalogue:
    library = load_library().having(Kept(_Tables(parts), parts["as_of"], _Group(parts, _INDEX)))
    cards: Any = (card_from_data(card, rules_dir().as_posix()) for card in parts["cards"])
    return Catalogue({card.id: card for card in cards}, library)
