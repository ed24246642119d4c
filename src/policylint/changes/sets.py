"""Comparing lists whose members are nothing but what they are: references, words of a vocabulary, laws."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from policylint.changes import meaning
from policylint.changes.change import Action, Area, Change, Kind, Sort
from policylint.changes.comparers import What, difference
from policylint.changes.sides import Pair, Side, Sides
from policylint.facts.facts import Json

Name = Callable[[Json, Side], str]
"""What a member is called on both sides."""


def word(item: Json, side: Side) -> str:  # noqa: ARG001 - words are the same on both sides
    """A word or a few, a country, a mechanism, or one case among others."""
    if isinstance(item, dict):
        item = next(item[key] for key in ("id", "code", "case", "other") if key in item)
    return meaning.plain(str(item))


def law(item: Json, side: Side) -> str:  # noqa: ARG001 - laws are the same on both sides
    """A law, under whatever name."""
    return meaning.of_law(item)


def reference(section: str) -> Name:
    """Entries of a map, whatever their ids are on either side."""
    return lambda item, side: side.name(section, item["id"])


@dataclass(frozen=True)
class Members:
    """A set: one change for each member that came or went.

    With ``swap``, one that went and one that came, and no more, are one change. ``area`` tells the area of a member
    that has its own; ``areas`` are all it may tell. ``section`` is the map whose entries they refer to, if they do.
    """

    kind: Kind = Kind.SCOPE
    name: Name = word
    swap: bool = False
    area: Callable[[Json], Area] | None = None
    areas: tuple[Area, ...] = ()
    section: str | None = None

    def changes(self, pair: Pair, what: What, sides: Sides) -> Iterator[Change]:
        """The differences, see ``Comparer``."""
        old, new = self._named(pair.old, sides.old), self._named(pair.new, sides.new)
        gone = {name: index for name, index in old.items() if name not in new}
        come = {name: index for name, index in new.items() if name not in old}
        if self.swap and len(gone) == len(come) == 1:
            (was, old_index), (now, new_index) = *gone.items(), *come.items()
            swapped = pair.item("", old_index, new_index)
            yield difference(swapped, what, self.kind, Action.SWAPPED, sides=sides, arguments=(was, now))
            return
        for name, index in gone.items():
            left = self._pointing(pair.item(name, index, None), name, sides)
            yield difference(
                left, self._what(what, left.old), self.kind, Action.REMOVED, sides=sides, arguments=(name, None)
            )
        for name, index in come.items():
            joined = self._pointing(pair.item(name, None, index), name, sides)
            yield difference(
                joined, self._what(what, joined.new), self.kind, Action.ADDED, sides=sides, arguments=(None, name)
            )

    def meaning(self, value: Json, side: Side) -> Json:
        """What must be shared to be equal, see ``Comparer``."""
        return None if value is None else sorted({self.name(item, side) for item in value})

    def sorts(self, what: What) -> Iterator[Sort]:
        """What may come out, see ``Comparer``."""
        for area in self.areas or (what.area,):
            for action in (Action.ADDED, Action.REMOVED, *((Action.SWAPPED,) if self.swap else ())):
                yield Sort(area, self.kind, action, what.subject)

    def _named(self, value: Json, side: Side) -> dict[str, int]:
        named: dict[str, int] = {}
        for index, item in enumerate(value or ()):
            named.setdefault(self.name(item, side), index)
        return named

    def _what(self, what: What, item: Json) -> What:
        return what if self.area is None else what._replace(area=self.area(item))

    def _pointing(self, pair: Pair, name: str, sides: Sides) -> Pair:
        if self.section is None:
            return pair
        return pair.pointing(sides.old.entry(self.section, name), sides.new.entry(self.section, name))


def references(section: str, area: Callable[[Json], Area] | None = None, areas: tuple[Area, ...] = ()) -> Members:
    """References to entries of a map; ``area`` and ``areas`` as in ``Members``."""
    return Members(Kind.SCOPE, reference(section), area=area, areas=areas, section=section)


class Limits(Members):
    """Limits of a right.

    Confinements (``any_is_enough``): a right that is confined at all is narrower, and each further case widens it
    again. Exceptions: each narrows.
    """

    any_is_enough = False

    def changes(self, pair: Pair, what: What, sides: Sides) -> Iterator[Change]:
        """The differences, see ``Comparer``."""
        if self.any_is_enough and (pair.old is None) is not (pair.new is None):
            action = Action.NARROWED if pair.old is None else Action.WIDENED
            arguments = (self.meaning(pair.old, sides.old), self.meaning(pair.new, sides.new))
            yield difference(pair, what, self.kind, action, sides=sides, arguments=arguments)
            return
        for change in super().changes(pair, what, sides):
            adds = change.action is Action.ADDED
            narrows = adds is not self.any_is_enough
            yield replace(change, action=Action.NARROWED if narrows else Action.WIDENED)

    def sorts(self, what: What) -> Iterator[Sort]:
        """What may come out, see ``Comparer``."""
        for action in (Action.NARROWED, Action.WIDENED):
            yield Sort(what.area, self.kind, action, what.subject)


class Confinements(Limits):
    """The cases to which a right is confined."""

    any_is_enough = True
