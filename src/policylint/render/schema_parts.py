"""What the JSON Schemas of reports are made of: every field explained, every object closed."""

from enum import StrEnum
from typing import Any, TypeAlias

Schema: TypeAlias = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
COUNTED_FROM_1 = {"type": "integer", "minimum": 1}
COUNT = {"type": "integer", "minimum": 0}
TEXT = {"type": "string"}
DAY = {"type": "string", "format": "date"}
FINGERPRINT = {"type": "string", "pattern": "^[0-9a-f]+$"}
FLAG = {"type": "boolean"}


def field(title: str, description: str, schema: Schema) -> Schema:
    """A schema with its name and its explanation for people."""
    return {"title": title, "description": description, **schema}


def choice(title: str, description: str, kind: type[StrEnum]) -> Schema:
    """One of the words of a vocabulary."""
    return field(title, description, _words(kind))


def choices(title: str, description: str, kind: type[StrEnum]) -> Schema:
    """Some words of a vocabulary, each once."""
    return field(title, description, {"type": "array", "items": _words(kind), "uniqueItems": True})


def listing(title: str, description: str, items: Schema) -> Schema:
    """A list."""
    return field(title, description, {"type": "array", "items": items})


def record(title: str, description: str, properties: dict[str, Schema], *, nullable: bool = False) -> Schema:
    """An object that holds all of these fields and no other; or, if ``nullable``, null."""
    return field(
        title,
        description,
        {
            "type": ["object", "null"] if nullable else "object",
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        },
    )


def _words(kind: type[StrEnum]) -> Schema:
    return {"type": "string", "enum": [member.value for member in kind]}
