"""A fact cut down to what readers of a change need: the thing itself, and what it refers to by id."""

from policylint.changes.meaning import shown
from policylint.facts.facts import Json

DEPTH = 4
"""How many lists and objects may lie in one another."""

_ID = "id"


def trimmed(fact: Json, depth: int = DEPTH) -> Json:
    """The fact, at most ``depth`` lists and objects deep.

    The facts hold whatever an entry refers to, and that again what it refers to. Here an object with an id is only
    its id wherever it lies inside another, and what would lie too deep is the words for it.
    """
    if isinstance(fact, dict):
        return {key: _inside(value, depth - 1) for key, value in fact.items()} if depth else shown(fact)
    if isinstance(fact, list):
        return [_inside(value, depth - 1) for value in fact] if depth else shown(fact)
    return fact


def _inside(fact: Json, depth: int) -> Json:
    if isinstance(fact, dict) and isinstance(fact.get(_ID), str):
        return fact[_ID]
    return trimmed(fact, depth)
