"""Queries against the standard's own suite, and against the package that parses them."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import jsonpath_rfc9535
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.rules.query import (
    Json,
    Node,
    Query,
    QueryError,
    compile_condition,
    compile_parsed,
    compile_parsed_condition,
    compile_query,
    parse,
    parse_condition,
)

_SUITE = Path(__file__).parents[1] / "fixtures" / "jsonpath" / "cts.json"
_CASES: list[dict[str, Any]] = json.loads(_SUITE.read_text(encoding="utf-8"))["tests"]
_VALID = [case for case in _CASES if not case.get("invalid_selector")]
_INVALID = [case for case in _CASES if case.get("invalid_selector")]


def test_the_compliance_suite_is_complete() -> None:
    assert (len(_VALID), len(_INVALID)) == (456, 247)


@pytest.mark.parametrize("case", _VALID, ids=lambda case: case["name"])
def test_a_valid_selector_selects_what_the_suite_says(case: dict[str, Any]) -> None:
    nodes = compile_query(case["selector"]).select(case["document"])
    allowed = zip(
        case.get("results", [case.get("result")]),
        case.get("results_paths", [case.get("result_paths")]),
        strict=True,
    )
    assert ([node.value for node in nodes], [_normalized(node) for node in nodes]) in list(allowed)


@pytest.mark.parametrize("case", _INVALID, ids=lambda case: case["name"])
def test_an_invalid_selector_is_refused_at_a_column(case: dict[str, Any]) -> None:
    with pytest.raises(QueryError) as refusal:
        compile_query(case["selector"])
    assert refusal.value.column is not None
    assert 1 <= refusal.value.column <= len(case["selector"]) + 1


def _normalized(node: Node) -> str:
    """The normalized path of RFC 9535 section 2.7."""
    return jsonpath_rfc9535.JSONPathNode(value=None, location=node.path, parent=None, root=None).path()


# A grammar of queries and documents over few names, so that queries often hit. It avoids what the package gets
# wrong: a bare `@` as a test or argument, `$` in a filter within an `@` query, true beside 1 inside containers,
# a filter before a comma in an argument. The unit tests hold those to the standard.

_NAMES = st.sampled_from([*"aaaabbbcc", "é", "a b", "'", '"', "\\", "\n", ""])
_SCALARS = st.sampled_from([None, True, False, -2, 2, 2.0, 2.5, 10, "", "a", "b", "ab", "b\na", "2"])
_PATTERNS = st.sampled_from(["a", "a.*", ".", "b.a", "[ab]+", "a|b|ab", "[.]", "\\.", "\\P{L}", "^a", "b$", "("])


def _containers(inner: st.SearchStrategy[Json]) -> st.SearchStrategy[Json]:
    lists = st.lists(inner, min_size=1, max_size=3)
    return lists | st.dictionaries(_NAMES, inner, min_size=1, max_size=3)


_DOCUMENTS = _containers(_SCALARS | _containers(_SCALARS | _containers(_SCALARS)))
_QUOTED_NAMES = _NAMES.map(json.dumps)
_KEYS = _QUOTED_NAMES | st.integers(-3, 3).map(str)
_BOUNDS = st.sampled_from(["", "", "0", "1", "2", "-1", "-2", "5"])
_SLICES = st.tuples(_BOUNDS, _BOUNDS, _BOUNDS).map(":".join)
_SIMPLE = st.just("*") | _KEYS | _SLICES
_SINGULAR = st.sampled_from([".a", ".b", ".c", ".é"]) | _KEYS.map("[{}]".format)
_SINGULARS = st.lists(_SINGULAR, max_size=2).map("".join)
_UNIONS = st.lists(_SIMPLE, min_size=2, max_size=3).map(", ".join)
_LITERALS = _SCALARS.map(json.dumps)
_OPERATORS = st.sampled_from([" == ", " == ", " != ", " < ", " <= ", " > ", " >= "])
_OUTER = 1  # how many filters the outermost filter may hold inside each other


@cache
def _segments(depth: int) -> st.SearchStrategy[str]:
    bracketed = _selectors(depth) | _UNIONS
    child = bracketed.map("[{}]".format)
    return _SINGULAR | st.sampled_from([".*", "..*"]) | child | bracketed.map("..[{}]".format)


@cache
def _selectors(depth: int) -> st.SearchStrategy[str]:
    return _SIMPLE if depth < 0 else _SIMPLE | _tests(depth).map("?{}".format)


@cache
def _starts(depth: int) -> st.SearchStrategy[str]:
    return st.sampled_from("@@@$" if depth == _OUTER else "@")


@cache
def _inner_queries(depth: int) -> st.SearchStrategy[str]:
    segments = st.lists(_segments(depth - 1), min_size=1, max_size=2).map("".join)
    return st.tuples(_starts(depth), segments).map("".join)


@cache
def _values(depth: int) -> st.SearchStrategy[str]:
    singular = st.tuples(_starts(depth), _SINGULARS).map("".join)
    counted = _inner_queries(depth).map("count({})".format) | _inner_queries(depth).map("value({})".format)
    return _LITERALS | singular | singular.map("length({})".format) | counted


@cache
def _tests(depth: int) -> st.SearchStrategy[str]:
    values = _values(depth)
    compared = st.tuples(values, _OPERATORS, values).map("".join)
    exists = _inner_queries(depth)
    arguments = st.tuples(values, _PATTERNS.map(json.dumps) | values).map(", ".join)
    matched = arguments.map("match({})".format) | arguments.map("search({})".format)
    negated = (exists | matched).map("!{}".format)
    atoms = compared | compared | exists | matched | negated
    joints = st.sampled_from([" && ", " || "])
    chains = st.tuples(atoms, joints, atoms, joints, atoms).map("".join)
    grouped = st.tuples(st.sampled_from(["(", "!("]), chains, st.sampled_from([") && ", ") || "]), atoms)
    return atoms | chains | grouped.map("".join)


def _queries() -> st.SearchStrategy[str]:
    last = st.lists(_selectors(_OUTER), max_size=2).map(lambda several: f"[{', '.join(several)}]" if several else "")
    segments = st.lists(_segments(_OUTER), max_size=3).map("".join)
    return st.tuples(st.just("$"), segments, last).map("".join)


_QUERIES = _queries()


@settings(max_examples=800, deadline=None)
@given(query=_QUERIES, document=_DOCUMENTS)
def test_a_query_selects_the_nodes_the_oracle_selects(query: str, document: Json) -> None:
    expected = [(node.location, node.value) for node in jsonpath_rfc9535.find(query, document)]
    assert compile_query(query).select(document) == expected


@settings(max_examples=100, deadline=None)
@given(query=_QUERIES, document=_DOCUMENTS)
def test_a_path_leads_to_its_value(query: str, document: Json) -> None:
    for node in compile_query(query).select(document):
        value = document
        for key in node.path:
            value = value[key]
        assert value is node.value


@settings(max_examples=100, deadline=None)
@given(query=_QUERIES, document=_DOCUMENTS)
def test_a_query_survives_json(query: str, document: Json) -> None:
    revived: Query = compile_parsed(json.loads(json.dumps(parse(query))))
    assert revived.text == query
    assert revived.select(document) == compile_query(query).select(document)
    assert revived.names() == compile_query(query).names()


@settings(max_examples=300, deadline=None)
@given(test=_tests(_OUTER), current=_DOCUMENTS)
def test_a_condition_holds_where_its_filter_selects(test: str, current: Json) -> None:
    root = [current]
    expected = bool(jsonpath_rfc9535.find(f"$[?{test}]", root))
    assert compile_condition(test).holds(current, root) is expected
    revived = compile_parsed_condition(json.loads(json.dumps(parse_condition(test))))
    assert revived.holds(current, root) is expected


@settings(max_examples=300, deadline=None)
@given(text=st.lists(st.sampled_from([*"$@.*[]?()'\"\\,:!<>= 01aé-", "==", "&&", "||", "..", "count("])).map("".join))
def test_any_text_compiles_or_is_refused_with_a_place_inside_it(text: str) -> None:
    columns = {_column_of_refusal(compile_query, text), _column_of_refusal(compile_condition, text)}
    assert all(1 <= column <= len(text) + 1 for column in columns)


def _column_of_refusal(compile_text: Callable[[str], object], text: str) -> int:
    """Where the text is refused; 1 where it is not."""
    try:
        compile_text(text)
    except QueryError as error:
        return error.column or 0
    return 1
