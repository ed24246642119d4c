"""The published JSON Schema of the facts document, against which rule authors write.

Draft 7, like the schema of the policy format. Derived from the typed model and from what ``shape`` says of the members
that the model does not have. Nothing here is needed to check a policy.
"""

import re
from inspect import cleandoc

from pydantic import BaseModel

from policylint.facts.shape import law, people, processing, rights, sharing, whole
from policylint.facts.shape.mirror import mirrored, models_from, name_of
from policylint.facts.shape.notation import Additions, Member, Schema, Shape
from policylint.model.policy import Policy

_LAST = ("quote", "renamed_from")
_DRAFT = "http://json-schema.org/draft-07/schema#"
_ADDITIONS: Additions = whole.ADDITIONS | people.ADDITIONS | processing.ADDITIONS | sharing.ADDITIONS | rights.ADDITIONS
_OBJECTS: dict[str, Shape] = law.OBJECTS | people.OBJECTS | rights.OBJECTS | whole.OBJECTS


def facts_schema() -> Schema:
    """The JSON Schema of the facts of any policy as of any day."""
    head = {
        "$schema": _DRAFT,
        "title": "Facts of a privacy policy",
        "description": (
            "What one privacy policy says, and what the law data know of it as of a day. Rule queries select from it. "
            "A member that is absent is one on which the notice is silent, or which does not apply."
        ),
    }
    definitions = {name_of(model): _mirror(model) for model in models_from(Policy)}
    definitions |= {name: _object(shape) for name, shape in _OBJECTS.items()}
    root = definitions.pop(name_of(Policy)) | head
    described = {name: {"title": _words_of(name)} | definitions[name] for name in sorted(definitions)}
    return head | root | {"definitions": described}


def _mirror(model: type[BaseModel]) -> Schema:
    stated = mirrored(model)
    added = {
        name: member._replace(schema=member.schema or stated[name].schema)
        for name, member in _ADDITIONS.get(model, {}).items()
    }
    members = stated | added
    last = {name: members.pop(name) for name in _LAST if name in members}
    return _object(Shape(cleandoc(model.__doc__ or ""), members | last))


def _object(shape: Shape) -> Schema:
    return {
        "description": shape.description,
        "type": "object",
        "properties": {name: _property(member) for name, member in shape.members.items()},
        "required": [name for name, member in shape.members.items() if member.always],
        "additionalProperties": False,
    }


def _property(member: Member) -> Schema:
    # Draft 7 ignores whatever stands beside a reference.
    schema = {"allOf": [member.schema]} if "$ref" in member.schema else member.schema
    return {"title": member.title, "description": member.description} | schema


def _words_of(name: str) -> str:
    return " ".join(re.findall("[A-Z][a-z]*", name)).capitalize()
