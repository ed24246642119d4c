"""What lies in the checkout beside the package, and the published schemas that services hold such files against."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import yaml
from referencing import Registry, Resource

ROOT = Path(__file__).parents[1]
_SCHEMAS = Path(__file__).parent / "fixtures" / "schemas"


def read_yaml(text: str) -> Any:
    """YAML as the services read it; ``on`` stays a word, as in YAML 1.2."""
    return yaml.load(text, Loader=_Words)  # noqa: S506 - a safe loader with fewer tags


def require_valid(value: Any, schema: str) -> None:
    """Hold a value against a published schema.

    Raises:
        jsonschema.ValidationError: the schema refuses it.
    """
    _validator(schema).validate(value)


@cache
def _validator(schema: str) -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(_read(schema), registry=_registry())


@cache
def _registry() -> Registry[Any]:
    contents = (_read(path.stem) for path in sorted(_SCHEMAS.glob("*.json")))
    resources = ((content["$id"], Resource.from_contents(content)) for content in contents if "$id" in content)
    registry: Registry[Any] = Registry()
    return registry.with_resources(resources)


@cache
def _read(schema: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((_SCHEMAS / f"{schema}.json").read_text(encoding="utf-8"))
    return content


class _Words(yaml.SafeLoader):
    """Knows true and false, but takes ``on``, ``off``, ``yes`` and ``no`` as words."""


_BOOLEAN = "tag:yaml.org,2002:bool"
_Words.yaml_implicit_resolvers = {
    first: [(tag, regex) for tag, regex in resolvers if tag != _BOOLEAN or first in "tTfF"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
