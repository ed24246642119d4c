import json
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, FormatChecker

from model_samples import EVERY_KEY, EXAMPLE, read, smallest
from policylint.location import Path
from policylint.model.load import validate
from policylint.model.places import spot
from policylint.model.schema import policy_schema

Json = dict[str, Any]


@cache
def validator() -> Draft7Validator:
    return Draft7Validator(policy_schema(), format_checker=FormatChecker(["date"]))


def objects() -> Iterator[tuple[str, Json]]:
    """Every object of the format, by the name of its definition."""
    schema = policy_schema()
    for name, definition in {"policy": schema, **schema["definitions"]}.items():
        yield name, definition if "properties" in definition else definition["anyOf"][-1]


def properties() -> Iterator[tuple[str, str, Json]]:
    for name, definition in objects():
        for key, stated in definition["properties"].items():
            yield name, key, stated


def nested(value: Any) -> Iterator[Json]:
    if isinstance(value, dict):
        yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nested(child)


def test_the_schema_is_of_draft_7() -> None:
    schema = policy_schema(["a-mechanism"])
    Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert "$defs" not in json.dumps(schema)


def test_references_stand_alone_and_lead_somewhere() -> None:
    schema = policy_schema()
    references = [node for node in nested(schema) if isinstance(node.get("$ref"), str)]
    assert references
    for node in references:
        assert set(node) == {"$ref"}
        assert node["$ref"].removeprefix("#/definitions/") in schema["definitions"]


def test_every_key_has_a_title_and_a_description() -> None:
    for name, key, stated in properties():
        assert stated["title"], (name, key)
        assert stated["description"].endswith("."), (name, key)


def test_every_definition_has_a_title_and_a_description() -> None:
    for name, definition in policy_schema()["definitions"].items():
        assert definition["title"][0].isupper(), name
        assert definition["description"].endswith("."), name


def test_every_word_of_a_vocabulary_is_described() -> None:
    enumerations = [node for node in nested(policy_schema()) if isinstance(node.get("enum"), list)]
    assert len(enumerations) > 30
    for node in enumerations:
        assert len(node["enumDescriptions"]) == len(node["enum"])
        assert node["markdownEnumDescriptions"] == node["enumDescriptions"]


def test_no_key_is_open_to_anything_and_none_is_null() -> None:
    for name, definition in objects():
        assert definition["additionalProperties"] is False, name
    assert '"null"' not in json.dumps(policy_schema())


def test_classifications_are_marked() -> None:
    marked = {(name, key) for name, key, stated in properties() if stated.get("x-classification")}
    assert marked == {
        ("Controller", "kind"),
        ("Controller", "role"),
        ("DataSubject", "kind"),
        ("DataCategory", "special"),
        ("DataCategory", "online_identifier"),
        ("LegalBasis", "given_by"),
        ("LegalBasis", "party"),
        ("NoticeLegalBasis", "given_by"),
        ("NoticeLegalBasis", "party"),
        ("Purpose", "direct_marketing"),
        ("Recipient", "role"),
        ("Transfer", "stated_as"),
        ("Transfer", "systematic"),
        ("AutomatedDecision", "solely_automated"),
        ("AutomatedDecision", "legal_effect"),
        ("Objection", "separately_presented"),
        ("Cookie", "kind"),
        ("Clause", "kind"),
    }


def test_known_mechanisms_are_proposed_and_others_accepted() -> None:
    schema = policy_schema(["first", "second"])
    mechanism = schema["definitions"]["Transfer"]["properties"]["mechanism"]
    assert {"enum": ["first", "second"]} in mechanism["anyOf"]
    assert mechanism["title"] == "Mechanism"
    proposing = Draft7Validator(schema)
    for value, accepted in [("first", True), ("third", True), (["first", "third"], True), ("", False), ([1], False)]:
        assert proposing.is_valid(smallest(transfers={"x": {"mechanism": value}})) is accepted


@pytest.mark.parametrize("text", [EXAMPLE, EVERY_KEY])
def test_sound_policies_are_valid(text: str) -> None:
    assert [error.message for error in validator().iter_errors(read(text))] == []


def test_expanded_policies_are_valid() -> None:
    stated = validate(read(EVERY_KEY)).stated
    assert [error.message for error in validator().iter_errors(stated)] == []


def agree(document: Any) -> None:
    """The model and the schema both accept the document, or both refuse it."""
    faults = [fault for fault in validate(document).faults if fault.rule != "unknown-reference"]
    error = next(validator().iter_errors(document), None)
    assert bool(faults) == bool(error), (document, faults, error and (error.json_path, error.message[:200]))


VALUES: list[Any] = [
    *(None, True, 1, -1, 1.5, " ", "x", [], {}, [[]], ["x", "y"], ["x", 1], {"x": {}}, {"Bad Id": {}}, {"all": {}}),
    *("none", "all", "other", "unstated", "limited", "consent", "public-task", "EEA", "nl-BE", "2025-02-28", "P1Y6M"),
    *({"none": "words"}, {"quote": ["words", ""]}, {"other": "words"}, {"description": "words"}, {"basis": "consent"}),
    *({"criterion": "other"}, {"law": []}, {"law": ["x"], "as": "historical"}, {"authority": "x"}, {"kind": "other"}),
    *({"authority": "x", "law": "y"}, {"case": "legal-claims", "other": "x"}, {"website": True}),
    *(False, 0, "", "1", "session", "contract", "usa", "2025-02-29", "20250228", "0" * 64, "18 months", "3 yeers"),
    *({"law": "x"}, {"renamed_from": "old-id"}, {"measure": "x"}, {"case": "consent"}, {"period": "one month"}),
]
DOCUMENTS = (read(EXAMPLE), read(EVERY_KEY), validate(read(EVERY_KEY)).stated or {})
KEYS = [*sorted({key for _, key, _ in properties()}), "zzz", "Bad Id", "a-1", "for_", "legal-bases", "", "a_b"]


def places(value: Any, path: Path = ()) -> Iterator[Path]:
    yield path
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, child in steps:
        yield from places(child, (*path, step))


def at(document: Any, path: Path) -> Any:
    for step in path:
        document = document[step]
    return document


@st.composite
def mutated(draw: st.DrawFn) -> Any:
    """A sound policy in which a few values were dropped, replaced, inserted or taken from elsewhere."""
    document = deepcopy(draw(st.sampled_from(DOCUMENTS)))
    for _ in range(draw(st.integers(min_value=1, max_value=3))):
        mutate(draw, document)
    return document


def mutate(draw: st.DrawFn, document: Any) -> None:
    path = draw(st.sampled_from(sorted(places(document), key=repr)))
    donor = draw(st.sampled_from(DOCUMENTS))
    grafted = st.sampled_from(sorted(places(donor), key=repr)).map(lambda other: at(donor, other))
    value = deepcopy(draw(st.sampled_from(VALUES) | grafted))
    here = at(document, path)
    if isinstance(here, dict) and draw(st.booleans()):
        here[draw(st.sampled_from(KEYS))] = value
    elif isinstance(here, list) and draw(st.booleans()):
        here.append(value)
    elif path:
        holder, step = at(document, path[:-1]), path[-1]
        if draw(st.integers(min_value=0, max_value=3)):
            holder[step] = value
        else:
            del holder[step]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(mutated())
@example(smallest(cites=[["An Act", "Another Act"]]))
@example(smallest(cites=[{"law": [], "quote": "x"}]))
@example(smallest(rights={"objection": {"direct_marketing": 1}}))
@example(smallest(purposes={"none": {}}))
@example(smallest(cookies={"all": {}}))
@example([])
def test_the_schema_accepts_what_the_model_accepts_and_nothing_else(document: Any) -> None:
    agree(document)


@cache
def places_of_every_key() -> tuple[Path, ...]:
    """One place for each key in each kind of object of the policy that uses every key."""
    found: dict[tuple[Any, ...], Path] = {}
    for path in places(DOCUMENTS[1]):
        if path and isinstance(path[-1], str):
            found.setdefault((path[-1], spot(path[:-1]).keys or path[:-1]), path)
    return tuple(found.values())


def with_value(path: Path, value: Any) -> Any:
    """A small policy: one object of the policy that uses every key, in which one key has this value."""
    holder = at(DOCUMENTS[1], path[:-1]) | {path[-1]: value}
    for step in reversed(path[:-1]):
        holder = [holder] if isinstance(step, int) else {step: holder}
    return smallest() | holder


@settings(max_examples=1500, deadline=None)
@given(st.sampled_from(places_of_every_key()), st.sampled_from(VALUES))
def test_schema_and_model_agree_on_any_value_under_any_key(path: Path, value: Any) -> None:
    agree(with_value(path, deepcopy(value)))
