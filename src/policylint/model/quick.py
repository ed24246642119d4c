"""Reads sound policies without the typed model, whose import and first use take longer than all the rest of a check.

What the outline of the model says is compiled to functions. They accept only what the model would accept, and give
what ``Policy.expanded()`` would; whatever may be wrong is left to the model, which knows how to say so.
"""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from policylint.model.constraints import compiled
from policylint.model.durations import is_duration
from policylint.model.forms import ID, RESERVED_IDS, is_date

Json = Any
Read = Callable[[Json], Json]
"""From a value as written to the same in full; ``None`` is silence. Raises UnsureError."""

_WHITE_SPACE = "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
"""What the model takes for white space; ``str.strip`` takes four control characters more."""


class UnsureError(Exception):
    """The value may be wrong."""


class QuickReader:
    """Reads policies by an outline; each kind of object is compiled when it is first met."""

    def __init__(self, outline: Mapping[str, Any]) -> None:
        self._root: str = outline["root"]
        self._outlines: Mapping[str, Any] = outline["objects"]
        self._objects: dict[str, Read] = {}
        self._values: dict[str, Callable[..., Read]] = {
            "text": lambda: _text,
            "text-or-true": lambda: _text_or_true,
            "flag": lambda: _flag,
            "age": lambda: partial(_number, lambda number: number >= 0),
            "version": lambda: partial(_number, lambda number: number == 1),
            "date": lambda: partial(_string, is_date),
            "pattern": lambda pattern: partial(_string, re.compile(pattern).fullmatch),
            "duration": lambda *words: partial(_string, lambda text: is_duration(text) or text in words),
            "word": lambda *words: partial(_word, words),
            "list": lambda value: partial(_list, self._value(value)),
            "object": self._object,
            "object-or-true": lambda name: partial(_object_or_true, self._object(name)),
            "objects": lambda name: partial(_list, self._in_full(name)),
            "entries": lambda name: partial(_entries, self._in_full(name), _Id(RESERVED_IDS)),
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

    def _object(self, name: str) -> Read:
        """Reads objects of a kind; nothing is compiled before there is one."""

        def read(value: Json) -> Json:
            of_kind = self._objects.get(name)
            if of_kind is None:
                of_kind = self._objects[name] = self._compiled(self._outlines[name])
            return of_kind(value)

        return read

    def _compiled(self, described: Mapping[str, Any]) -> Read:
        keys = {key: self._value(value) for key, value in described["keys"].items()}
        needed, filled = frozenset(described["needed"]), described["filled"]
        holds = compiled(described["constraints"])

        def read(value: Json) -> Json:
            if type(value) is not dict or not needed <= value.keys() <= keys.keys() or not holds(value):
                raise UnsureError
            for key, (other, word) in filled.items():
                if other in value and key not in value:
                    value = {**value, key: word}
            full = {}
            for key, of_key in keys.items():
                if key in value and (found := of_key(value[key])) is not None:
                    full[key] = found
            return full

        return read

    def _in_full(self, name: str) -> Read:
        """Reads objects for which the value of one key may stand."""
        read, shorthand = self._object(name), self._outlines[name]["shorthand"]
        if not shorthand:
            return read
        return lambda value: read({shorthand: value} if type(value) is str else value)

    def _section(self, name: str) -> Read:
        described = self._outlines[name]
        return partial(_section, self._object(described["entry"]), _Id(tuple(described["reserved"])))


class _Id:
    """Whether a key may be the id of an entry."""

    def __init__(self, reserved: tuple[str, ...]) -> None:
        self._reserved = reserved
        self._matches = re.compile(ID).fullmatch

    def __call__(self, key: Json) -> bool:
        return type(key) is str and self._matches(key) is not None and key not in self._reserved


def _text(value: Json) -> Json:
    if type(value) is str and (value.isascii() or _is_unicode(value)):
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


def _number(accepts: Callable[[int], bool], value: Json) -> Json:
    if type(value) is int and accepts(value):
        return value
    raise UnsureError


def _string(accepts: Callable[[str], object], value: Json) -> Json:
    if type(value) is str and accepts(value):
        return value
    raise UnsureError


def _word(words: tuple[Json, ...], value: Json) -> Json:
    if type(value) in {str, bool} and value in words:
        return value
    raise UnsureError


def _list(read: Read, value: Json) -> Json:
    return [read(item) for item in (value if type(value) is list else [value])] or None


def _object_or_true(read: Read, value: Json) -> Json:
    return read({} if value is True else value)


def _entries(read: Read, is_id: Callable[[Json], bool], value: Json) -> Json:
    if type(value) is not dict or not all(map(is_id, value)):
        raise UnsureError
    return {key: read(item) for key, item in value.items()} or None


def _section(read: Read, is_id: Callable[[Json], bool], value: Json) -> Json:
    if type(value) is not dict:
        raise UnsureError
    denial = {"none": _text(value["none"])} if "none" in value else {}
    entries = {key: item for key, item in value.items() if key != "none"}
    return {**denial, **(_entries(read, is_id, entries) or {})} or None
