"""What is read without the typed model is what the model would make of it, and nothing else is read."""

import json
import unicodedata
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from model_samples import EVERY_KEY, read, smallest
from policylint.location import Path as Where
from policylint.model.constraints import Holds, always, compiled, never
from policylint.model.load import OUTLINE, quick_reader, validate
from policylint.model.outline import outline
from policylint.model.policy import Policy
from unit.model.test_schema import DOCUMENTS, VALUES, mutated, places_of_every_key, with_value

POLICIES = sorted((Path(__file__).parents[3] / "policies").glob("*.yaml"))
STRANGE_TEXTS = [
    *(" padded ", "\x1c", "\x1fx\x1e", "\x85", "\u00a0x", "\u2028", "\u3000x\u200b", "\ufeff", "\ud800", "x\udfff"),
    *("\x00", "\u180e", "3  years", "3 years\n", "2025-02-28\n", "BE\n", "a-b\n", "\u0663 years", "2025-0\u0662-28"),
]


def modelled(document: Any) -> dict[str, Any] | None:
    try:
        return Policy.model_validate(document).expanded()
    except ValidationError:
        return None


def agree(document: Any) -> None:
    """Both read the document alike, keys in the same order; or neither does."""
    expected, written = modelled(document), deepcopy(document)
    found = quick_reader().read(document)
    assert found == expected
    assert json.dumps(found) == json.dumps(expected)
    assert document == written


@pytest.mark.parametrize("document", [*DOCUMENTS, *(read(path.read_text(encoding="utf-8")) for path in POLICIES)])
def test_sound_policies_are_read(document: dict[str, Any]) -> None:
    assert quick_reader().read(document) is not None
    agree(document)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(mutated())
@example(smallest(cites=[["An Act", "Another Act"]]))
@example(smallest(cites=[{"law": [], "quote": "x"}]))
@example(smallest(cites=[{"law": "x", "website": []}]))
@example(smallest(rights={"objection": {"direct_marketing": 1}}))
@example(smallest(purposes={"none": {}}))
@example(smallest(recipients={"none": "nobody", "a": {}}))
@example(smallest(children={"min_age": True}))
@example(smallest(children={"min_age": 2**70}))
@example(smallest(children={"min_age": -1}))
@example(smallest() | {"policylint": True})
@example(smallest() | {"policylint": 1.0})
@example([])
def test_policies_are_read_as_the_model_reads_them(document: Any) -> None:
    agree(document)


@settings(max_examples=2500, deadline=None)
@given(st.sampled_from(places_of_every_key()), st.sampled_from([*VALUES, *STRANGE_TEXTS, 2**63, 2**70, -(2**70)]))
def test_any_value_under_any_key_is_read_as_the_model_reads_it(path: Where, value: Any) -> None:
    agree(with_value(path, deepcopy(value)))


WORDS = st.text(st.characters() | st.sampled_from(" \t\n\x0b\x1c\x85\u2003\u2028"), max_size=4)


@settings(max_examples=500, deadline=None)
@given(st.sampled_from([("notice", "title"), ("organisation", "country"), ("contacts", "dpo", "email")]), WORDS)
def test_words_are_stripped_alike(path: Where, words: str) -> None:
    agree(with_value(path, words))


def test_every_kind_of_white_space_is_stripped_alike() -> None:
    for space in filter(lambda char: char.isspace() or unicodedata.category(char) == "Cf", map(chr, range(0x3010))):
        agree(with_value(("notice", "title"), f"{space}x{space}"))


def test_what_is_read_belongs_to_the_caller() -> None:
    document = read(EVERY_KEY)
    first = validate(document).stated
    assert first is not None
    first["purposes"].clear()
    assert validate(document).stated == modelled(read(EVERY_KEY))


def test_the_outline_that_is_kept_is_that_of_the_model() -> None:
    assert OUTLINE.load()["outline"] == json.loads(json.dumps(outline()))


def test_objects_are_read_however_many_sets_of_keys_there_are() -> None:
    keys = ["how", "fee", "email", "phone", "address", "deadline", "extension", "web_form", "signed_writing"]
    values = read("{fee: none, deadline: 1 month, extension: P2M, signed_writing: true}")
    for number in range(2 ** len(keys)):
        chosen = [key for place, key in enumerate(keys) if number >> place & 1]
        agree(smallest(rights={"access": {key: values.get(key, "x") for key in reversed(chosen)}}))


@pytest.mark.parametrize(
    ("schema", "keys", "decided"),
    [
        ({"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}, "a", always),
        ({"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}, "ab", never),
        ({"dependencies": {"a": ["b"]}}, "a", never),
        ({"dependencies": {"a": ["b"]}}, "b", always),
        ({"not": {"properties": {"a": {"const": 1}}, "required": ["a"]}}, "b", always),
        ({"not": {"required": ["a"]}}, "a", never),
        ({"if": {"required": ["a"]}, "then": {"required": ["b"]}}, "b", always),
        ({}, "a", always),
    ],
)
def test_what_hangs_on_the_keys_alone_is_decided_by_them(schema: dict[str, Any], keys: str, decided: Holds) -> None:
    assert compiled(schema, tuple(keys)) is decided


@pytest.mark.parametrize(
    ("schema", "value", "holds"),
    [
        ({"oneOf": [{"properties": {"a": {"const": 1}}}, {"properties": {"a": {"const": 2}}}]}, 2, True),
        ({"oneOf": [{"properties": {"a": {"const": 1}}}, {"properties": {"a": {"const": 2}}}]}, 3, False),
        ({"if": {"properties": {"a": {"const": "x"}}}, "then": {"required": ["b"]}}, "x", False),
        ({"if": {"properties": {"a": {"const": "x"}}}, "then": {"required": ["b"]}}, "y", True),
        ({"not": {"properties": {"a": {"const": []}}}}, [], False),
        ({"properties": {"a": {"anyOf": [{"const": 1}, {"const": "x"}]}}}, True, False),
        ({"dependencies": {"a": {"properties": {"a": {"const": 1}}}}}, 1, True),
    ],
)
def test_what_hangs_on_a_value_is_asked_of_it(schema: dict[str, Any], value: Any, holds: bool) -> None:
    assert compiled(schema, ("a",))({"a": value}) is holds


def test_a_constraint_with_an_unknown_keyword_is_refused() -> None:
    with pytest.raises(KeyError):
        compiled({"minProperties": 1}, ())
