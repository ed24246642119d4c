"""The format's own keys as the facts have them: every shorthand written out in full."""

import types
from collections.abc import Iterator
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from policylint.facts.shape.notation import FLAG, TEXT, WHOLE, Member, Members, Schema, a, by_id, many
from policylint.model.lawfulness import LegalBasis, NoticeLegalBasis
from policylint.model.meanings import meanings_of
from policylint.model.shapes import Entry, Section
from policylint.model.values import entry_id_pattern

LEFT_OUT = frozenset({"none", "law", "mechanism"})
"""Keys of the format that stand in the facts elsewhere: as `denied`, `laws` and `mechanisms`."""

_SIMPLE: dict[Any, Schema] = {str: TEXT, bool: FLAG, int: WHOLE}
_ID = Member("Id", "Its id: its key in the map it stands in.", TEXT, always=True)
_ONE_DEFINITION: dict[type[BaseModel], type[BaseModel]] = {LegalBasis: NoticeLegalBasis}
"""Objects that the facts do not tell apart, because a purpose's may be taken from the whole notice."""
_NAMES: dict[type[BaseModel], str] = {NoticeLegalBasis: "LegalBasis"}


def name_of(model: type[BaseModel]) -> str:
    """The name of the definition of the objects that mirror ``model``."""
    model = _ONE_DEFINITION.get(model, model)
    return _NAMES.get(model, model.__name__)


def models_from(root: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Every object of the format that can stand inside ``root``, itself included, each once."""
    seen: set[Any] = set()
    stack: list[Any] = [root]
    while stack:
        annotation = stack.pop()
        if not (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
            stack.extend(get_args(annotation))
        elif annotation not in seen:
            seen.add(annotation)
            stack.extend(field.annotation for field in annotation.model_fields.values())
            if issubclass(annotation, Section):
                stack.append(_entry_of(annotation))
            else:
                yield _ONE_DEFINITION.get(annotation, annotation)


def mirrored(model: type[BaseModel]) -> Members:
    """The members that objects of the facts have because the format has them."""
    members = {
        field.alias or name: _member(field) for name, field in model.model_fields.items() if name not in LEFT_OUT
    }
    return {"id": _ID} | members if issubclass(model, Entry) else members


def _member(field: FieldInfo) -> Member:
    extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
    schema = _written_out(field.annotation) | extra
    return Member(str(field.title), str(field.description), schema, always=field.is_required())


def _written_out(annotation: Any) -> Schema:
    """The schema of what the model makes of a value of this type."""
    if annotation in _SIMPLE:
        return _SIMPLE[annotation]
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in {Union, types.UnionType}:
        choices = [_written_out(choice) for choice in arguments if choice is not type(None)]
        return choices[0] if len(choices) == 1 else {"anyOf": choices}
    if origin is Literal:
        return _vocabulary(list(arguments))
    if origin is list:
        return many(_written_out(arguments[0]))
    if origin is dict:
        return by_id(entry_id_pattern(), _written_out(arguments[1]))
    return _section(annotation) if issubclass(annotation, Section) else a(name_of(annotation))


def _vocabulary(words: list[Any]) -> Schema:
    if len(words) == 1:
        return {"const": words[0]}
    return {"enum": words, "enumDescriptions": list(meanings_of(words).values())}


def _section(section: type[Section]) -> Schema:
    return by_id(entry_id_pattern(section.reserved), a(name_of(_entry_of(section))))


def _entry_of(section: type[Section]) -> type[BaseModel]:
    entry: type[BaseModel] = get_args(get_type_hints(section)["__pydantic_extra__"])[1]
    return entry
