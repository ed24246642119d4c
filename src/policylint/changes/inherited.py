"""Comparing what an entry states for itself with what holds for it because the notice states it for everything."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from policylint.changes.change import Change, Sort
from policylint.changes.comparers import Comparer, What
from policylint.changes.sides import Pair, Side, Sides
from policylint.facts.facts import Json, Object


def _never(_: Object) -> bool:
    return False


class Inherited(NamedTuple):
    """A statement that an entry makes, or that the notice makes for it under the same name.

    An entry that is silent on one side is compared by what the notice says there, so that a statement which moves from
    the notice to its entries, or back, is no change. Where the entry is silent on both sides nothing is said here: the
    notice's own statement tells it, once. ``effective`` is the member that holds the part of the notice's list that
    counts for the entry; all of it where there is none. ``empty`` tells a statement that says no more than silence.
    """

    comparer: Comparer
    effective: str | None = None
    empty: Callable[[Object], bool] = _never

    def changes(self, pair: Pair, what: What, sides: Sides) -> Iterator[Change]:
        """The differences, see ``Comparer``."""
        if pair.old is None and pair.new is None:
            return
        name = pair.path[-1]
        if pair.old is None:
            value, at = self._of_notice(name, pair.old_part, sides.old)
            pair = pair if value is None else replace(pair, old=value, old_path=(name,), old_at=at)
        elif pair.new is None:
            value, at = self._of_notice(name, pair.new_part, sides.new)
            pair = pair if value is None else replace(pair, new=value, new_path=(name,), new_at=at)
        yield from self.comparer.changes(pair, what, sides)

    def meaning(self, value: Json, side: Side) -> Json:
        """What must be shared to be equal, see ``Comparer``."""
        return self.comparer.meaning(value, side)

    def sorts(self, what: What) -> Iterator[Sort]:
        """What may come out, see ``Comparer``."""
        yield from self.comparer.sorts(what)

    def _of_notice(self, name: str, entry: Object | None, side: Side) -> tuple[Json, tuple[int, ...] | None]:
        """What the notice states for the entry; of a list, also where its members stand in it."""
        stated = side.document.get(name)
        if self.effective is None or not stated or entry is None:
            return stated, None
        counts = [one for one in entry.get(self.effective, ()) if not self.empty(one)]
        at = tuple(index for index, one in enumerate(stated) if one in counts)
        return [stated[index] for index in at] or None, at
