"""From the errors of the typed model to faults at the places the user wrote."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic_core import ErrorDetails

from policylint.location import Path
from policylint.model import wording
from policylint.model.faults import SCHEMA_VIOLATION, UNKNOWN_KEY, UNSUPPORTED_VERSION, VERSION_KEY, Fault
from policylint.model.places import Spot, spot, written
from policylint.model.spelling import Speller

_KEY_MARK = "[key]"
"""The step that the typed model adds to the location of a key that cannot stand in a map."""


_KEY_ERRORS = frozenset({"entry_id", "invalid_key"})


@dataclass(frozen=True, slots=True)
class _Error:
    """An error of the typed model, traced back to the document."""

    kind: str
    location: Path
    path: Path
    found: Any
    context: dict[str, Any]
    speller: Speller

    @property
    def key(self) -> str:
        """The last step of the location, which need not exist in the document."""
        return str(self.location[-1])

    @property
    def spot(self) -> Spot:
        return spot(self.location)


def faults_of(document: dict[str, Any], errors: Iterable[ErrorDetails], speller: Speller) -> list[Fault]:
    """Translate errors, one fault for one wrong thing."""
    faults: list[Fault] = []
    bad_keys: set[Path] = set()
    for error in errors:
        traced = _traced(document, error, speller)
        if traced.kind == "bad_key":
            bad_keys.add(traced.path)
        faults.extend(_TRANSLATIONS.get(traced.kind, _wrong_value)(traced))
    # What is said of the value under a key that cannot stand there is an echo.
    return [fault for fault in faults if fault.at_key or fault.path not in bad_keys]


def unsupported_version(version: object) -> Fault:
    """The file is of a format version that this package does not read, or its version is no integer."""
    number = wording.shown(version)
    message = f"`{VERSION_KEY}` must be the whole number 1, without quotes; format version `{number}` is not supported."
    return Fault(UNSUPPORTED_VERSION, (VERSION_KEY,), message, (number,))


def _traced(document: dict[str, Any], error: ErrorDetails, speller: Speller) -> _Error:
    steps = error["loc"]
    location = steps[:-1] if steps[-1:] == (_KEY_MARK,) else steps
    kind = "bad_key" if location != steps or error["type"] in _KEY_ERRORS else error["type"]
    if location == (VERSION_KEY,) and kind != "missing":
        kind = "version"
    path, found = written(document, location)
    return _Error(kind, location, path, found, error.get("ctx", {}), speller)


def _version(error: _Error) -> Iterator[Fault]:
    yield unsupported_version(error.found)


def _missing(error: _Error) -> Iterator[Fault]:
    message = f"{wording.subject(error.path)} lacks the key `{error.key}`."
    yield Fault(SCHEMA_VIOLATION, error.path, message, (error.key,), at_key=True)


def _unknown_key(error: _Error) -> Iterator[Fault]:
    message = wording.unknown_key(error.key, spot(error.location[:-1]), error.speller)
    yield Fault(UNKNOWN_KEY, error.path, message, (wording.shown(error.key),), at_key=True)


def _bad_key(error: _Error) -> Iterator[Fault]:
    key = error.location[-1]
    yield Fault(SCHEMA_VIOLATION, error.path, wording.wrong_id(key), (wording.shown(key),), at_key=True)


def _stray_keys(error: _Error) -> Iterator[Fault]:
    owner = error.context["owner"]
    for key in error.context["keys"]:
        message = f"`{key}` does not belong to `{owner}`."
        yield Fault(SCHEMA_VIOLATION, (*error.path, key), message, (key, owner), at_key=True)


def _either(error: _Error) -> Iterator[Fault]:
    first, second = error.context["first"], error.context["second"]
    name = wording.subject(error.path)
    both = isinstance(error.found, dict) and first in error.found and second in error.found
    message = (
        f"{name} has both `{first}` and `{second}`; write two items."
        if both
        else f"{name} lacks the key `{first}` or `{second}`."
    )
    yield Fault(SCHEMA_VIOLATION, error.path, message, (first, second), at_key=True)


def _wrong_value(error: _Error) -> Iterator[Fault]:
    message = wording.wrong_value(error.kind, error.path, error.found, error.spot, error.speller)
    arguments = () if isinstance(error.found, (dict, list)) else (wording.shown(error.found),)
    yield Fault(SCHEMA_VIOLATION, error.path, message, arguments)


_TRANSLATIONS: dict[str, Callable[[_Error], Iterator[Fault]]] = {
    "version": _version,
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "bad_key": _bad_key,
    "stray_keys": _stray_keys,
    "either": _either,
}
