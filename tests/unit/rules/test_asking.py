"""Cards asked one after the other share what they learn of a policy, and answer as if each had been asked alone."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies import facts_of
from policylint.rules import closures_run
from policylint.rules.closures_run import Run, path_of
from policylint.rules.evaluate import Subject, answers, ask, evaluate, question, speaks
from policylint.rules.pack_file import compiled_catalogue
from policylint.rules.query import Json, QueryError, compile_condition, compile_query

DOCUMENT: Json = {
    "a": {
        "x": {"kind": "one", "yes": True, "n": 1, "inner": [{"kind": "one"}, {"kind": "two"}, 3]},
        "y": {"kind": "two", "yes": 1, "inner": []},
        "z": "text",
        "w": {"kind": ["one"], "yes": False, "inner": {"p": {"kind": "one"}}},
    },
    "b": [{"kind": "one"}, [{"kind": "one"}], None, {"kind": None}],
}
QUERIES = (
    "$",
    "$.a",
    "$.a.x.inner",
    "$.none",
    "$.a[*]",
    "$.a[?@.kind == 'one']",
    "$.a[?@.yes == true]",
    "$.a[?@.yes == false]",
    "$.a[?@.kind == 'one' && @.n]",
    "$.a[?@.kind == 'one' && @.n == 1 && @.yes]",
    "$.a[?@.inner[?@.kind == 'two']]",
    "$.a[?@.kind != 'one'].inner",
    "$.a[*].inner[*]",
    "$.a[*].inner[?@.kind == 'one']",
    "$.a[*].inner[?@.kind].kind",
    "$.a[?@.kind].inner[*].kind",
    "$[*][*]",
    "$.b[*][?@.kind == 'one']",
    "$.b[?@.kind == null]",
    "$.b[0]",
    "$.b[-1:]",
    "$..kind",
    "$.a['x','y'].kind",
    "$.b[?$.a[?@.yes == true] && @.kind]",
    "$.b[?count($.a[*]) == 4]",
)
CONDITIONS = ("$.a[?@.kind == 'one']", "$.a[?$.b[?@.kind == 'one']]", "count($..kind) > count($.a[?@.yes == true])")


def selected(query_text: str, run: Run) -> list[tuple[object, Json]]:
    return [(path_of(link), value) for link, value in compile_query(query_text).candidates(run)]


@given(st.lists(st.sampled_from(QUERIES + CONDITIONS), min_size=2, max_size=12))
def test_what_was_asked_before_changes_neither_answers_nor_costs(texts: Sequence[str]) -> None:
    shared = Run(DOCUMENT)
    for text in texts:
        shared.renew()
        alone = Run(DOCUMENT)
        if text in CONDITIONS:
            condition = compile_condition(text)
            assert condition.holds(None, DOCUMENT, shared) is condition.holds(None, DOCUMENT, alone)
        else:
            assert selected(text, shared) == selected(text, alone)
        assert shared.left == alone.left


@pytest.mark.source
@pytest.mark.parametrize("text", ["$.a[?$.b[*]]", "$.a[*].inner[*]", "$.a[?@.kind == 'one']", "$.a[*].inner"])
def test_a_query_is_refused_for_its_own_cost_whatever_is_known(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    cost = closures_run.MAX_VISITS - _left_after(text)
    monkeypatch.setattr(closures_run, "MAX_VISITS", cost - 1)
    run = Run(DOCUMENT)
    for _ in range(3):
        run.renew()
        with pytest.raises(QueryError, match="it visits more than"):
            compile_query(text).candidates(run)
    monkeypatch.setattr(closures_run, "MAX_VISITS", cost)
    run.renew()
    assert compile_query(text).candidates(run)
    monkeypatch.setattr(closures_run, "MAX_VISITS", cost - 1)
    run.renew()
    with pytest.raises(QueryError, match="it visits more than"):
        compile_query(text).candidates(run)


def _left_after(text: str) -> int:
    run = Run(DOCUMENT)
    compile_query(text).candidates(run)
    return run.left


@pytest.mark.source
def test_what_is_known_is_forgotten_when_it_is_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closures_run, "_MOST_HELD", 3)
    run = Run(DOCUMENT)
    for _ in range(3):
        run.renew()
        assert not run.nodes
        assert len(compile_query("$.a[*]").candidates(run)) == len(DOCUMENT["a"])
        assert run.nodes


def test_all_cards_together_say_what_each_says_alone() -> None:
    facts = facts_of("notice: {title: t}\npurposes:\n  p: {description: d, legal_bases: consent}\n")
    subject = Subject("policy.yaml", "policy")
    cards = [card for card in compiled_catalogue().cards.values() if speaks(card, facts.as_of, facts.country)]
    run = Run(facts.document)
    together = [said for one in ask(map(question, cards), run) for said in answers(one, facts, subject, run)]
    assert together == [said for card in cards for said in evaluate(card, facts, subject)]
    assert together
