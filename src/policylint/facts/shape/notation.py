"""The notation in which the shape of the facts is written down.

The facts mirror the policy: a key of the format that nothing is said of here stands in the facts as it is, with the
title and description it has there. What is said of one of the format's objects is added to its keys, or takes the place
of the key of that name.
"""

from typing import Any, NamedTuple, TypeAlias

from pydantic import BaseModel

Schema: TypeAlias = dict[str, Any]
"""A JSON Schema, draft 7, or a part of one."""

TEXT: Schema = {"type": "string"}
DATE: Schema = {"type": "string", "format": "date"}
FLAG: Schema = {"type": "boolean"}
WHOLE: Schema = {"type": "integer"}
NUMBER: Schema = {"type": "number"}
AS_IN_THE_FORMAT: Schema = {}
"""For a member that differs from the format's key in what is said of it, not in its schema."""


class Member(NamedTuple):
    """One member of an object of the facts."""

    title: str
    description: str
    schema: Schema
    always: bool = False


Members: TypeAlias = dict[str, Member]


Additions: TypeAlias = dict[type[BaseModel], Members]
"""What the facts have in an object of the format beside, or instead of, the format's own keys."""


class Shape(NamedTuple):
    """An object of the facts that the policy format does not have."""

    description: str
    members: Members


def always(title: str, schema: Schema, description: str) -> Member:
    """A member that the facts always have."""
    return Member(title, description, schema, always=True)


def known(title: str, schema: Schema, description: str) -> Member:
    """A member that is absent where it is not known or does not apply."""
    return Member(title, description, schema)


def a(name: str) -> Schema:
    """An object of the definition called ``name``."""
    return {"$ref": f"#/definitions/{name}"}


def many(items: Schema) -> Schema:
    """A list."""
    return {"type": "array", "items": items}


def one_of(*words: str) -> Schema:
    """A word of a closed list."""
    return {"enum": list(words)}


def by_id(pattern: str, entry: Schema) -> Schema:
    """A map whose keys are ids of the given pattern."""
    return {"type": "object", "patternProperties": {pattern: entry}, "additionalProperties": False}
