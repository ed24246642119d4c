"""The leaves of a policy: words, dates, countries, durations and the like."""

import re
from datetime import date
from typing import Annotated, Any, Literal, TypeVar

from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from policylint.model import durations
from policylint.model.pinned import (
    Pinned,
    Vocabulary,
    VocabularyList,
    one_or_many,
    one_or_many_json,
    shaped,
    shaped_json,
)

RESERVED_IDS = ("none", "all")
PERIOD_WORDS = ("unstated",)
COOKIE_DURATION_WORDS = ("session", "unstated")

_ID = "[a-z][a-z0-9]*(-[a-z0-9]+)*"
_COUNTRY = "[A-Z]{2}|EEA"
_LANGUAGE = "[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*"
_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CHECKSUM = "[0-9a-f]{64}"
_Word = TypeVar("_Word")


def entry_id(reserved: tuple[str, ...] = RESERVED_IDS) -> CoreSchema:
    """The core schema of the keys of a map of entries."""
    matches = re.compile(_ID).fullmatch
    return shaped("entry_id", lambda key: matches(key) and key not in reserved)


def entry_id_pattern(reserved: tuple[str, ...] = RESERVED_IDS) -> str:
    """What ``entry_id`` accepts, as an anchored regular expression that editors understand."""
    return f"^(?!(?:{'|'.join(reserved)})$){_ID}$"


def _is_date(text: str) -> bool:
    if not re.fullmatch(_DATE, text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _duration_or(kind: str, *words: str) -> Pinned:
    core = shaped(kind, lambda text: durations.is_duration(text) or text in words)
    return Pinned(core, shaped_json(durations.PATTERN, *words) | {"examples": ["3 years", "18 months", *words]})


def _words_or_true(value: Any) -> str | bool:
    if value is True:
        return True
    if type(value) is not str:
        raise PydanticCustomError("words_or_true", "words or true")
    stripped = value.strip()
    if not stripped:
        raise PydanticCustomError("empty", "empty")
    return stripped


_TEXT_CORE = core_schema.str_schema(strict=True, strip_whitespace=True, min_length=1)
_TEXT_JSON: JsonSchemaValue = {"type": "string", "pattern": r"\S"}
_TEXTS_JSON: JsonSchemaValue = {"type": ["string", "array"], "pattern": r"\S", "items": _TEXT_JSON}
_COUNTRY_CORE = shaped("country", re.compile(_COUNTRY).fullmatch)
_LANGUAGE_CORE = shaped("language", re.compile(_LANGUAGE).fullmatch)

Text = Annotated[str | None, Pinned(_TEXT_CORE, _TEXT_JSON)]
Words = Annotated[str, Pinned(_TEXT_CORE, _TEXT_JSON)]
Texts = Annotated[list[str] | None, Pinned(one_or_many(_TEXT_CORE), _TEXTS_JSON)]
Flag = Annotated[bool | None, Pinned(core_schema.bool_schema(strict=True), {"type": "boolean"})]
Age = Annotated[int | None, Pinned(core_schema.int_schema(strict=True, ge=0), {"type": "integer", "minimum": 0})]
Version = Annotated[
    Literal[1], Pinned(core_schema.int_schema(strict=True, ge=1, le=1), {"type": "integer", "const": 1})
]
IsoDate = Annotated[str | None, Pinned(shaped("date", _is_date), shaped_json(_DATE) | {"format": "date"})]
Checksum = Annotated[str | None, Pinned(shaped("checksum", re.compile(_CHECKSUM).fullmatch), shaped_json(_CHECKSUM))]
Country = Annotated[str | None, Pinned(_COUNTRY_CORE, shaped_json(_COUNTRY))]
Countries = Annotated[list[str] | None, Pinned(one_or_many(_COUNTRY_CORE), one_or_many_json(shaped_json(_COUNTRY)))]
Languages = Annotated[list[str] | None, Pinned(one_or_many(_LANGUAGE_CORE), one_or_many_json(shaped_json(_LANGUAGE)))]
OldId = Annotated[str | None, Pinned(shaped("old_id", re.compile(_ID).fullmatch), shaped_json(_ID))]
Term = Annotated[str | None, _duration_or("duration")]
Period = Annotated[str | None, _duration_or("period", *PERIOD_WORDS)]
CookieDuration = Annotated[str | None, _duration_or("cookie_duration", *COOKIE_DURATION_WORDS)]
WordsOrTrue = Annotated[
    str | Literal[True] | None,
    Pinned(
        core_schema.no_info_plain_validator_function(_words_or_true),
        {"anyOf": [{"const": True}, _TEXT_JSON]},
    ),
]
Choice = Annotated[_Word | None, Vocabulary()]
Choices = Annotated[list[_Word] | None, VocabularyList()]
