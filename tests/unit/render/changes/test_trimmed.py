"""Facts are cut down to a bounded depth, and what they refer to goes by id."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from policylint.render.changes.trimmed import DEPTH, trimmed

SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=5)
FACTS = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "name", "to", "kind"]), inner),
    max_leaves=30,
)


def depth_of(value: Any) -> int:
    """How many lists and objects lie in one another."""
    if not isinstance(value, dict | list):
        return 0
    return 1 + max(map(depth_of, value.values() if isinstance(value, dict) else value), default=0)


def test_what_an_entry_refers_to_is_an_id_and_the_entry_itself_stays() -> None:
    contact = {"id": "contact", "description": "E-mail address", "used_by": ["newsletter"]}
    entry = {"id": "mailer", "receives": [contact], "law": {"id": "gdpr", "as_written": "GDPR"}}
    assert trimmed(entry) == {"id": "mailer", "receives": ["contact"], "law": "gdpr"}
    assert trimmed([contact, {"case": "erasure"}]) == ["contact", {"case": "erasure"}]


def test_what_lies_too_deep_is_told_in_words() -> None:
    country = {"code": "US", "adequacy": {"status": "ended"}}
    assert trimmed({"to": [country]}) == {"to": [country]}
    deep = {"effective": {"to": [{"seat": {"name": "United States", "code": "US"}, "eea": False}]}}
    assert trimmed(deep) == {"effective": {"to": [{"seat": "United States", "eea": False}]}}


def test_an_id_that_is_no_text_names_nothing() -> None:
    assert trimmed({"inner": {"id": 3}}) == {"inner": {"id": 3}}


def test_values_stay_what_they_are() -> None:
    facts: list[Any] = [None, True, 0, "text", [], {}, ["a", 1], {"text": "2 years", "days_min": 730}]
    assert [trimmed(fact) for fact in facts] == facts


@given(FACTS)
def test_no_fact_is_deeper_than_the_bound(fact: Any) -> None:
    assert depth_of(trimmed(fact)) <= DEPTH


@given(FACTS)
def test_a_fact_of_values_and_lists_of_values_stays_as_it_is(fact: Any) -> None:
    flat = {"one": [part for part in (fact if isinstance(fact, list) else [fact]) if depth_of(part) == 0]}
    assert trimmed(flat) == flat
