"""The typed model told as plain data, from which ``quick`` reads policies without loading the model.

The outline is one object of JSON: ``root`` names an object, ``objects`` holds all by name. An object is either

- ``{"keys": {key: value, …}, "needed": […], "shorthand": key or "", "constraints": …, "filled": …}``, its keys in the
  order in which the model writes them; ``constraints`` and ``filled`` as ``Node`` describes them; or
- ``{"entry": object, "reserved": […]}``, a section: a map of entries that may also hold a denial.

A value is a list headed by a word:

| value | form |
| --- | --- |
| leaf | ``["text"]``, ``["text-or-true"]``, ``["flag"]``, ``["age"]``, ``["version"]``, ``["date"]``, |
| | ``["pattern", regular expression]``, ``["duration", word, …]``, ``["word", word, …]`` |
| list or its only item | ``["list", value]``; of objects, ``["objects", name]`` |
| object | ``["object", name]``, ``["object-or-true", name]``, ``["section", name]`` |
| map of objects by id | ``["entries", name]`` |
"""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from policylint.model.policy import Policy
from policylint.model.shapes import Node, Section

_Json = dict[str, Any]


def outline() -> _Json:
    """The outline of a policy."""
    objects: dict[str, _Json] = {}
    waiting: list[type[BaseModel]] = [Policy]
    while waiting:
        model = waiting.pop()
        if model.__name__ not in objects:
            objects[model.__name__] = _section(model) if issubclass(model, Section) else _object(model)
            waiting.extend(_models_in(model))
    return {"root": Policy.__name__, "objects": objects}


def _object(model: type[BaseModel]) -> _Json:
    assert issubclass(model, Node)  # noqa: S101 - the model is made of these two kinds
    fields = model.model_fields
    return {
        "keys": {_key(name, field): _value(field) for name, field in fields.items()},
        "needed": [_key(name, field) for name, field in fields.items() if field.is_required()],
        "shorthand": model.shorthand,
        "constraints": model.constraints,
        "filled": model.filled,
    }


def _section(model: type[Section]) -> _Json:
    return {"entry": _entry(model).__name__, "reserved": list(model.reserved)}


def _key(name: str, field: FieldInfo) -> str:
    return field.alias or name


def _value(field: FieldInfo) -> list[Any]:
    """What the annotation of the field says of it; a field without one holds an object, or a word of a vocabulary."""
    for annotation in field.metadata:
        described = getattr(annotation, "outline", None)
        if described is not None:
            told: list[Any] = described(field.annotation)
            return told
    models = list(_models(field.annotation))
    return ["object", models[0].__name__] if models else ["word", *get_args(field.annotation)]


def _entry(model: type[Section]) -> type[BaseModel]:
    entry: type[BaseModel] = get_args(model.__annotations__["__pydantic_extra__"])[1]
    return entry


def _models_in(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    if issubclass(model, Section):
        yield _entry(model)
    else:
        for field in model.model_fields.values():
            yield from _models(field.annotation)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
