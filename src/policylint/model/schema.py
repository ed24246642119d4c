"""The published JSON Schema of the policy format, derived from the typed model.

Draft 7, because that is what editors of YAML read.
"""

import re
from collections.abc import Sequence
from typing import Any

from policylint.model.meanings import meanings_of
from policylint.model.policy import Policy

_DRAFT = "http://json-schema.org/draft-07/schema#"
_LAST_KEYS = ("quote", "renamed_from")
_Json = dict[str, Any]


def policy_schema(mechanisms: Sequence[str] = ()) -> _Json:
    """The JSON Schema that accepts what the model accepts, shorthands included, and refuses what it refuses.

    References between ids are beyond a JSON Schema, and so are terms that only the reference tables know.

    Args:
        mechanisms: names of transfer mechanisms that editors should propose; others are accepted all the same.
    """
    schema = _draft_7(Policy.model_json_schema(by_alias=True))
    definitions: dict[str, _Json] = schema.pop("definitions")
    for definition in definitions.values():
        definition["title"] = _spaced(definition["title"])
    for described in (schema, *definitions.values()):
        _restore_titles(described, definitions)
    if mechanisms:
        _propose(definitions["Transfer"]["properties"]["mechanism"], mechanisms)
    head = {"$schema": _DRAFT, "title": "Privacy policy", "description": schema.pop("description")}
    return head | {key: value for key, value in schema.items() if key != "title"} | {"definitions": definitions}


def _draft_7(node: Any) -> Any:
    """Rewrite what pydantic says in draft 2020-12, from the leaves up."""
    if isinstance(node, list):
        return [_draft_7(item) for item in node]
    if not isinstance(node, dict):
        return node
    rewritten = {("definitions" if key == "$defs" else key): _draft_7(value) for key, value in node.items()}
    if rewritten.get("default", ...) is None:
        del rewritten["default"]
    if isinstance(rewritten.get("properties"), dict):
        rewritten["properties"] = _common_keys_last(rewritten["properties"])
    return _with_reference_alone(_with_meanings(rewritten))


def _common_keys_last(properties: _Json) -> _Json:
    last = {key: properties[key] for key in _LAST_KEYS if key in properties}
    return {key: value for key, value in properties.items() if key not in last} | last


def _with_reference_alone(node: _Json) -> _Json:
    """Draft 7 ignores whatever stands beside a reference."""
    if not isinstance(node.get("$ref"), str):
        return node
    reference = {"$ref": node.pop("$ref").replace("#/$defs/", "#/definitions/")}
    return node | {"allOf": [reference]} if node else reference


def _with_meanings(node: _Json) -> _Json:
    """Give every word of a vocabulary its line, under both names that editors look for."""
    words = node.get("enum")
    if not isinstance(words, list):
        return node
    meanings = meanings_of(words)
    lines = [meanings[word] for word in words]
    return node | {"enumDescriptions": lines, "markdownEnumDescriptions": lines}


def _restore_titles(described: _Json, definitions: dict[str, _Json]) -> None:
    """Say again, at a key, what pydantic leaves to the definition because it is the same there."""
    full = described if "properties" in described else described["anyOf"][-1]
    for key, stated in full["properties"].items():
        reference = stated["allOf"][0] if "allOf" in stated else stated
        if "$ref" in reference:
            definition = definitions[reference["$ref"].rpartition("/")[2]]
            own = {name: value for name, value in stated.items() if name != "$ref"}
            said_there = {name: definition[name] for name in ("title", "description")}
            full["properties"][key] = said_there | own | {"allOf": [reference]}


def _propose(stated: _Json, names: Sequence[str]) -> None:
    text = {"type": stated.pop("items")["type"], "pattern": stated.pop("pattern")}
    del stated["type"]
    known = {"enum": list(names)}
    stated["anyOf"] = [known, text, {"type": "array", "items": {"anyOf": [known, text]}}]


def _spaced(name: str) -> str:
    return " ".join(re.findall("[A-Z][a-z]*", name)).capitalize()
