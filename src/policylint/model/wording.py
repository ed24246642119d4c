"""One clear sentence for each way in which a value can be wrong."""

from collections.abc import Callable
from typing import Any

from policylint.location import Path
from policylint.model.forms import RESERVED_IDS
from policylint.model.places import Spot
from policylint.model.spelling import Speller

_MOST_WORDS_LISTED = 12
_LONGEST_SHOWN = 60
_DURATION_FORMS = "a duration such as `3 years`, `18 months` or `P3Y`"
_ID_RULE = "an id is lower-case letters and digits, begins with a letter, and joins its words by single hyphens"
_SHAPES = {
    "old_id": f"must be an id; {_ID_RULE}",
    "date": "must be a real date, written year-month-day such as 2026-03-01",
    "country": "must be a country: the two capital letters of ISO 3166-1, or `EEA` or `EU`",
    "language": "must be a language tag such as `en`, `nl` or `nl-BE`",
    "checksum": "must be a SHA-256 checksum: 64 lower-case hexadecimal digits",
    "duration": f"must be {_DURATION_FORMS}",
    "period": f"must be {_DURATION_FORMS}, or the word `unstated`",
    "cookie_duration": f"must be {_DURATION_FORMS}, or one of the words `session` and `unstated`",
    "int_type": "must be a whole number",
    "greater_than_equal": "cannot be less than 0",
    "undescribed": "must also have a `description`, because `other` says nothing by itself",
    "string_too_short": "is empty; write the words, or leave the key out where the notice is silent",
    "empty": "is empty; write the words, or leave the key out where the notice is silent",
}


def subject(path: Path) -> str:
    """Name the place: its key, or the number of the item and the key of the list."""
    if not path:
        return "The policy"
    last = path[-1]
    if isinstance(last, int):
        key = next((step for step in reversed(path) if isinstance(step, str)), "the list")
        return f"Item {last + 1} of `{key}`"
    return f"`{last}`"


def shown(value: object) -> str:
    """A value as the user wrote it, cut where it is long."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


def wrong_value(kind: str, path: Path, value: Any, spot: Spot, speller: Speller) -> str:
    """Say what is wrong with a value.

    Args:
        kind: the type of the error in the typed model.
        path: where the value stands in the document.
        value: what the user wrote there.
        spot: what the format allows there.
        speller: suggests words.
    """
    name = subject(path)
    if value is None:
        rest = ", or `{}` where nothing more is said," if spot.keys else ""
        return f"{name} has no value; write one{rest} or leave the key out where the notice is silent."
    if kind in _SENTENCES:
        return f"{name} {_SENTENCES[kind](value, spot, speller)}"
    return f"{name} {_SHAPES.get(kind, 'does not fit the format')}."


def unknown_key(key: str, spot: Spot, speller: Speller) -> str:
    """Say that no object in this place has such a key."""
    hint = speller.hint(key, spot.keys)
    if hint:
        return f"`{shown(key)}` is not a key of the format here{hint}"
    few = f"; the keys are {_listed(spot.keys)}" if len(spot.keys) <= _MOST_WORDS_LISTED else ""
    return f"`{shown(key)}` is not a key of the format here{few}."


def wrong_id(key: object) -> str:
    """Say that a key cannot be the id of an entry."""
    if key in RESERVED_IDS:
        return f"`{shown(key)}` is a reserved word and cannot be the id of an entry here."
    if not isinstance(key, str):
        return f'`{shown(key)}` cannot be a key; keys are words, so put it in quotes: "{shown(key)}".'
    return f"`{shown(key)}` cannot be an id; {_ID_RULE}."


def _words(value: Any, _spot: Spot, _speller: Speller) -> str:
    return f"must be words{_instead_of(value)}"


def _words_or_true(value: Any, _spot: Spot, _speller: Speller) -> str:
    if value is False:
        return "must be words or `true`; leave the key out where the notice offers nothing."
    return f"must be words or `true`{_instead_of(value)}"


def _instead_of(value: Any) -> str:
    if isinstance(value, (dict, list)):
        return f", not {_kind_of(value)}."
    return f'; if `{shown(value)}` is meant as words, put it in quotes: "{shown(value)}".'


def _vocabulary(value: Any, spot: Spot, speller: Speller) -> str:
    words = [shown(word) for word in spot.words]
    if value in words and value not in spot.words:
        return f"must be `{value}` without quotes."
    if not isinstance(value, (str, int, float)):
        return f"must be one of {_listed(words)}, not {_kind_of(value)}."
    hint = speller.hint(value, words) if isinstance(value, str) else ""
    allowed = f" The words are {_listed(words)}." if len(words) <= _MOST_WORDS_LISTED or not hint else ""
    return f"cannot be `{shown(value)}`{hint or '.'}{allowed}"


def _flag(value: Any, _spot: Spot, _speller: Speller) -> str:
    meant = {"yes": "true", "no": "false", "true": "true", "false": "false"}.get(str(value).casefold())
    if isinstance(value, str) and meant:
        return f"must be `true` or `false` without quotes; did you mean `{meant}`?"
    return "must be `true` or `false`."


def _object(value: Any, spot: Spot, _speller: Speller) -> str:
    denial = "; a denial is written `none:` followed by the words" if spot.may_deny and isinstance(value, str) else ""
    if spot.is_map:
        return f"must be a map of entries by id, not {_kind_of(value)}{denial}."
    keys = f" such as `{spot.keys[0]}:`" if spot.keys else ""
    return f"must be a group of keys{keys}, not {_kind_of(value)}{denial}."


def _kind_of(value: Any) -> str:
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, list):
        return "a list"
    return f"`{shown(value)}`"


def _listed(words: Any) -> str:
    return ", ".join(f"`{word}`" for word in words)


_SENTENCES: dict[str, Callable[[Any, Spot, Speller], str]] = {
    "string_type": _words,
    "words_or_true": _words_or_true,
    "literal_error": _vocabulary,
    "bool_type": _flag,
    "model_type": _object,
    "dict_type": _object,
}
