"""Queries that can never select anything are told so, with the nearest right name."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies import facts_of
from policylint.facts.names import unknown_member
from policylint.facts.schema import facts_schema
from policylint.rules.query import compile_query

SCHEMA = facts_schema()


def _verdicts(query: str) -> list[str]:
    verdicts = (unknown_member(SCHEMA, chain) for chain in compile_query(query).names())
    return [verdict for verdict in verdicts if verdict]


@pytest.mark.parametrize(
    "query",
    [
        "$",
        "$.as_of",
        "$.transfers[*].mechanisms[?@.status == 'ended']",
        "$.transfers['to-the-moon'].to[0].adequacy.status",
        "$.purposes.newsletter.data_categories[0].vague[*].phrase",
        "$.purposes[?@.recipients[?@.country.eea == false]].effective_retention[*].period.days_max",
        "$.cookies.all.effective_duration.text",
        "$.contacts['dpo','representative'].email",
        "$.contacts.controllers.*.processor_for",
        "$.denied.rights.portability",
        "$.rights[?@.narrowed_by[*]].effective.deadline",
        "$.rights[*][*].body.current_name",
        "$..quote",
        "$..laws[?@.named == false]",
        "$.citations[?@.kind == 'law' && @.as == 'in-force']",
    ],
)
def test_what_the_facts_may_hold_is_known(query: str) -> None:
    assert _verdicts(query) == []


@pytest.mark.parametrize(
    ("query", "verdict"),
    [
        ("$.transfer", "`$` has no member `transfer`. Did you mean `transfers`?"),
        ("$.transfers[*].mechanism", "`$.transfers[*]` has no member `mechanism`. Did you mean `mechanisms`?"),
        ("$.transfers.none", "`$.transfers` has no member `none`."),
        ("$.purposes.All", "`$.purposes` has no member `All`."),
        ("$.purposes[?@.legal_base]", "`$.purposes[*]` has no member `legal_base`. Did you mean `legal_bases`?"),
        ("$.purposes[?$.noticed]", "`$` has no member `noticed`. Did you mean `notice`?"),
        ("$.citations.kind", "`$.citations` is a list and has no member `kind`. Write `$.citations[*].kind`."),
        ("$..vague_words", "`$..` has no member `vague_words`."),
        ("$..data_subject", "`$..` has no member `data_subject`. Did you mean `data_subjects`?"),
        ("$.transfers[*]..languages", "`$.transfers[*]..` has no member `languages`."),
        ("$.as_of[0]", "`$.as_of` holds nothing that could be selected inside it."),
        ("$.as_of.year", "`$.as_of` has no member `year`."),
        ("$.denied.rights.complaint", "`$.denied.rights` has no member `complaint`."),
    ],
)
def test_what_the_facts_cannot_hold_is_named(query: str, verdict: str) -> None:
    assert _verdicts(query) == [verdict]


def test_the_steps_of_a_condition_follow_those_of_its_candidate() -> None:
    candidate = ("$", "transfers", "*")
    assert unknown_member(SCHEMA, (*candidate, "stated_as")) is None
    assert unknown_member(SCHEMA, (*candidate, "verdict")) == "`$.transfers[*]` has no member `verdict`."


def test_steps_may_start_in_a_part_of_the_facts() -> None:
    transfer = SCHEMA["definitions"]["Transfer"] | {"definitions": SCHEMA["definitions"]}
    assert unknown_member(transfer, ("@", "to", "*", "eea")) is None
    assert unknown_member(transfer, ("to", "*", "eaa")) == "`$.to[*]` has no member `eaa`. Did you mean `eea`?"


def _chains(value: Any, steps: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield steps
    if isinstance(value, dict):
        for key, child in value.items():
            yield from _chains(child, (*steps, key))
    if isinstance(value, list):
        for child in value:
            yield from _chains(child, (*steps, "*"))


REAL_CHAINS = sorted(set(_chains(facts_of("{}").document)))


@given(st.sampled_from(REAL_CHAINS), st.data())
def test_whatever_facts_hold_is_known_however_it_is_asked_for(chain: tuple[str, ...], data: st.DataObject) -> None:
    asked = [step if data.draw(st.booleans()) else "*" for step in chain]
    assert unknown_member(SCHEMA, asked) is None
    cut = data.draw(st.integers(0, len(chain)))
    assert unknown_member(SCHEMA, ["**", *chain[cut:]]) is None


@given(st.sampled_from(REAL_CHAINS))
def test_a_name_that_no_object_has_is_unknown_everywhere(chain: tuple[str, ...]) -> None:
    assert unknown_member(SCHEMA, (*chain, "Xyzzy")) is not None
