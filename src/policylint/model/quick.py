"""Reads sound policies without the typed model, whose import and first use take longer than all the rest of a check.

What the outline of the model says is compiled to functions. They accept only what the model would accept, and give
what ``Policy.expanded()`` would; whatever may be wrong is left to the model, which knows how to say so.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from policylint.model.constraints import Holds, always, compiled, never
from policylint.model.durations import is_duration
from policylint.model.forms import ID, RESERVED_IDS, is_date

Json = Any
Read = Callable[[Json], Json]
"""From a value as written to the same in full; ``None`` is silence. Raises UnsureError."""

_WHITE_SPACE = "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
"""What the model takes for white space; ``str.strip`` takes four control characters more."""
_PLANS = 128
"""For how many sets of keys the way to read an object of one kind is kept; policies are written much alike."""


class UnsureError(Exception):
    """The value may be wrong."""


class _Plan(NamedTuple):
    """How to read the objects that have the same keys: each key in the order of the model, and what ties them."""

    keys: list[tuple[str, Read]]
    holds: Holds
    filled: dict[str, str]


class QuickReader:
    """Reads policies by an outline; each key of an object is compiled when it is first met."""

    def __init__(self, outline: Mapping[str, Any]) -> None:
        self._root: str = outline["root"]
        self._outlines: Mapping[str, Any] = outline["objects"]
        self._objects: dict[tuple[str, str], Read] = {}
        self._values: dict[str, Callable[..., Read]] = {
            "text": lambda: _text,
            "text-or-true": lambda: _text_or_true,
            "flag": lambda: _flag,
            "age": lambda: _number(lambda number: number >= 0),
            "version": lambda: _number(lambda number: number == 1),
            "date": lambda: _string(is_date),
            "pattern": lambda pattern: _string(re.compile(pattern).fullmatch),
            "duration": lambda *words: _string(lambda text: text in words or is_duration(text)),
            "word": _word,
            "list": lambda value: _list(self._value(value)),
            "object": self._object,
            "object-or-true": lambda name: _object_or_true(self._object(name)),
            "objects": lambda name: _list(self._in_full(name)),
            "entries": lambda name: _entries(self._in_full(name), RESERVED_IDS),
            "section": self._section,
        }

    def read(self, document: Json) -> dict[str, Any] | None:
        """The policy in full as ``Policy.expanded()`` gives it; None where it may be wrong."""
        try:
            policy: dict[str, Any] = self._object(self._root)(document)
        except UnsureError:
            return None
        return policy

    def _value(self, described: list[Any]) -> Read:
        return self._values[described[0]](*described[1:])

    def _object(self, name: str, shorthand: str = "") -> Read:
        """Reads objects of a kind; ``shorthand`` is the key whose value may stand for the whole, if any."""
        if (name, shorthand) not in self._objects:
            self._objects[name, shorthand] = self._compiled(self._outlines[name], shorthand)
        return self._objects[name, shorthand]

    def _in_full(self, name: str) -> Read:
        return self._object(name, self._outlines[name]["shorthand"])

    def _compiled(self, described: Mapping[str, Any], shorthand: str) -> Read:
        plan = lru_cache(maxsize=_PLANS)(self._planner(described))

        def read(value: Json) -> Json:
            if type(value) is not dict:
                if not shorthand or type(value) is not str:
                    raise UnsureError
                value = {shorthand: value}
            keys, holds, filled = plan(tuple(value))
            if holds is not always and not holds(value):
                raise UnsureError
            if filled:
                value = value | filled
            full = {}
            for key, of_key in keys:
                found = of_key(value[key])
                if found is not None:
                    full[key] = found
            return full

        return read

    def _planner(self, described: Mapping[str, Any]) -> Callable[[tuple[Json, ...]], _Plan]:
        needed, readers = frozenset(described["needed"]), dict[str, Read]()

        def plan(keys: tuple[Json, ...]) -> _Plan:
            if not needed <= set(keys) <= described["keys"].keys():
                raise UnsureError
            holds = compiled(described["constraints"], keys)
            if holds is never:
                raise UnsureError
            filled = described["filled"].items()
            missing = {key: word for key, (other, word) in filled if other in keys and key not in keys}
            for key in (*keys, *missing):
                if key not in readers:
                    readers[key] = self._value(described["keys"][key])
            in_order = [(key, readers[key]) for key in described["keys"] if key in keys or key in missing]
            return _Plan(in_order, holds, missing)

        return plan

    def _section(self, name: str) -> Read:
        described = self._outlines[name]
        return _section(_entries(self._object(described["entry"]), tuple(described["reserved"])))


def _text(value: Json) -> Json:
    if type(value) is str and (value.isascii() or _is_unicode(value)):
        if value and value.strip() == value:  # nearly always
            return value
        stripped = value.strip(_WHITE_SPACE)
        if stripped:
            return stripped
    raise UnsureError


def _is_unicode(text: str) -> bool:
    """Whether there is no half of a surrogate pair in it, which the model refuses."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _text_or_true(value: Json) -> Json:
    if value is True:
        return True
    if type(value) is str:
        stripped = value.strip()
        if stripped:
            return stripped
    raise UnsureError


def _flag(value: Json) -> Json:
    if type(value) is bool:
        return value
    raise UnsureError


def _number(accepts: Callable[[int], bool]) -> Read:
    def read(value: Json) -> Json:
        if type(value) is int and accepts(value):
            return value
        raise UnsureError

    return read


def _string(accepts: Callable[[str], object]) -> Read:
    def read(value: Json) -> Json:
        if type(value) is str and accepts(value):
            return value
        raise UnsureError

    return read


def _word(*words: Json) -> Read:
    known = frozenset(words)

    def read(value: Json) -> Json:
        if (type(value) is str or type(value) is bool) and value in known:
            return value
        raise UnsureError

    return read


def _list(read: Read) -> Read:
    return lambda value: list(map(read, value)) or None if type(value) is list else [read(value)]


def _object_or_true(read: Read) -> Read:
    return lambda value: read({} if value is True else value)


def _entries(read: Read, reserved: tuple[str, ...]) -> Read:
    are_ids = _ids_but(reserved)

    def read_entries(value: Json) -> Json:
        if type(value) is not dict or not are_ids(value):
            raise UnsureError
        return {key: read(item) for key, item in value.items()} or None

    return read_entries


def _ids_but(reserved: tuple[str, ...]) -> Callable[[Iterable[Json]], bool]:
    """Whether all keys may be ids of entries."""
    is_id, refused = re.compile(ID).fullmatch, frozenset(reserved)

    def are_ids(keys: Iterable[Json]) -> bool:
        try:
            return None not in map(is_id, keys) and refused.isdisjoint(keys)
        except TypeError:  # a key that is no text
            return False

    return are_ids


def _section(read_entries: Read) -> Read:
    def read(value: Json) -> Json:
        if type(value) is not dict:
            raise UnsureError
        if "none" not in value:
            return read_entries(value)
        entries = {key: item for key, item in value.items() if key != "none"}
        return {"none": _text(value["none"]), **(read_entries(entries) or {})}

    return read
