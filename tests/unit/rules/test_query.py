import subprocess
import sys
from typing import Any

import pytest

from policylint.rules import closures_run
from policylint.rules.query import (
    Json,
    Node,
    QueryError,
    compile_condition,
    compile_parsed,
    compile_query,
    parse,
)

_FACTS: Json = {
    "country": "BE",
    "transfers": {
        "mail": {"to": ["US"], "mechanisms": [{"id": "safe-harbor", "ended": True}, {"id": "scc", "ended": False}]},
        "logs": {"to": ["BE"], "mechanisms": []},
    },
}


def _values(query: str, document: Json) -> list[Json]:
    return [node.value for node in compile_query(query).select(document)]


def _doubling(levels: int) -> Json:
    """A small document that holds 2 ** levels nodes for whoever follows its shared parts."""
    document: Json = "leaf"
    for _ in range(levels):
        document = [document, document]
    return document


def test_nodes_carry_values_and_paths_from_the_root() -> None:
    nodes = compile_query("$.transfers[*].mechanisms[?@.ended == true].id").select(_FACTS)
    assert nodes == [Node(("transfers", "mail", "mechanisms", 0, "id"), "safe-harbor")]


def test_values_are_the_document_s_own_objects() -> None:
    (node,) = compile_query("$.transfers.mail").select(_FACTS)
    assert node.value is _FACTS["transfers"]["mail"]


def test_a_negative_index_is_counted_from_the_front_in_paths() -> None:
    assert compile_query("$.a[-1]").select({"a": [1, 2, 3]}) == [Node(("a", 2), 3)]
    assert compile_query("$.a[-4]").select({"a": [1, 2, 3]}) == []


def test_a_node_selected_twice_is_there_twice() -> None:
    assert _values("$['a', 'a', *]", {"a": 1}) == [1, 1, 1]


def test_a_query_on_the_candidate_gives_absolute_paths() -> None:
    candidate, base = _FACTS["transfers"]["mail"], ("transfers", "mail")
    nodes = compile_query("@.mechanisms[?@.ended == false].id").select(_FACTS, candidate, base)
    assert nodes == [Node((*base, "mechanisms", 1, "id"), "scc")]


def test_a_query_for_the_candidate_itself_gives_it_back() -> None:
    assert compile_query("@").select(_FACTS, None, ("country",)) == [Node(("country",), None)]


def test_a_dollar_inside_a_candidate_query_is_the_document() -> None:
    candidate = _FACTS["transfers"]["logs"]
    nodes = compile_query("@.to[?@ == $.country]").select(_FACTS, candidate, ("transfers", "logs"))
    assert nodes == [Node(("transfers", "logs", "to", 0), "BE")]


def test_a_candidate_query_without_candidate_is_an_error() -> None:
    with pytest.raises(QueryError, match=r"'@\.to' failed: it starts with '@' and there is no candidate"):
        compile_query("@.to").select(_FACTS)


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("$", ()),
        ("@", ()),
        ("$.a['b c'][0][-1]", ("a", "b c", 0, -1)),
        ("$.a[*]", None),
        ("$..a", None),
        ("$['a','b']", None),
        ("$[0:1]", None),
        ("$[?@.a]", None),
    ],
)
def test_a_singular_query_knows_its_path(query: str, path: tuple[str | int, ...] | None) -> None:
    compiled = compile_query(query)
    assert compiled.singular is (path is not None)
    assert compiled.singular_path() == path


@pytest.mark.parametrize(("query", "at_root"), [("$.a", True), ("@.a", False), ("$[?@.a]", True), ("@[?$.a]", False)])
def test_a_query_knows_where_it_starts(query: str, *, at_root: bool) -> None:
    assert compile_query(query).starts_at_root is at_root


def test_a_condition_sees_candidate_and_document() -> None:
    condition = compile_condition("@.to[?@ == $.country] && !@.quote")
    assert condition.holds(_FACTS["transfers"]["logs"], _FACTS)
    assert not condition.holds(_FACTS["transfers"]["mail"], _FACTS)


# What the standard says and the package that serves as oracle does not do.


@pytest.mark.parametrize("value", [False, 0, "", None, [], {}])
def test_a_bare_current_node_always_exists(value: Json) -> None:
    assert _values("$[?@]", [value]) == [value]
    assert not compile_condition("!@").holds(value, value)


@pytest.mark.parametrize("value", [False, "abc", 1, None, [1, 2], {}])
def test_the_current_node_counts_as_one(value: Json) -> None:
    assert compile_condition("count(@) == 1 && value(@) == @").holds(value, value)


def test_a_dollar_in_a_filter_within_a_filter_is_the_document() -> None:
    document = {"wanted": 2, "rows": [{"cells": [1, 2]}, {"cells": [3]}]}
    assert _values("$.rows[?@.cells[?@ == $.wanted]]", document) == [{"cells": [1, 2]}]


@pytest.mark.parametrize(
    ("left", "right", "equal"),
    [
        (1, True, False),
        (0, False, False),
        ([1], [True], False),
        ({"a": [0]}, {"a": [False]}, False),
        ([True], [True], True),
        (1, 1.0, True),
        ({"a": [1], "b": None}, {"b": None, "a": [1.0]}, True),
        ([1], [1, 2], False),
        ({"a": 1}, {"b": 1}, False),
        ([], {}, False),
        ("1", 1, False),
        (None, False, False),
    ],
)
def test_equality_is_json_s_at_any_depth(left: Json, right: Json, *, equal: bool) -> None:
    document = {"left": left, "right": right}
    for text, expected in (
        ("@.left == @.right", equal),
        ("@.right == @.left", equal),
        ("@.left != @.right", not equal),
    ):
        assert compile_condition(text).holds(document, document) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@.none == @.absent", True),
        ("@.none <= @.absent", True),
        ("@.none < @.absent", False),
        ("@.none == null", False),
        ("@.null == null", True),
        ("@.yes == true", True),
        ("@.one == true", False),
        ("@.yes == 1", False),
        ("true != @.one", True),
        ("1 == @.one", True),
        ("0 < @.yes", False),
        ("@.yes > false", False),
        ("@.list[-1] == 3", True),
        ("@.list[-3] == 1", True),
        ("@.list[-4] == @.none", True),
        ("@.list[3] == @.none", True),
        ("@.word[0] == @.none", True),
        ("@.big == 9007199254740993", True),
        ("@.big == 9007199254740992", False),
        ("@.one == 1e0", True),
        ("@.word < 'b'", True),
        ("length(@.word) == 1", True),
        ("length(@.one) == length(@.none)", True),
    ],
)
def test_comparisons_with_literals(text: str, *, expected: bool) -> None:
    current = {"null": None, "yes": True, "one": 1, "big": 2**53 + 1, "word": "a", "list": [1, 2, 3]}
    assert compile_condition(text).holds(current, current) is expected


def test_queries_that_follow_shared_parts_without_end_are_stopped() -> None:
    with pytest.raises(QueryError, match=r"the query '\$\.\.leaf' failed: it visits more than 1,000,000 nodes"):
        compile_query("$..leaf").select(_doubling(30))


@pytest.mark.parametrize("step", ["[*]", "[0,0]", "[0:2]", "[?@[0] != 1]"])
def test_every_way_to_fan_out_is_stopped(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closures_run, "MAX_VISITS", 10_000)
    document = _doubling(30)
    with pytest.raises(QueryError, match=r"the condition 'count.* failed: it visits more than"):
        compile_condition(f"count(@{step * 29}) > 0").holds(document, document)


def test_each_evaluation_may_visit_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closures_run, "MAX_VISITS", 10_000)
    query, document = compile_query("$..leaf"), _doubling(12)
    for _ in range(4):
        assert query.select(document) == []


def test_an_existence_test_stops_at_the_first_node() -> None:
    document = _doubling(30)
    assert compile_condition("@..[*]").holds(document, document)


@pytest.mark.parametrize("text", ["@.a && @.b && $..x", "@.a && $..x", "!(@.b || @ || $..x)", "!(@ || $..x)"])
def test_a_condition_is_evaluated_no_further_than_needed(text: str) -> None:
    assert not compile_condition(text).holds({"b": 1}, _doubling(30))


def test_depth_alone_is_no_obstacle() -> None:
    document: Json = {"end": 1}
    for _ in range(10_000):
        document = [document]
    (node,) = compile_query("$..end").select(document)
    assert len(node.path) == 10_001


def test_a_form_no_parser_gives_is_refused() -> None:
    for selector in (["nmae", "a"], ["filter", ["xor"]], ["filter", ["compare", "<", ["sum"], ["literal", 1]]]):
        damaged: Any = {"text": "$.a", "start": "$", "segments": [["child", selector]]}
        with pytest.raises(QueryError, match="a part of unknown kind"):
            compile_parsed(damaged)


def test_queries_show_their_text() -> None:
    assert repr(compile_query("$.a")) == "Query('$.a')"
    assert repr(compile_condition("@.a")) == "Condition('@.a')"


def test_a_parsed_query_runs_without_loading_the_parser() -> None:
    program = (
        "import sys\n"
        "from policylint.rules.query import compile_parsed\n"
        f"query = compile_parsed({parse('$[?@.a == 1]')!r})\n"
        "assert query.select([{'a': 1}])\n"
        "print(sorted({'jsonpath_rfc9535', 'regex', 'iregexp_check'} & set(sys.modules)))\n"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"
