"""How one member of an object is compared: a value, words, a duration."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from policylint.changes import meaning
from policylint.changes.change import Action, Area, Change, Kind, Sort
from policylint.changes.sides import Pair, Side, Sides
from policylint.facts.facts import Json


class What(NamedTuple):
    """What is compared."""

    area: Area
    subject: str

    def member(self, name: str) -> "What":
        """A member of it."""
        return What(self.area, f"{self.subject}.{name}")


class Comparer(Protocol):
    """Compares one sort of thing, and says beforehand which changes that may yield."""

    def changes(self, pair: Pair, what: What, sides: Sides) -> Iterator[Change]:
        """The differences; none for equal meaning."""

    def meaning(self, value: Json, side: Side) -> Json:
        """What two values must share to be equal; None for silence."""

    def sorts(self, what: What) -> Iterator[Sort]:
        """All sorts of change that may come out."""


def difference(  # noqa: PLR0913 - a change is made in this one place
    pair: Pair, what: What, kind: Kind, action: Action, *, sides: Sides, arguments: tuple[Json, Json]
) -> Change:
    """The change between the two sides of ``pair``, with its places."""
    place = sides.new.provenance.place(pair.new_path)
    return Change(
        area=what.area,
        kind=kind,
        action=action,
        subject=what.subject,
        path="/".join(pair.path),
        key=pair.key,
        before=pair.old,
        after=pair.new,
        old_place=sides.old.provenance.place(pair.old_path) if pair.old is not None else None,
        new_place=place if pair.new is not None else None,
        arguments=(meaning.as_text(arguments[0]), meaning.as_text(arguments[1])),
        policy=sides.policy,
        anchor=place,
        old_entry=pair.old_entry,
        new_entry=pair.new_entry,
        old_part=pair.old_part,
        new_part=pair.new_part,
        old_referent=pair.old_referent,
        new_referent=pair.new_referent,
    )


def coming_or_going(before: Json, after: Json, otherwise: Action) -> Action:
    """Added where only the new side speaks, removed where only the old one does."""
    if before is None:
        return Action.ADDED
    return Action.REMOVED if after is None else otherwise


class Value(NamedTuple):
    """A value that is either the same or not; ``section`` where it may be the id of an entry of that map.

    ``descriptive`` words do not tell what something is: it stays the same in others.
    """

    kind: Kind = Kind.VALUE
    otherwise: Action = Action.CHANGED
    section: str | None = None
    descriptive: bool = False

    def changes(self, pair: Pair, what: What, sides: Sides) -> Iterator[Change]:
        """The differences, see ``Comparer``."""
        before, after = self.meaning(pair.old, sides.old), self.meaning(pair.new, sides.new)
        if before != after or type(before) is not type(after):
            action = coming_or_going(pair.old, pair.new, self.otherwise)
            yield difference(pair, what, self.kind, action, sides=sides, arguments=(before, after))

    def meaning(self, value: Json, side: Side) -> Json:
        """What must be shared to be equal, see ``Comparer``."""
        if self.section is not None and isinstance(value, str):
            value = side.name(self.section, value)
        return meaning.of_scalar(value)

    def sorts(self, what: What) -> Iterator[Sort]:
        """What may come out, see ``Comparer``."""
        for action in (Action.ADDED, Action.REMOVED, self.otherwise):
            yield Sort(what.area, self.kind, action, what.subject)


WORDS = Value(Kind.WORDING, Action.REWORDED, descriptive=True)
"""Words of the notice that describe something."""


class Length(NamedTuple):
    """A duration: longer, shorter, or different in a way that hangs on the calendar or on words."""

    def changes(self, pair: Pair, what: What, sides: Sides) -> Iterator[Change]:
        """The differences, see ``Comparer``."""
        before, after = self.meaning(pair.old, sides.old), self.meaning(pair.new, sides.new)
        if before == after:
            return
        action = coming_or_going(pair.old, pair.new, Action.CHANGED)
        if action is Action.CHANGED:
            action = measured(meaning.longer(pair.old, pair.new))
        yield difference(pair, what, Kind.DURATION, action, sides=sides, arguments=(before, after))

    def meaning(self, value: Json, side: Side) -> Json:  # noqa: ARG002 - a duration is the same on both sides
        """What must be shared to be equal, see ``Comparer``."""
        return meaning.of_duration(value)

    def sorts(self, what: What) -> Iterator[Sort]:
        """What may come out, see ``Comparer``."""
        for action in (Action.ADDED, Action.REMOVED, Action.CHANGED, Action.LENGTHENED, Action.SHORTENED):
            yield Sort(what.area, Kind.DURATION, action, what.subject)


def measured(longer: bool | None) -> Action:
    """The action for a duration that differs."""
    if longer is None:
        return Action.CHANGED
    return Action.LENGTHENED if longer else Action.SHORTENED
