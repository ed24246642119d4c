"""What the objects of a policy have in common: their base, and how maps, lists and shorthands are read."""

from typing import Annotated, Any, ClassVar, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from policylint.model.forms import RESERVED_IDS
from policylint.model.pinned import Pinned, list_json, one_or_many, one_or_many_json
from policylint.model.values import OldId, Text, Texts, entry_id, entry_id_pattern


def said(title: str, description: str, *, alias: str | None = None) -> Any:
    """A key that may be absent, which means that the notice is silent."""
    return Field(default=None, title=title, description=description, alias=alias)


def needed(title: str, description: str) -> Any:
    """A key without which the object says nothing."""
    return Field(title=title, description=description)


def judged(title: str, description: str) -> Any:
    """A key that classifies what the notice says; absent, it was not judged."""
    return Field(default=None, title=title, description=description, json_schema_extra={"x-classification": True})


def judged_needed(title: str, description: str) -> Any:
    """A classification without which the object says nothing."""
    return Field(title=title, description=description, json_schema_extra={"x-classification": True})


class Node(BaseModel):
    """An object of the policy."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, defer_build=True, protected_namespaces=())

    shorthand: ClassVar[str] = ""
    """The key whose bare value may stand for the whole object; empty where there is none."""
    constraints: ClassVar[JsonSchemaValue] = {}
    """What the JSON Schema adds for the checks that tie one key to another; ``constraints.py`` knows its keywords."""
    bare_constraints: ClassVar[JsonSchemaValue] = {}
    """The same for the shorthand."""
    filled: ClassVar[dict[str, tuple[str, str]]] = {}
    """Keys that are filled in where another is present: the key to that other one and the value."""

    quote: Texts = said("Quote", "A short fragment of the published text, in its own language, that bears this out.")

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the shorthand beside the object, and the constraints on it."""
        reference = handler(core)
        schema = handler.resolve_ref_schema(reference)
        if "properties" in schema:
            described = {key: schema.pop(key) for key in ("title", "description") if key in schema}
            alone = {**schema, **cls.constraints}
            schema.clear()
            schema.update(described | cls._or_shorthand(alone))
        return reference

    @classmethod
    def _or_shorthand(cls, alone: JsonSchemaValue) -> JsonSchemaValue:
        if not cls.shorthand:
            return alone
        full = alone["properties"][cls.shorthand]
        bare = {key: value for key, value in full.items() if key in {"description", "enum", "pattern"}}
        return {"anyOf": [{"type": "string"} | bare | cls.bare_constraints, alone]}


class Entry(Node):
    """An object with an identity: the value of a map whose key is its id."""

    renamed_from: OldId = said("Renamed from", "The id this entry had in an earlier version of the file.")


EntryId = Annotated[str, Pinned(entry_id(), {"type": "string"})]
CookieId = Annotated[str, Pinned(entry_id(("none",)), {"type": "string"})]


class Section(BaseModel):
    """A map of entries that may also hold a denial, beside real entries or instead of them."""

    model_config = ConfigDict(strict=True, extra="allow", frozen=True, defer_build=True, protected_namespaces=())

    reserved: ClassVar[tuple[str, ...]] = RESERVED_IDS
    """Words that are no ids in this map."""

    none: Text = said("None", "The words in which the notice says that there are none.")

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Say which keys may name an entry."""
        reference = handler(core)
        schema = handler.resolve_ref_schema(reference)
        entry = schema["additionalProperties"]
        if entry:
            schema["patternProperties"] = {entry_id_pattern(cls.reserved): entry}
            schema["additionalProperties"] = False
        return reference


class _Object:
    """Annotation of ``Model | None`` that refuses null."""

    word: ClassVar[str] = "object"

    def outline(self, type_: Any) -> list[Any]:
        """The type as an outline tells it."""
        return [self.word, get_args(type_)[0].__name__]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return handler.generate_schema(get_args(source)[0])


class _ObjectOrTrue(_Object):
    """The same, where ``true`` may stand for an object of which nothing is known."""

    word: ClassVar[str] = "object-or-true"

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        model = super().__get_pydantic_core_schema__(source, handler)
        return core_schema.no_info_before_validator_function(_empty_for_true, model)

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [{"const": True}, handler(core)]}


class _Section(_Object):
    """Annotation of ``Section | None``; a map that holds nothing is silence."""

    word: ClassVar[str] = "section"

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        model = super().__get_pydantic_core_schema__(source, handler)
        return core_schema.no_info_after_validator_function(_none_for_empty, model)


class _List:
    """Annotation of ``list[Model] | None``: one object or a list, each in full or as its shorthand."""

    def outline(self, type_: Any) -> list[Any]:
        """The type as an outline tells it."""
        return ["objects", get_args(get_args(type_)[0])[0].__name__]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        (item,) = get_args(get_args(source)[0])
        return one_or_many(handler.generate_schema(item), _Expansion(item.shorthand).of_list)

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return one_or_many_json(list_json(core, handler)["items"])


class _Map:
    """Annotation of ``dict[str, Entry] | None``: entries by id, each in full or as its shorthand."""

    def outline(self, type_: Any) -> list[Any]:
        """The type as an outline tells it."""
        return ["entries", get_args(get_args(type_)[0])[1].__name__]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        _, item = get_args(get_args(source)[0])
        entries = core_schema.dict_schema(entry_id(), handler.generate_schema(item), strict=True)
        expand = _Expansion(item.shorthand).of_map
        return core_schema.no_info_before_validator_function(expand, core_schema.nullable_schema(entries))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        entry = list_json(core, handler)["additionalProperties"]
        return {"type": "object", "patternProperties": {entry_id_pattern(): entry}, "additionalProperties": False}


class _Expansion:
    """Writes shorthands out in full."""

    def __init__(self, shorthand: str) -> None:
        self._shorthand = shorthand

    def of_list(self, value: Any) -> Any:
        items = value if type(value) is list else [value]
        if not self._shorthand:
            return items or None
        return [{self._shorthand: item} if type(item) is str else item for item in items] or None

    def of_map(self, value: Any) -> Any:
        if value is None:
            raise PydanticCustomError("null", "null")
        if type(value) is not dict:
            return value
        if not self._shorthand:
            return value or None
        return {key: {self._shorthand: item} if type(item) is str else item for key, item in value.items()} or None


def _empty_for_true(value: Any) -> Any:
    return {} if value is True else value


def _none_for_empty(section: Section) -> Section | None:
    return section if section.none or section.model_extra else None


_Model = TypeVar("_Model", bound=BaseModel)

One = Annotated[_Model | None, _Object()]
OneOrTrue = Annotated[_Model | None, _ObjectOrTrue()]
Denied = Annotated[_Model | None, _Section()]
Many = Annotated[list[_Model] | None, _List()]
ById = Annotated[dict[str, _Model] | None, _Map()]
