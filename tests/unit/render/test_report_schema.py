"""The report's schema is a schema, and explains every field."""

from collections.abc import Iterator
from typing import Any

import jsonschema

from policylint.render.report_schema import report_schema


def fields(schema: dict[str, Any], path: str = "$") -> Iterator[tuple[str, dict[str, Any]]]:
    yield path, schema
    for name, field in schema.get("properties", {}).items():
        yield from fields(field, f"{path}.{name}")
    if "items" in schema and "properties" in schema["items"]:
        yield from fields(schema["items"], f"{path}[]")


def test_it_is_a_valid_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(report_schema())


def test_every_field_has_a_title_and_a_sentence() -> None:
    unexplained = [
        path
        for path, field in fields(report_schema())
        if not field.get("title") or not str(field.get("description", "")).endswith(".")
    ]
    assert not unexplained


def test_every_object_is_closed_and_leaves_nothing_out() -> None:
    objects = [(path, field) for path, field in fields(report_schema()) if "properties" in field]
    assert len(objects) > 5
    assert all(field["additionalProperties"] is False for _, field in objects)
    assert all(set(field["required"]) == set(field["properties"]) for _, field in objects)
