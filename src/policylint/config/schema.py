"""The published JSON Schema of configurations, derived from the typed model.

Draft 7, because that is what editors of YAML read.
"""

from typing import Any

from pydantic import BaseModel

from policylint.config.model import Configuration, Override

_DRAFT = "http://json-schema.org/draft-07/schema#"
_DEFINITIONS = "#/definitions/"
_Json = dict[str, Any]


def config_schema() -> _Json:
    """The JSON Schema that accepts what the model accepts, and refuses what it refuses.

    Whether the rules, files and folders that a configuration names exist is beyond a JSON Schema.
    """
    schema = Configuration.model_json_schema(ref_template=f"{_DEFINITIONS}{{model}}")
    definitions: dict[str, _Json] = schema.pop("$defs")
    _own_keys_first(schema, Configuration)
    _own_keys_first(definitions[Override.__name__], Override)
    head = {"$schema": _DRAFT, "title": "policylint configuration", "description": schema.pop("description")}
    body = {key: value for key, value in _draft_7(schema).items() if key != "title"}
    return head | body | {"definitions": {name: _draft_7(one) for name, one in definitions.items()}}


def _own_keys_first(schema: _Json, model: type[BaseModel]) -> None:
    """Put the keys that a group does not share with others at its top, as people look for them there."""
    properties = schema["properties"]
    own = {key: properties[key] for key in model.__annotations__}
    schema["properties"] = own | properties


def _draft_7(node: Any) -> Any:
    """Leave out defaults that say nothing, and whatever draft 7 ignores beside a reference."""
    if isinstance(node, list):
        return [_draft_7(item) for item in node]
    if not isinstance(node, dict):
        return node
    rewritten = {key: _draft_7(value) for key, value in node.items() if (key, value) != ("default", None)}
    if "$ref" in rewritten and len(rewritten) > 1:
        reference = {"$ref": rewritten.pop("$ref")}
        return rewritten | {"allOf": [reference]}
    return rewritten
