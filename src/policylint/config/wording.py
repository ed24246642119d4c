"""One clear sentence for whatever can be wrong in a configuration."""

from collections.abc import Callable
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from policylint.config.model import Configuration
from policylint.location import Path
from policylint.rules.nearest import suggestion

_KEY_MARK = "[key]"
"""The step that the typed model adds to the location of a key that cannot stand in a map."""
_LISTED_BY = "`policylint schema config` lists the keys."


def sentence(error: ErrorDetails, found: Any) -> str:
    """Say what is wrong.

    Args:
        error: what the typed model says.
        found: what the user wrote in that place.
    """
    location = error["loc"]
    if error["type"] == "extra_forbidden":
        return _unknown_key(location)
    if error["type"] == "missing":
        return f"{_subject(location[:-1])} lacks the key `{location[-1]}`. Add it."
    if location[-1:] == (_KEY_MARK,):
        return f"{_subject(location[:-2])} cannot hold the key `{location[-2]}`. {_allowed(error, location[-2])}"
    return f"{_subject(location)} {_wrong(error, found)}"


def _unknown_key(location: Path) -> str:
    *around, key = location
    if key == "policylint" and not around:
        return "this is a policy (it has the key `policylint`), not a configuration."
    where = f" in {_subject(tuple(around))}" if around else ""
    return f"there is no key `{key}`{where}.{suggestion(str(key), _keys(tuple(around)))} {_LISTED_BY}"


def _keys(around: Path) -> list[str]:
    """The keys of the group at a place."""
    model: type[BaseModel] = Configuration
    for step in around:
        if isinstance(step, str):
            model = _model_in(model.model_fields[step].annotation) or model
    return list(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for part in get_args(annotation) if (model := _model_in(part))), None)


def _subject(location: Path) -> str:
    if not location:
        return "the configuration"
    last = location[-1]
    if isinstance(last, int):
        key = next(step for step in reversed(location) if isinstance(step, str))
        return f"item {last + 1} of `{key}`"
    return f"`{last}`"


def _wrong(error: ErrorDetails, found: Any) -> str:
    if found is None:
        return "has no value. Write one, or leave the key out."
    return _SENTENCES.get(error["type"], _misfit)(error, found)


def _word(error: ErrorDetails, found: Any) -> str:
    words = _expected(error)
    hint = suggestion(found, words) if isinstance(found, str) else ""
    return f"must be one of {', '.join(words)}, not {_shown(found)}.{hint}"


def _allowed(error: ErrorDetails, key: object) -> str:
    words = _expected(error)
    return f"The keys are {', '.join(words)}.{suggestion(str(key), words)}" if words else "Write a name there."


def _expected(error: ErrorDetails) -> list[str]:
    listed = error.get("ctx", {}).get("expected", "").replace(" or ", ", ").split(", ")
    return [word.strip("'") for word in listed if word]


def _misfit(_error: ErrorDetails, found: Any) -> str:
    return f"cannot be {_shown(found)}."


def _instead(form: str) -> Callable[[ErrorDetails, Any], str]:
    return lambda _error, found: f"must be {form}, not {_shown(found)}."


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value}`" if value != "" else "empty"


_SENTENCES: dict[str, Callable[[ErrorDetails, Any], str]] = {
    "literal_error": _word,
    "string_type": _instead("text"),
    "string_too_short": _instead("text"),
    "list_type": _instead("text, or a list of texts"),
    "dict_type": _instead("a map, such as `name: value`"),
    "model_type": _instead("a group of keys"),
    "bool_type": _instead("`true` or `false`"),
    "int_type": _instead("a whole number"),
    "greater_than_equal": _instead("at least 1"),
    "date": _instead("a date such as 2026-11-22"),
}
