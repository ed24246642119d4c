"""Whether the members that a query names can exist in the facts at all."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from policylint.model.spelling import Speller

Schema: TypeAlias = dict[str, Any]

_STARTS = frozenset({"$", "@"})
_SCALARS = frozenset({"string", "number", "integer", "boolean"})
_EACH = "*"
_DEEP = "**"


def unknown_member(schema: Schema, steps: Sequence[str]) -> str | None:
    """The first step of a query that selects nothing whatever the facts, as one sentence.

    Args:
        schema: the JSON Schema of the facts, with its definitions.
        steps: names, ``*`` for any child and ``**`` for any number of levels, none included, from the root of the
            facts; a first step ``$`` or ``@`` only says so. What stands inside a candidate is asked for by the
            candidate's steps, followed by those of the condition.

    Returns:
        None when facts that the whole chain selects may exist.
    """
    here = [schema]
    start = 1 if steps and steps[0] in _STARTS else 0
    for index, step in enumerate(steps[start:], start=start):
        there = [child for node in here for child in _follow(node, step, schema)]
        if not there:
            return _sentence(step, steps[start:index], here, schema)
        here = _distinct(there)
    return None


def can_be_written(schema: Schema, steps: Sequence[str]) -> bool:
    """Whether what a query selects may be put into a sentence: a text, number or truth, or a list of those.

    Args:
        schema: the JSON Schema of the facts, with its definitions.
        steps: as for ``unknown_member``.
    """
    here = [schema]
    for step in steps[1:] if steps and steps[0] in _STARTS else steps:
        here = _distinct([child for node in here for child in _follow(node, step, schema)])
    plain = [one for node in here for one in _plain(node, schema)]
    listed = [one for node in plain if "items" in node for one in _plain(node["items"], schema)]
    return any(_is_scalar(one) for one in (*plain, *listed))


def _is_scalar(plain: Schema) -> bool:
    types = plain.get("type", ())
    named = {types} if isinstance(types, str) else set(types)
    return bool(named & _SCALARS) or "enum" in plain or "const" in plain


def _follow(node: Schema, step: str, root: Schema) -> Iterator[Schema]:
    if step == _DEEP:
        yield from _within(node, root)
        return
    for plain in _plain(node, root):
        if step == _EACH:
            yield from _children(plain)
        elif step in plain.get("properties", {}):
            yield plain["properties"][step]
        else:
            yield from (entry for ids, entry in plain.get("patternProperties", {}).items() if re.search(ids, step))


def _plain(node: Schema, root: Schema) -> Iterator[Schema]:
    """The schemas a schema stands for, references and alternatives followed."""
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        yield from _plain(root["definitions"][name], root)
        return
    parts = [part for key in ("allOf", "anyOf", "oneOf") for part in node.get(key, ())]
    for part in parts:
        yield from _plain(part, root)
    yield node


def _children(plain: Schema) -> Iterator[Schema]:
    yield from plain.get("properties", {}).values()
    yield from plain.get("patternProperties", {}).values()
    if "items" in plain:
        yield plain["items"]


def _within(node: Schema, root: Schema) -> Iterator[Schema]:
    """A schema and all that can stand inside it."""
    seen: set[int] = set()
    stack = [node]
    while stack:
        for plain in _plain(stack.pop(), root):
            if id(plain) not in seen:
                seen.add(id(plain))
                stack.extend(_children(plain))
                yield plain


def _distinct(nodes: list[Schema]) -> list[Schema]:
    return list({id(node): node for node in nodes}.values())


def _sentence(step: str, before: Sequence[str], here: list[Schema], root: Schema) -> str:
    holder = _written(before)
    plain = [one for node in here for one in _plain(node, root)]
    if step == _EACH:
        return f"`{holder}` holds nothing that could be selected inside it."
    known = sorted({name for one in plain for name in one.get("properties", {})})
    if not known and any("items" in one for one in plain):
        return f"`{holder}` is a list and has no member `{step}`. Write `{holder}[*].{step}`."
    name = Speller().nearest(step, known)
    hint = f" Did you mean `{name}`?" if name else ""
    return f"`{holder}` has no member `{step}`.{hint}"


def _written(steps: Sequence[str]) -> str:
    """A chain in the notation of queries."""
    written = "$"
    for step in steps:
        if step == _DEEP:
            written += ".."
        elif step == _EACH:
            written += "[*]"
        else:
            written += step if written.endswith("..") else f".{step}"
    return written
