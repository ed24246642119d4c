"""The leaves of a policy: words, dates, countries, durations and the like."""

import re
from typing import Annotated, Any, Literal, TypeVar

from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from policylint.model import durations, forms
from policylint.model.forms import COOKIE_DURATION_WORDS, PERIOD_WORDS, RESERVED_IDS
from policylint.model.pinned import (
    Pinned,
    Vocabulary,
    VocabularyList,
    one_or_many,
    one_or_many_json,
    shaped,
    shaped_json,
)

_Word = TypeVar("_Word")


def entry_id(reserved: tuple[str, ...] = RESERVED_IDS) -> CoreSchema:
    """The core schema of the keys of a map of entries."""
    matches = re.compile(forms.ID).fullmatch
    return shaped("entry_id", lambda key: matches(key) and key not in reserved)


def entry_id_pattern(reserved: tuple[str, ...] = RESERVED_IDS) -> str:
    """What ``entry_id`` accepts, as an anchored regular expression that editors understand."""
    return f"^(?!(?:{'|'.join(reserved)})$){forms.ID}$"


def _duration_or(kind: str, *words: str) -> Pinned:
    core = shaped(kind, lambda text: durations.is_duration(text) or text in words)
    json = shaped_json(durations.PATTERN, *words) | {"examples": ["3 years", "18 months", *words]}
    return Pinned(core, json, ["duration", *words])


def _matching(kind: str, pattern: str) -> Pinned:
    """A string that the pattern matches as a whole."""
    return Pinned(shaped(kind, re.compile(pattern).fullmatch), shaped_json(pattern), ["pattern", pattern])


def _all_matching(kind: str, pattern: str) -> Pinned:
    """One such string, or a list of them."""
    core = one_or_many(shaped(kind, re.compile(pattern).fullmatch))
    return Pinned(core, one_or_many_json(shaped_json(pattern)), ["list", ["pattern", pattern]])


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

Text = Annotated[str | None, Pinned(_TEXT_CORE, _TEXT_JSON, ["text"])]
Words = Annotated[str, Pinned(_TEXT_CORE, _TEXT_JSON, ["text"])]
Texts = Annotated[list[str] | None, Pinned(one_or_many(_TEXT_CORE), _TEXTS_JSON, ["list", ["text"]])]
Flag = Annotated[bool | None, Pinned(core_schema.bool_schema(strict=True), {"type": "boolean"}, ["flag"])]
Age = Annotated[
    int | None, Pinned(core_schema.int_schema(strict=True, ge=0), {"type": "integer", "minimum": 0}, ["age"])
]
Version = Annotated[
    Literal[1],
    Pinned(core_schema.int_schema(strict=True, ge=1, le=1), {"type": "integer", "const": 1}, ["version"]),
]
IsoDate = Annotated[
    str | None, Pinned(shaped("date", forms.is_date), shaped_json(forms.DATE) | {"format": "date"}, ["date"])
]
Checksum = Annotated[str | None, _matching("checksum", forms.CHECKSUM)]
Country = Annotated[str | None, _matching("country", forms.COUNTRY)]
Countries = Annotated[list[str] | None, _all_matching("country", forms.COUNTRY)]
Languages = Annotated[list[str] | None, _all_matching("language", forms.LANGUAGE)]
OldId = Annotated[str | None, _matching("old_id", forms.ID)]
Term = Annotated[str | None, _duration_or("duration")]
Period = Annotated[str | None, _duration_or("period", *PERIOD_WORDS)]
CookieDuration = Annotated[str | None, _duration_or("cookie_duration", *COOKIE_DURATION_WORDS)]
WordsOrTrue = Annotated[
    str | Literal[True] | None,
    Pinned(
        core_schema.no_info_plain_validator_function(_words_or_true),
        {"anyOf": [{"const": True}, _TEXT_JSON]},
        ["text-or-true"],
    ),
]
Choice = Annotated[_Word | None, Vocabulary()]
Choices = Annotated[list[_Word] | None, VocabularyList()]
