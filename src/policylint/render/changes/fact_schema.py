"""The JSON Schema of a fact in a diff report: free in its form, bounded in its depth."""

from policylint.render.changes.trimmed import DEPTH
from policylint.render.schema_parts import Schema, field

_SCALARS = ["null", "boolean", "number", "string"]
_DEFINITIONS = "$defs"


def fact_definitions() -> dict[str, Schema]:
    """A definition for each number of lists and objects that may lie in one another, for the root of the schema."""
    return {_name(depth): _definition(depth) for depth in range(DEPTH, -1, -1)}


def fact(title: str, description: str) -> Schema:
    """A field that holds a fact."""
    return field(title, description, _reference(DEPTH))


def _definition(depth: int) -> Schema:
    if not depth:
        return field("Value", "A value, the id of an entry, or words for what lies deeper.", {"type": _SCALARS})
    inside = _reference(depth - 1)
    return field(
        "Fact",
        "A fact of the notice, in the terms of the schema `facts`; what it refers to is an id.",
        {"type": [*_SCALARS, "array", "object"], "items": inside, "additionalProperties": inside},
    )


def _reference(depth: int) -> Schema:
    return {"$ref": f"#/{_DEFINITIONS}/{_name(depth)}"}


def _name(depth: int) -> str:
    return f"fact-{depth}"
