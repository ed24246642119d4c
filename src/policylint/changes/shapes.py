"""Comparing objects: one, a list without ids, a map with ids."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from policylint.changes import meaning
from policylint.changes.align import align_entries, align_members
from policylint.changes.change import Action, Area, Change, Kind, Sort
from policylint.changes.comparers import Comparer, Value, What, coming_or_going, difference
from policylint.changes.sets import Name
from policylint.changes.sides import Pair, Side, Sides
from policylint.facts.facts import Json, Object


class Whole(NamedTuple):
    """A comparer that looks at several members of an object at once."""

    comparer: Comparer


@dataclass(frozen=True)
class Shape:
    """The members of a sort of object, each with its comparer; what has none is no statement of the notice.

    ``area_of`` tells the area of an object that does not decide it by its sort alone; ``areas`` are all it may tell.
    """

    what: What
    members: Mapping[str, Comparer | Whole]
    area_of: Callable[[Object], Area] | None = None
    areas: tuple[Area, ...] = ()

    def changes(self, pair: Pair, sides: Sides) -> Iterator[Change]:
        """The differences inside an object that both sides have."""
        inside = pair.as_part()
        for name, comparer in self.members.items():
            if isinstance(comparer, Whole):
                yield from comparer.comparer.changes(inside, self.what.member(name), sides)
            else:
                yield from comparer.changes(inside.member(name), self.what.member(name), sides)

    def meaning(self, value: Object, side: Side, *, words: bool = True) -> Json:
        """What an object states; without ``words``, what it states beside its descriptions."""
        stated: dict[str, Json] = {}
        for name, comparer in self.members.items():
            if isinstance(comparer, Whole):
                stated[name] = comparer.comparer.meaning(value, side)
            elif name in value and (words or not _descriptive(comparer)):
                stated[name] = comparer.meaning(value[name], side)
        return {name: part for name, part in stated.items() if part is not None}

    def whole(self, *objects: Object | None) -> What:
        """What a change of such an object as a whole is about; the graver area of its two sides counts."""
        if self.area_of is None:
            return self.what
        areas = [self.area_of(one) for one in objects if one is not None]
        return self.what._replace(area=max(areas, key=self.areas.index))

    def sorts(self) -> Iterator[Sort]:
        """All sorts of change inside such an object."""
        for name, comparer in self.members.items():
            compared = comparer.comparer if isinstance(comparer, Whole) else comparer
            yield from compared.sorts(self.what.member(name))

    def sorts_of_whole(self, kind: Kind, *actions: Action) -> Iterator[Sort]:
        """The sorts of change of such an object as a whole."""
        for area in self.areas or (self.what.area,):
            for action in actions:
                yield Sort(area, kind, action, self.what.subject)


def _descriptive(comparer: Comparer) -> bool:
    return isinstance(comparer, Value) and comparer.descriptive


class Names(NamedTuple):
    """What a whole object is called on each side."""

    old: str | None = None
    new: str | None = None


_UNNAMED = Names()


def of_whole(  # noqa: PLR0913 - as ``difference``
    pair: Pair, shape: Shape, kind: Kind, action: Action, *, sides: Sides, names: Names = _UNNAMED
) -> Change:
    """The change of an object that came, went or was swapped."""
    gists = [
        None if value is None else [name, shape.meaning(value, side, words=False)]
        for name, value, side in ((names.old, pair.old, sides.old), (names.new, pair.new, sides.new))
    ]
    what = shape.whole(pair.old, pair.new)
    return difference(pair, what, kind, action, sides=sides, arguments=(gists[0], gists[1]))


@dataclass(frozen=True)
class One:
    """An object that is there or not; ``entry`` where its members know it as the thing they belong to."""

    shape: Shape
    entry: bool = False

    def changes(self, pair: Pair, what: What, sides: Sides) -> Iterator[Change]:  # noqa: ARG002 - the shape knows it
        """The differences, see ``Comparer``."""
        if self.entry:
            pair = pair.as_entry()
        if pair.old is not None and pair.new is not None:
            yield from self.shape.changes(pair, sides)
        elif pair.old is not None or pair.new is not None:
            action = coming_or_going(pair.old, pair.new, Action.CHANGED)
            yield of_whole(pair, self.shape, Kind.EXISTENCE, action, sides=sides)

    def meaning(self, value: Json, side: Side) -> Json:
        """What must be shared to be equal, see ``Comparer``."""
        return None if value is None else self.shape.meaning(value, side)

    def sorts(self, what: What) -> Iterator[Sort]:  # noqa: ARG002 - the shape knows it
        """What may come out, see ``Comparer``."""
        yield from self.shape.sorts_of_whole(Kind.EXISTENCE, Action.ADDED, Action.REMOVED)
        yield from self.shape.sorts()


@dataclass(frozen=True)
class Entries:
    """A map of objects with ids. With ``swap``, one that went and one that came, and no more, are one change.

    ``section`` is the map, and the member, whose entry one that came or went points at.
    """

    shape: Shape
    swap: bool = False
    section: str | None = None

    def changes(self, pair: Pair, what: What, sides: Sides) -> Iterator[Change]:  # noqa: ARG002 - the shape knows it
        """The differences, see ``Comparer``."""
        pair = Pair(pair.old or {}, pair.new or {}, pair.old_path, pair.new_path, pair.path)
        entries = align_entries(pair.old, pair.new)
        gone = [entry for entry in entries if entry.new is None]
        come = [entry for entry in entries if entry.old is None]
        for name, old, new in entries:
            if old is not None and new is not None:
                yield from self.shape.changes(pair.entry(name, old, new), sides)
        if self.swap and len(gone) == len(come) == 1:
            swapped = pair.entry("", gone[0].old, come[0].new)
            names = Names(gone[0].name, come[0].name)
            yield of_whole(swapped, self.shape, Kind.EXISTENCE, Action.SWAPPED, sides=sides, names=names)
            return
        for entry in (*gone, *come):
            action = Action.REMOVED if entry.new is None else Action.ADDED
            there = self._pointing(pair.entry(*entry), sides)
            yield of_whole(there, self.shape, Kind.EXISTENCE, action, sides=sides)

    def _pointing(self, pair: Pair, sides: Sides) -> Pair:
        """The same, pointing at the first entry it names that both versions have."""
        section, stated, side = self.section, pair.old or pair.new or {}, sides.old if pair.old else sides.new
        for one in stated.get(section, ()) if section else ():
            name = side.name(str(section), one["id"])
            old, new = (each.entry(str(section), name) for each in (sides.old, sides.new))
            if old is not None and new is not None:
                return pair.pointing(old, new)
        return pair

    def meaning(self, value: Json, side: Side) -> Json:
        """What must be shared to be equal, see ``Comparer``."""
        return {id_: self.shape.meaning(entry, side) for id_, entry in (value or {}).items()}

    def sorts(self, what: What) -> Iterator[Sort]:  # noqa: ARG002 - the shape knows it
        """What may come out, see ``Comparer``."""
        swapped = (Action.SWAPPED,) if self.swap else ()
        yield from self.shape.sorts_of_whole(Kind.EXISTENCE, Action.ADDED, Action.REMOVED, *swapped)
        yield from self.shape.sorts()


@dataclass(frozen=True)
class Items:
    """A list of objects without ids; ``names`` say what a member is, from the narrowest name to the widest.

    ``label`` is what it is called in paths, the widest name unless said. ``kind`` is in what respect the whole differs
    when a member comes or goes. With ``swap``, one that went and one that came, and no more, are one change. A member
    that came or went has as its other part the first one on the other side with its label, if there is one: perhaps
    it was put otherwise.
    """

    shape: Shape
    names: tuple[Name, ...]
    kind: Kind = Kind.EXISTENCE
    swap: bool = False
    label: Name | None = None

    def changes(self, pair: Pair, what: What, sides: Sides) -> Iterator[Change]:  # noqa: ARG002 - the shape knows it
        """The differences, see ``Comparer``."""
        old, new = pair.old or [], pair.new or []
        passes = [([self._text(one, sides.old) for one in old], [self._text(one, sides.new) for one in new])]
        passes += [([n(one, sides.old) for one in old], [n(one, sides.new) for one in new]) for n in self.names]
        pairs, gone, come = align_members(passes)
        for old_index, new_index in pairs:
            labels = self._label(old[old_index], sides.old), self._label(new[new_index], sides.new)
            name = min(labels, key=lambda label: (len(label), label))
            yield from self.shape.changes(pair.item(name, old_index, new_index), sides)
        if self.swap and len(gone) == len(come) == 1:
            yield self._whole(pair, gone[0], come[0], Action.SWAPPED, sides)
            return
        for index in gone:
            yield self._whole(pair, index, None, Action.REMOVED, sides)
        for index in come:
            yield self._whole(pair, None, index, Action.ADDED, sides)

    def meaning(self, value: Json, side: Side) -> Json:
        """What must be shared to be equal, see ``Comparer``."""
        return sorted({self._text(item, side) for item in value or ()}) or None

    def sorts(self, what: What) -> Iterator[Sort]:  # noqa: ARG002 - the shape knows it
        """What may come out, see ``Comparer``."""
        swapped = (Action.SWAPPED,) if self.swap else ()
        yield from self.shape.sorts_of_whole(self.kind, Action.ADDED, Action.REMOVED, *swapped)
        yield from self.shape.sorts()

    def _label(self, item: Json, side: Side) -> str:
        return (self.label or self.names[-1])(item, side)

    def _text(self, item: Json, side: Side) -> str:
        names = [name(item, side) for name in self.names]
        return meaning.as_text([names, self.shape.meaning(item, side)])

    def _whole(self, pair: Pair, old: int | None, new: int | None, action: Action, sides: Sides) -> Change:
        was = self._label(pair.old[old], sides.old) if old is not None else None
        now = self._label(pair.new[new], sides.new) if new is not None else None
        there = pair.item("" if action is Action.SWAPPED else str(now if was is None else was), old, new)
        there = replace(
            there,
            old_part=there.old or self._first(pair.old, now, sides.old),
            new_part=there.new or self._first(pair.new, was, sides.new),
        )
        names = Names(
            None if old is None else self.names[0](pair.old[old], sides.old),
            None if new is None else self.names[0](pair.new[new], sides.new),
        )
        return of_whole(there, self.shape, self.kind, action, sides=sides, names=names)

    def _first(self, items: Json, label: str | None, side: Side) -> Object | None:
        return next((item for item in items or () if self._label(item, side) == label), None)
