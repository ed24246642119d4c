"""The commonest tests of the rules have closures of their own: they come to what the standard says, and are bounded."""

import jsonpath_rfc9535
import pytest

from policylint.rules import closures_run
from policylint.rules.query import Json, QueryError, compile_condition, compile_query

CONDITIONS = (
    "@.a",
    "!@.a",
    "@.a.b",
    "!@.a.b",
    "@.a.b.c",
    "@.a == 'x'",
    "@.a != 'x'",
    "@.a == true",
    "@.a != true",
    "@.a == null",
    "@.a != null",
    "@.a == 1",
    "'x' == @.a",
    "@.a[*]",
    "!@.a[*]",
    "@.a[?@.b == 'x']",
    "@.a[?@ == 'x']",
    "!@.a[?!@.b]",
    "@.a.b[*]",
    "!@.a.b[*]",
    "@.a.b[?@.c == 'x']",
    "@.a[?@.b[?@ == 'x']]",
    "count(@.a[*]) == 1",
    "count(@.a.b[*]) > 0",
    "@.a > 0",
    "@.a >= 1",
    "@.a < 1.5",
    "@.a.b <= 1",
    "@.a < @.a",
    "@.a <= @.a.b",
    "@.a == @.a.b",
    "match(@.a, 'x')",
    "match(@.a.b, 'y|x|z-1')",
    "!match(@.a, 'y|xx')",
)
VALUES: tuple[Json, ...] = (None, True, False, 0, 1, 1.0, "", "x", [], ["x"], ["y", "x"], {}, {"b": "x"}, [{"b": "x"}])
HOLDERS: tuple[Json, ...] = (
    *({"a": value} for value in VALUES),
    *({"a": {"b": value}} for value in VALUES),
    *({"a": [value]} for value in VALUES),
    *({"a": {"b": {"c": value}}} for value in VALUES),
    *VALUES,
)


@pytest.mark.parametrize("text", CONDITIONS)
def test_a_common_condition_holds_where_the_standard_says(text: str) -> None:
    condition = compile_condition(text)
    for holder in HOLDERS:
        assert condition.holds(holder, holder) == bool(jsonpath_rfc9535.find(f"$[?{text}]", [holder])), holder


@pytest.mark.parametrize("text", [condition.replace("@.a", "$.a") for condition in CONDITIONS])
def test_a_common_condition_on_the_document_holds_where_the_standard_says(text: str) -> None:
    condition = compile_condition(text)
    for holder in (holder for holder in HOLDERS if isinstance(holder, dict) and holder):
        document = {**holder, "candidates": [0]}
        expected = bool(jsonpath_rfc9535.find(f"$.candidates[?{text}]", document))
        assert condition.holds(0, document) == expected, holder


@pytest.mark.source
@pytest.mark.parametrize("text", ["@.a[*]", "@.a[?@.b == 'x']", "@.a[?@]"])
def test_children_that_a_common_condition_looks_at_are_counted(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    condition, holder = compile_condition(text), {"a": list(range(10))}
    monkeypatch.setattr(closures_run, "MAX_VISITS", 10)
    condition.holds(holder, holder)
    monkeypatch.setattr(closures_run, "MAX_VISITS", 9)
    with pytest.raises(QueryError, match="it visits more than 9 nodes"):
        condition.holds(holder, holder)


@pytest.mark.source
@pytest.mark.parametrize("text", ["$.a[?@ >= 0]", "$.a[*]"])
def test_nodes_that_are_kept_are_counted(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    query, document = compile_query(text), {"a": list(range(10))}
    assert [node.path for node in query.select(document)] == [("a", index) for index in range(10)]
    monkeypatch.setattr(closures_run, "MAX_VISITS", 49)  # each once when reached, and four times when kept
    with pytest.raises(QueryError, match="it visits more than 49 nodes"):
        query.select(document)
    monkeypatch.setattr(closures_run, "MAX_VISITS", 50)
    assert len(query.select(document)) == len(document["a"])
