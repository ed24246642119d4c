"""The diff report's schema is a schema, explains every field, and is the one that is published."""

import json
from collections.abc import Iterator
from typing import Any

import jsonschema

from policylint.render.changes.diff_schema import diff_schema
from policylint.resources import schemas_dir


def fields(schema: dict[str, Any], path: str = "$") -> Iterator[tuple[str, dict[str, Any]]]:
    yield path, schema
    for name, field in schema.get("properties", {}).items():
        yield from fields(field, f"{path}.{name}")
    if "properties" in schema.get("items", {}):
        yield from fields(schema["items"], f"{path}[]")
    for name, field in schema.get("$defs", {}).items():
        yield f"{path}#{name}", field


def test_it_is_a_valid_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(diff_schema())


def test_it_is_published() -> None:
    assert json.loads((schemas_dir() / "diff.schema.json").read_text(encoding="utf-8")) == diff_schema()


def test_every_field_has_a_title_and_a_sentence() -> None:
    unexplained = [
        path
        for path, field in fields(diff_schema())
        if not field.get("title") or not str(field.get("description", "")).endswith(".")
    ]
    assert not unexplained


def test_every_object_is_closed_and_leaves_nothing_out() -> None:
    objects = [field for _, field in fields(diff_schema()) if "properties" in field]
    assert len(objects) > 10
    assert all(field["additionalProperties"] is False for field in objects)
    assert all(set(field["required"]) == set(field["properties"]) for field in objects)
