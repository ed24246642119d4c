"""What must hold of any text that is given for a query or a condition: refused with a place, or as the oracle says."""

import json
from collections.abc import Callable
from typing import Any

import jsonpath_rfc9535

from policylint.rules.closures_run import Run
from policylint.rules.parsed import LONGEST_QUERY, Form, parse, parse_condition
from policylint.rules.query import (
    Json,
    QueryError,
    compile_condition,
    compile_parsed,
    compile_parsed_condition,
    compile_query,
)

DOCUMENT: Json = {
    "a": {"b": [3, 2, {"c": "x"}], "é": "ab", "a b": None, "a": {"a": "a"}},
    "b": [{"a": 2, "b": "b\na"}, {"a": 10, "c": ["a", "ab", ""]}, [], {}, "b"],
    "c": "ab",
    "": 2.5,
    "'": {'"': False, "\\": True, "\n": -2},
    "d": [[2, [2.0, "2"]], [[2], "aab"]],
}
"""Small, and without true beside 1 inside lists and maps, which the oracle takes for equal."""

MOST_VISITS = 20_000
"""What an evaluation may visit here: the oracle, which has no bound, is to be done soon, too."""
_SLOW_PATTERNS = 0.02
"""Seconds after which the oracle, which has no bound on patterns, is not asked."""
_EXACT = 2**53
_NESTED = 2


def queries(data: bytes) -> None:
    """A text is refused with its column, or selects and holds as the oracle says, also when read back from JSON."""
    text = data.decode("utf-8", "replace")
    if _compiles(compile_query, text):
        _query(text)
    if _compiles(compile_condition, text):
        _condition(text)


def _compiles(compile_text: Callable[[str], object], text: str) -> bool:
    try:
        compile_text(text)
    except QueryError as error:
        if len(text) <= LONGEST_QUERY:
            assert error.column is not None  # noqa: PT017 - the raise is not demanded
            assert 1 <= error.column <= len(text) + 1  # noqa: PT017 - as above
        return False
    return True


def _query(text: str) -> None:
    parsed = parse(text)
    run = _bounded(DOCUMENT)
    try:
        selected = compile_query(text).select(DOCUMENT, DOCUMENT, (), run)
    except QueryError:  # beyond its bounds
        return
    assert run.left >= 0
    for node in selected:
        value = DOCUMENT
        for key in node.path:
            value = value[key]
        assert value is node.value
    revived = compile_parsed(json.loads(json.dumps(parsed)))
    assert revived.select(DOCUMENT, DOCUMENT, (), _bounded(DOCUMENT)) == selected
    if run.seconds < _SLOW_PATTERNS and not any(_beyond_oracle(segment, 0) for segment in parsed["segments"]):
        found = jsonpath_rfc9535.find("$" + text[1:], DOCUMENT)
        assert selected == [(node.location, node.value) for node in found]


def _condition(text: str) -> None:
    parsed = parse_condition(text)
    root = [DOCUMENT]
    run = _bounded(root)
    try:
        holds = compile_condition(text).holds(DOCUMENT, root, run)
    except QueryError:  # beyond its bounds
        return
    assert run.left >= 0
    revived = compile_parsed_condition(json.loads(json.dumps(parsed)))
    assert revived.holds(DOCUMENT, root, _bounded(root)) is holds
    if run.seconds < _SLOW_PATTERNS and not _beyond_oracle(parsed["test"], 1):
        assert bool(jsonpath_rfc9535.find(f"$[?{text}]", root)) is holds


def _bounded(root: Json) -> Run:
    run = Run(root)
    run.left = MOST_VISITS
    return run


def _beyond_oracle(form: Form, filters: int) -> bool:
    """Whether a part is one that the oracle gets wrong, or may not come to an end with.

    That is: `@` or `$` alone as a test or argument, `$` in a filter within a filter, integers that floats cannot hold,
    and patterns that repeat.
    """
    head, *rest = form
    match head:
        case "filter":
            filters += 1
        case "exists" | "count" | "value":
            return _start_is_beyond(rest[0], filters) or not rest[1] or _any_beyond(rest[1], filters)
        case "query":
            return _start_is_beyond(rest[0], filters) or _any_beyond(rest[1], filters)
        case "length" | "match" | "search":
            if any(_is_bare(one) or _repeats(one) for one in rest):
                return True
        case "literal":
            return type(rest[0]) is int and abs(rest[0]) > _EXACT
        case _:
            pass
    return _any_beyond([one for one in rest if isinstance(one, list)], filters)


def _any_beyond(forms: list[Form], filters: int) -> bool:
    return any(_beyond_oracle(form, filters) for form in forms)


def _start_is_beyond(start: str, filters: int) -> bool:
    return start == "$" and filters >= _NESTED


def _is_bare(form: Any) -> bool:
    return form[0] == "query" and not form[2]


def _repeats(form: Any) -> bool:
    return form[0] == "literal" and isinstance(form[1], str) and any(sign in form[1] for sign in "{+*")
