"""Whether every id that a policy points at is defined in it, and every open term is known.

Works on the document as the user wrote it, so that it can tell places in it, and passes over whatever is malformed:
the typed model reports that.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from policylint.location import Path
from policylint.model.faults import UNKNOWN_REFERENCE, Fault
from policylint.model.spelling import Speller

_EVERY = "*"
"""A step of a pattern: each entry of a map."""
_EACH = "#"
"""A step of a pattern: each item of a list, or what stands in its place."""
_Pattern = tuple[str, ...]
_Place = tuple[Path, Any]

_LINKS: tuple[tuple[_Pattern, str], ...] = (
    (("notice", "audience", _EACH), "data_subjects"),
    (("purposes", _EVERY, "data_categories", _EACH), "data_categories"),
    (("purposes", _EVERY, "data_subjects", _EACH), "data_subjects"),
    (("purposes", _EVERY, "recipients", _EACH), "recipients"),
    (("purposes", _EVERY, "retention", _EACH, "applies_to", _EACH), "data_categories"),
    (("retention", _EACH, "applies_to", _EACH), "data_categories"),
    (("recipients", _EVERY, "receives", _EACH), "data_categories"),
    (("transfers", _EVERY, "recipients", _EACH), "recipients"),
    (("automated_decisions", _EVERY, "purposes", _EACH), "purposes"),
)
_TERMS: tuple[tuple[_Pattern, str], ...] = (
    (("organisation", "country"), "country"),
    (("contacts", "controllers", _EVERY, "country"), "country"),
    (("contacts", "representative", "country"), "country"),
    (("recipients", _EVERY, "country"), "country"),
    (("recipients", _EVERY, "seat"), "country"),
    (("transfers", _EVERY, "to", _EACH), "country"),
    (("transfers", _EVERY, "mechanism", _EACH), "mechanism"),
)
_ALL = "all"
_DENIAL = "none"
_ANY_CASE = frozenset({"mechanism"})
_TITLES = {"country": "country code", "mechanism": "transfer mechanism"}


def unknown_references(document: Mapping[str, Any], speller: Speller) -> Iterator[Fault]:
    """Find ids that point at nothing. The word ``all`` points at everything there is."""
    for pattern, section in _LINKS:
        entries = document.get(section, {})
        if type(entries) is not dict:
            continue
        for path, value in _at(document, pattern):
            if type(value) is str and value != _ALL and (value not in entries or value == _DENIAL):
                ids = (key for key in entries if isinstance(key, str) and key != _DENIAL)
                message = f"`{value}` is not defined in `{section}`{speller.hint(value, ids) or '.'}"
                yield Fault(UNKNOWN_REFERENCE, path, message, (value,))


def unknown_terms(
    document: Mapping[str, Any], open_terms: Mapping[str, Collection[str]], speller: Speller
) -> Iterator[Fault]:
    """Find terms that are not in the list of their kind; a kind without a list is not checked."""
    for pattern, kind in _TERMS:
        known = open_terms.get(kind)
        if known is None:
            continue
        found = [(path, value) for path, value in _at(document, pattern) if isinstance(value, str)]
        for path, value in _unknown(found, known, any_case=kind in _ANY_CASE):
            hint = speller.hint(value, known)
            message = f"`{value}` is not a known {_TITLES.get(kind, kind)}{hint or '.'}"
            yield Fault(UNKNOWN_REFERENCE, path, message, (value,))


def _unknown(found: list[tuple[Path, str]], known: Collection[str], *, any_case: bool) -> list[tuple[Path, str]]:
    unknown = [(path, value) for path, value in found if value not in known]
    if not unknown or not any_case:
        return unknown
    folded = {name.casefold() for name in known}
    return [(path, value) for path, value in unknown if value.strip().casefold() not in folded]


def _at(document: Any, pattern: _Pattern) -> list[_Place]:
    """Every place the pattern leads to, with what stands there."""
    places: list[_Place] = [((), document)]
    for step in pattern:
        if step == _EVERY:
            maps = [(path, node) for path, node in places if type(node) is dict]
            places = [((*path, key), child) for path, node in maps for key, child in node.items()]
        elif step == _EACH:
            places = [item for place in places for item in _items(place)]
        else:
            places = [((*path, step), node[step]) for path, node in places if type(node) is dict and step in node]
        if not places:
            break
    return places


def _items(place: _Place) -> list[_Place]:
    path, node = place
    return [((*path, index), item) for index, item in enumerate(node)] if type(node) is list else [place]
