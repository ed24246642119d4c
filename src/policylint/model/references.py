"""Whether every id that a policy points at is defined in it, and every open term is known.

Works on the document as the user wrote it, so that it can tell places in it, and passes over whatever is malformed:
the typed model reports that.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

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
_Tree: TypeAlias = "tuple[tuple[str, _Tree, str], ...]"
"""Each step that patterns begin with, how they go on, and the kind of what stands at the end of one."""
_ALL = "all"
_DENIAL = "none"
_ANY_CASE = frozenset({"mechanism"})
_TITLES = {"country": "country code", "mechanism": "transfer mechanism"}


def unknown_references(document: Mapping[str, Any], speller: Speller) -> Iterator[Fault]:
    """Find ids that point at nothing. The word ``all`` points at everything there is."""
    suspect: dict[str, dict[Any, Any]] = {}
    for section, named in _named(document, _LINK_TREE).items():
        entries = document.get(section, {})
        if type(entries) is dict and not _all_in(named, entries.keys() - {_DENIAL} | {_ALL}):
            suspect[section] = entries
    for pattern, section in _LINKS:
        if section not in suspect:  # as nearly always
            continue
        entries = suspect[section]
        for path, value in _at(document, pattern):
            if type(value) is str and value != _ALL and (value not in entries or value == _DENIAL):
                ids = (key for key in entries if isinstance(key, str) and key != _DENIAL)
                message = f"`{value}` is not defined in `{section}`{speller.hint(value, ids) or '.'}"
                yield Fault(UNKNOWN_REFERENCE, path, message, (value,))


def unknown_terms(
    document: Mapping[str, Any], open_terms: Mapping[str, Collection[str]], speller: Speller
) -> Iterator[Fault]:
    """Find terms that are not in the list of their kind; a kind without a list is not checked."""
    named = _named(document, _TERM_TREE).items()
    suspect = {kind for kind, terms in named if kind in open_terms and not _all_in(terms, open_terms[kind])}
    for pattern, kind in _TERMS:
        if kind not in suspect:
            continue
        known = open_terms[kind]
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


def _all_in(values: list[Any], known: Collection[str]) -> bool:
    """Whether all are known, so that nobody need ask where they stand."""
    try:
        return set(values).issubset(known)
    except TypeError:  # a list or map where a word should stand
        return False


def _tree(links: Iterable[tuple[_Pattern, str]]) -> _Tree:
    by_step: dict[str, list[tuple[_Pattern, str]]] = {}
    for pattern, kind in links:
        if pattern:
            by_step.setdefault(pattern[0], []).append((pattern[1:], kind))
    return tuple((step, _tree(further), further[0][1]) for step, further in by_step.items())


def _named(document: Any, tree: _Tree) -> dict[str, list[Any]]:
    """What is named of each kind, wherever: much faster than `_at`, and enough for nearly all policies."""
    named: dict[str, list[Any]] = {}
    _follow([document], tree, named)
    return named


def _follow(nodes: list[Any], tree: _Tree, named: dict[str, list[Any]]) -> None:
    for step, further, kind in tree:
        if step == _EVERY:
            there = [child for node in nodes if type(node) is dict for child in node.values()]
        elif step == _EACH:
            there = [item for node in nodes for item in (node if type(node) is list else (node,))]
        else:
            there = [node[step] for node in nodes if type(node) is dict and step in node]
        if not further:
            named.setdefault(kind, []).extend(there)
        elif there:
            _follow(there, further, named)


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


_LINK_TREE = _tree(_LINKS)
_TERM_TREE = _tree(_TERMS)
