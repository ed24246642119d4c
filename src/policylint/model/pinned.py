"""How a leaf type is pinned to one ready-made core schema and to one JSON Schema that says the same.

Pydantic then need not derive the schema again for every key. An explicit null is refused everywhere, because it is
neither silence nor a statement; ``None`` in a type means that the key is absent.
"""

from collections.abc import Callable, Sequence
from copy import copy
from typing import Any, get_args

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


class Pinned:
    """Annotation that fixes both schemas of a type, and what its outline says of it, unless it is the key of a map."""

    def __init__(self, core: CoreSchema, json: JsonSchemaValue, outline: Sequence[Any] = ()) -> None:
        self._core = core
        self._json = json
        self._outline = list(outline)

    def outline(self, _type: Any) -> list[Any]:
        """The type as an outline tells it."""
        return self._outline

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        # Copied, because pydantic writes metadata into the schema it is given.
        return copy(self._core)

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return copy(self._json)


class Vocabulary:
    """Annotation of ``Literal | None``: one word of a closed vocabulary."""

    def outline(self, type_: Any) -> list[Any]:
        """The type as an outline tells it."""
        return ["word", *get_args(get_args(type_)[0])]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        words = list(get_args(get_args(source)[0]))
        literal = core_schema.literal_schema(words)
        return _exactly(words, literal) if True in words else literal


class VocabularyList:
    """Annotation of ``list[Literal] | None``: one word or a list of them."""

    def outline(self, type_: Any) -> list[Any]:
        """The type as an outline tells it."""
        return ["list", ["word", *get_args(get_args(get_args(type_)[0])[0])]]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        words = get_args(get_args(get_args(source)[0])[0])
        return one_or_many(core_schema.literal_schema(list(words)))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return one_or_many_json(list_json(core, handler)["items"])


def shaped(kind: str, accepts: Callable[[str], object]) -> CoreSchema:
    """The core schema of a string that ``accepts`` finds good; the error has ``kind`` as its type."""

    def check(value: Any) -> str:
        if type(value) is str and accepts(value):
            return value
        raise PydanticCustomError(kind, "{kind}", {"kind": kind})

    string = core_schema.str_schema(strict=True)
    return core_schema.no_info_plain_validator_function(check, json_schema_input_schema=string)


def _exactly(words: list[Any], literal: CoreSchema) -> CoreSchema:
    """The same words, where 1 is not taken for true nor 0 for false."""

    def check(value: Any) -> Any:
        if type(value) in {bool, str} and value in words:
            return value
        raise PydanticCustomError("literal_error", "literal_error")

    return core_schema.no_info_plain_validator_function(check, json_schema_input_schema=literal)


def shaped_json(*patterns: str) -> JsonSchemaValue:
    """The JSON Schema of a string that one of the patterns matches as a whole."""
    return {"type": "string", "pattern": f"^(?:{'|'.join(patterns)})$"}


def one_or_many(item: CoreSchema, expand: Callable[[Any], Any] | None = None) -> CoreSchema:
    """The core schema of a list for which a single item may stand; an empty list is silence and becomes ``None``.

    Args:
        item: the schema of one item.
        expand: turns what was written into a list or ``None``, where more is to be done than wrapping one item.
    """
    many = core_schema.nullable_schema(core_schema.list_schema(item, strict=True))
    return core_schema.no_info_before_validator_function(expand or _listed, many)


def one_or_many_json(item: JsonSchemaValue) -> JsonSchemaValue:
    """The JSON Schema of ``one_or_many``."""
    return {"anyOf": [item, {"type": "array", "items": item}]}


def list_json(core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
    """What pydantic says of the list or map itself, without the null that stands for an empty one."""
    stated: JsonSchemaValue = handler(core)["anyOf"][0]
    return stated


def _listed(value: Any) -> Any:
    if type(value) is list:
        return value or None
    return [value]
