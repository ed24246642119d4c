"""How long data are kept."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from policylint.changes import meaning
from policylint.changes.change import Action, Area, Change, Kind, Sort
from policylint.changes.comparers import Value, What, coming_or_going, difference, measured
from policylint.changes.sets import Members, law, reference, references
from policylint.changes.shapes import Items, Shape, Whole
from policylint.changes.sides import Pair, Side, Sides
from policylint.facts.facts import Json, Object

INDEFINITE = "indefinite"
"""What stands for a period where data are kept without end."""
UNSTATED = "unstated"
"""What stands for a period that is said to exist, not which."""
_PERIOD, _FORMULA = "period", "purpose-fulfilled"


class HowLong(NamedTuple):
    """The period, that it is not stated, or that there is none: one change, whichever replaces which.

    Without end is longer than any period. What replaces a period that is not stated, or is replaced by one, is
    neither longer nor shorter.
    """

    def changes(self, pair: Pair, what: What, sides: Sides) -> Iterator[Change]:
        """The differences, see ``Comparer``."""
        before, after = _term(pair.old), _term(pair.new)
        if self.meaning(pair.old, sides.old) == self.meaning(pair.new, sides.new):
            return
        there = replace(
            pair,
            old=before,
            new=after,
            old_path=(*pair.old_path, _member(before)),
            new_path=(*pair.new_path, _member(after)),
            path=(*pair.path, _PERIOD),
        )
        action = coming_or_going(before, after, Action.CHANGED)
        if before is not None and after is not None:
            action = _compared(before, after)
        arguments = (self.meaning(pair.old, sides.old), self.meaning(pair.new, sides.new))
        yield difference(there, what, Kind.DURATION, action, sides=sides, arguments=arguments)

    def meaning(self, value: Json, side: Side) -> Json:  # noqa: ARG002 - a duration is the same on both sides
        """What must be shared to be equal, see ``Comparer``."""
        term = _term(value)
        return term if term in (None, INDEFINITE, UNSTATED) else meaning.of_duration(term)

    def sorts(self, what: What) -> Iterator[Sort]:
        """What may come out, see ``Comparer``."""
        for action in (Action.ADDED, Action.REMOVED, Action.CHANGED, Action.LENGTHENED, Action.SHORTENED):
            yield Sort(what.area, Kind.DURATION, action, what.subject)


def _term(statement: Object) -> Json:
    if statement.get(INDEFINITE) is True and _PERIOD not in statement:
        return INDEFINITE
    if _PERIOD in statement:
        return statement[_PERIOD]
    return UNSTATED if statement.get("period_unstated") else None


def _member(term: Json) -> str:
    return INDEFINITE if term == INDEFINITE else _PERIOD


def _compared(before: Json, after: Json) -> Action:
    if UNSTATED in (before, after):
        return Action.CHANGED
    if INDEFINITE in (before, after):
        return measured(after == INDEFINITE)
    return measured(meaning.longer(before, after))


class Indefinite(NamedTuple):
    """The word that data are kept without end, where it contradicts a stated period or is denied."""

    def changes(self, pair: Pair, what: What, sides: Sides) -> Iterator[Change]:
        """The differences, see ``Comparer``."""
        there = replace(pair.member(INDEFINITE), old=_claim(pair.old), new=_claim(pair.new))
        yield from Value(Kind.DURATION).changes(there, what, sides)

    def meaning(self, value: Json, side: Side) -> Json:
        """What must be shared to be equal, see ``Comparer``."""
        return Value().meaning(_claim(value), side)

    def sorts(self, what: What) -> Iterator[Sort]:
        """What may come out, see ``Comparer``."""
        return Value(Kind.DURATION).sorts(what)


def _claim(statement: Object) -> Json:
    return None if _term(statement) == INDEFINITE else statement.get(INDEFINITE)


def _criterion(item: Json, side: Side) -> str:  # noqa: ARG001 - words are the same on both sides
    return " ".join((item["criterion"], meaning.plain(item.get("description", "")))).strip()


def _data(item: Json, side: Side) -> str:
    name = reference("data_categories")
    return " ".join(sorted(name(category, side) for category in item.get("applies_to", ())))


def _data_and_events(item: Json, side: Side) -> str:
    events = (meaning.plain(item.get(key, "")) for key in ("from", "until"))
    criteria = sorted(_criterion(one, side) for one in item.get("criteria", ()))
    return meaning.as_text([_data(item, side), *events, criteria])


def _time(item: Json, side: Side) -> str:
    """How long and from when, of whatever data: a statement that came to hold for further data is still the same."""
    events = _data_and_events({**item, "applies_to": ()}, side)
    confined = "applies_to" in item
    return meaning.as_text([confined, HowLong().meaning(item, side), events])


def is_formula(statement: Object) -> bool:
    """Whether it says no more than that data are kept as long as they are needed."""
    told = {"period", "period_unstated", INDEFINITE, "from", "until", "laws"} & statement.keys()
    return not told and [one["criterion"] for one in statement.get("criteria", ())] == [_FORMULA]


RETENTION = Items(
    Shape(
        What(Area.RETENTION, "retention"),
        {
            "period": Whole(HowLong()),
            "indefinite": Whole(Indefinite()),
            "from": Value(Kind.DURATION),
            "until": Value(Kind.DURATION),
            "criteria": Members(Kind.SCOPE, _criterion),
            "laws": Members(Kind.VALUE, law),
            "then": Value(),
            "applies_to": references("data_categories"),
        },
    ),
    (_data_and_events, _data, _time),
    label=_data,
)
