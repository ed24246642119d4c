"""The leaves of a configuration: names, patterns, levels and the like. An explicit null is refused everywhere."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, TypeAlias

from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from policylint.finding import Severity
from policylint.model.pinned import Pinned
from policylint.render.formats import Format
from policylint.rules.selection import Level

NEVER = "never"
"""The threshold that no finding reaches."""

_TEXT = core_schema.str_schema(strict=True, strip_whitespace=True, min_length=1)
_TEXT_JSON: JsonSchemaValue = {"type": "string", "pattern": r"\S"}
_LEVELS = [level.value for level in Level]
_SEVERITIES = [severity.value for severity in Severity]
_FORMATS = [format_.value for format_ in Format]


def _one_or_many(item: CoreSchema, convert: Callable[[Any], Any]) -> CoreSchema:
    many = core_schema.list_schema(item, strict=True)
    listed = core_schema.no_info_before_validator_function(_listed, many)
    return core_schema.no_info_after_validator_function(lambda items: tuple(map(convert, items)), listed)


def _one_or_many_json(item: JsonSchemaValue) -> JsonSchemaValue:
    return {"anyOf": [item, {"type": "array", "items": item}]}


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _words(words: list[str], convert: Callable[[str], Any]) -> Pinned:
    core = core_schema.no_info_after_validator_function(convert, core_schema.literal_schema(words))
    return Pinned(core, {"type": "string", "enum": words})


def _map(core: CoreSchema, json: JsonSchemaValue, convert: Callable[[dict[str, str]], Any]) -> Pinned:
    return Pinned(core_schema.no_info_after_validator_function(convert, core), {"type": "object"} | json)


def _levels(pairs: dict[str, str]) -> "LevelsByName":
    return tuple((name, Level(level)) for name, level in pairs.items())


def _outputs(pairs: dict[str, str]) -> "Outputs":
    return tuple((Format(format_), Path(file)) for format_, file in pairs.items())


LevelsByName: TypeAlias = tuple[tuple[str, Level], ...]
Outputs: TypeAlias = tuple[tuple[Format, Path], ...]

Text = Annotated[str | None, Pinned(_TEXT, _TEXT_JSON)]
File = Annotated[Path | None, Pinned(core_schema.no_info_after_validator_function(Path, _TEXT), _TEXT_JSON)]
Files = Annotated[tuple[Path, ...] | None, Pinned(_one_or_many(_TEXT, Path), _one_or_many_json(_TEXT_JSON))]
Names = Annotated[tuple[str, ...] | None, Pinned(_one_or_many(_TEXT, str), _one_or_many_json(_TEXT_JSON))]
Patterns = Annotated[tuple[str, ...], Pinned(_one_or_many(_TEXT, str), _one_or_many_json(_TEXT_JSON))]
Threshold = Annotated[str | None, _words([*_SEVERITIES, NEVER], str)]
Floor = Annotated[Severity | None, _words(_SEVERITIES, Severity)]
OutputFormat = Annotated[Format | None, _words(_FORMATS, Format)]
Days = Annotated[int | None, Pinned(core_schema.int_schema(strict=True, ge=1), {"type": "integer", "minimum": 1})]
Levels = Annotated[
    LevelsByName | None,
    _map(
        core_schema.dict_schema(_TEXT, core_schema.literal_schema(_LEVELS), strict=True),
        {"propertyNames": _TEXT_JSON, "additionalProperties": {"type": "string", "enum": _LEVELS}},
        _levels,
    ),
]
OutputFiles = Annotated[
    Outputs | None,
    _map(
        core_schema.dict_schema(core_schema.literal_schema(_FORMATS), _TEXT, strict=True),
        {"propertyNames": {"enum": _FORMATS}, "additionalProperties": _TEXT_JSON},
        _outputs,
    ),
]
