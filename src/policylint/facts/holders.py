"""The objects of a policy that may name a law or an authority. Only where the format allows one is searched."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from policylint.facts.facts import Json, Object
from policylint.location import Path
from policylint.model.load import policy_outline

_NAMING = frozenset({"law", "authority"})
_ONE = frozenset({"object", "object-or-true"})
_LIST = "objects"
_MAPS = frozenset({"entries", "section"})
_Ways: TypeAlias = "Mapping[str, _Way]"


class _Way(NamedTuple):
    """What stands under a key: its form in the outline, whether it may name one itself, and the ways further in."""

    form: str
    names: bool
    further: _Ways


def holders(policy: Object) -> list[tuple[Path, Object]]:
    """Every object that may name a law or an authority, with its path, in the order of the format."""
    found: list[tuple[Path, Object]] = []
    _gather(policy, _ways(), (), found)
    return found


def _gather(value: Object, ways: _Ways, path: Path, found: list[tuple[Path, Object]]) -> None:
    for key, way in ways.items():
        if key in value:
            for step, child in _children(value[key], way.form):
                place = (*path, key, *step)
                if way.names:
                    found.append((place, child))
                if way.further:
                    _gather(child, way.further, place, found)


def _children(value: Json, form: str) -> Iterable[tuple[Path, Object]]:
    if form == _LIST:
        return [((index,), child) for index, child in enumerate(value)]
    return [((), value)] if form in _ONE else [((key,), child) for key, child in value.items()]


@cache
def _ways() -> _Ways:
    outline = policy_outline()
    return _ways_from(outline["root"], outline["objects"])


def _ways_from(name: str, objects: Mapping[str, Any]) -> _Ways:
    ways = {}
    for key, (form, *described) in objects[name]["keys"].items():
        if form in _ONE or form == _LIST or form in _MAPS:
            inner = objects[described[0]].get("entry", described[0])
            way = _Way(form, not _NAMING.isdisjoint(objects[inner]["keys"]), _ways_from(inner, objects))
            if way.names or way.further:
                ways[key] = way
    return ways
