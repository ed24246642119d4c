from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from model_samples import EVERY_KEY, EXAMPLE, read, smallest
from policylint.model.load import validate
from policylint.model.policy import Policy
from policylint.model.schema import policy_schema


def policy_of(value: dict[str, Any]) -> Policy:
    loaded = validate(value)
    assert loaded.faults == ()
    policy = Policy.model_validate(value)
    assert loaded.stated == policy.expanded()
    return policy


def expanded(**sections: Any) -> dict[str, Any]:
    return policy_of(smallest(**sections)).expanded()


def test_the_example_of_the_format_is_a_policy() -> None:
    policy = policy_of(read(EXAMPLE))
    assert policy.organisation.country == "BE"
    assert policy.purposes is not None
    assert policy.purposes["newsletter"].legal_bases is not None
    assert policy.purposes["newsletter"].legal_bases[0].given_by == "affirmative-act"


def test_the_example_expands_to_the_shape_of_the_format() -> None:
    stated = policy_of(read(EXAMPLE)).expanded()
    newsletter = stated["purposes"]["newsletter"]
    assert newsletter["retention"] == [{"period": "2 years", "from": "the last issue opened", "then": "deleted"}]
    assert newsletter["legal_bases"] == [
        {
            "quote": ["you can unsubscribe at any time"],
            "basis": "consent",
            "withdrawal": "Unsubscribe link in every issue",
            "given_by": "affirmative-act",
        }
    ]
    assert stated["data_categories"]["contact"]["sources"] == [{"source": "data-subject"}]
    assert stated["transfers"]["mailer-us"]["mechanism"] == ["scc-2021"]
    assert stated["rights"]["requests"][0]["deadline"] == "1 month"
    assert stated["rights"]["access"] == {}
    assert stated["rights"]["complaint"] == [{"authority": "Gegevensbeschermingsautoriteit"}]
    assert stated["cookies"] == {"none": "This site sets no cookies."}
    assert stated["notice"]["last_updated"] == "2026-03-01"


def test_a_policy_may_use_every_key() -> None:
    policy = policy_of(read(EVERY_KEY))
    used = {(type(node).__name__, name) for node in _nodes(policy) for name in node.model_fields_set}
    known = {(model.__name__, name) for model in {type(node) for node in _nodes(policy)} for name in model.model_fields}
    optional_evidence = {(model, name) for model, name in known if name == "quote"}
    unused = known - used - optional_evidence
    assert unused == {
        # A right has every key of a request; the sample spreads them over requests and rights.
        *{("Right", key) for key in _REQUEST_KEYS - {"how", "deadline"}},
        *{("Objection", key) for key in _REQUEST_KEYS - {"how"} | {"none", "only_for", "except_"}},
        *{("NoticeLegalBasis", key) for key in _BASIS_KEYS},
    }
    assert {model for model, _ in known} == _models_of_the_schema()


_REQUEST_KEYS = {
    "for_",
    "how",
    "email",
    "address",
    "phone",
    "web_form",
    "deadline",
    "extension",
    "fee",
    "identity_proof",
    "signed_writing",
    "reason_required",
}
_BASIS_KEYS = {
    "explicit",
    "withdrawal",
    "given_by",
    "law",
    "interests",
    "balancing",
    "pre_contractual",
    "party",
}


def _nodes(value: object) -> Iterator[BaseModel]:
    if isinstance(value, BaseModel):
        yield value
        children = [*(getattr(value, name) for name in type(value).model_fields), *(value.model_extra or {}).values()]
    elif isinstance(value, dict):
        children = list(value.values())
    else:
        children = list(value) if isinstance(value, list) else []
    for child in children:
        yield from _nodes(child)


def _models_of_the_schema() -> set[str]:
    return {"Policy", *policy_schema()["definitions"]}


def test_expanding_twice_is_expanding_once() -> None:
    for text in (EXAMPLE, EVERY_KEY):
        once = policy_of(read(text)).expanded()
        assert policy_of(once).expanded() == once


def test_nothing_expanded_is_null_or_empty_list() -> None:
    def leaves(value: Any) -> Iterator[Any]:
        children = value.values() if isinstance(value, dict) else value if isinstance(value, list) and value else ()
        yield from (leaf for child in children for leaf in leaves(child))
        if not children and value != {}:
            yield value

    found = list(leaves(policy_of(read(EVERY_KEY)).expanded()))
    assert found
    assert all(isinstance(leaf, (str, bool, int)) for leaf in found)


@pytest.mark.parametrize(
    ("section", "written", "full"),
    [
        ("legal_bases", "consent", [{"basis": "consent"}]),
        ("legal_bases", ["consent", {"basis": "contract"}], [{"basis": "consent"}, {"basis": "contract"}]),
        ("legal_bases", {"basis": "consent", "sole": True}, [{"basis": "consent", "sole": True}]),
        ("special_category_condition", "health-care", [{"condition": "health-care"}]),
        (
            "special_category_condition",
            ["health-care", {"condition": "legal-claims", "law": "one act"}],
            [{"condition": "health-care"}, {"condition": "legal-claims", "law": ["one act"]}],
        ),
        ("retention", {"period": "3 years"}, [{"period": "3 years"}]),
        ("retention", [{"until": "you leave"}], [{"until": "you leave"}]),
        ("retention", {"criteria": "inactivity"}, [{"criteria": [{"criterion": "inactivity"}]}]),
        ("security", "firewalls", [{"measure": "firewalls"}]),
        ("security", ["firewalls", {"measure": "locks"}], [{"measure": "firewalls"}, {"measure": "locks"}]),
        ("clauses", "acceptance-by-use", [{"kind": "acceptance-by-use"}]),
        ("cites", ["An Act"], [{"law": ["An Act"], "as": "in-force"}]),
        ("cites", "An Act", [{"law": ["An Act"], "as": "in-force"}]),
        ("cites", {"law": "An Act"}, [{"law": ["An Act"], "as": "in-force"}]),
        ("cites", [{"law": "An Act", "as": "historical"}], [{"law": ["An Act"], "as": "historical"}]),
        ("cites", [{"authority": "The Desk"}], [{"authority": "The Desk"}]),
        ("data_subjects", {"x": "People"}, {"x": {"description": "People"}}),
        ("data_categories", {"x": {"special": "health"}}, {"x": {"special": ["health"]}}),
        ("data_categories", {"x": {"sources": "observed"}}, {"x": {"sources": [{"source": "observed"}]}}),
        ("data_categories", {"x": {"items": "name", "law": "unnamed"}}, {"x": {"items": ["name"], "law": ["unnamed"]}}),
        ("purposes", {"x": {"direct_marketing": True}}, {"x": {"direct_marketing": {}}}),
        ("purposes", {"x": {"data_categories": "all"}}, {"x": {"data_categories": ["all"]}}),
        ("transfers", {"x": {"to": "US", "mechanism": "m"}}, {"x": {"to": ["US"], "mechanism": ["m"]}}),
        ("transfers", {"x": {"copy": "ask"}}, {"x": {"copy": "ask"}}),
        ("rights", {"requests": {"how": "ask"}}, {"requests": [{"how": "ask"}]}),
        ("rights", {"complaint": {"authority": "A"}}, {"complaint": [{"authority": "A"}]}),
        (
            "rights",
            {"erasure": {"only_for": "consent", "except": [{"other": "never"}]}},
            {"erasure": {"only_for": [{"case": "consent"}], "except": [{"other": "never"}]}},
        ),
        ("rights", {"objection": {"direct_marketing": False}}, {"objection": {"direct_marketing": False}}),
        ("recipients", {"none": "Nobody.", "x": {"name": "X"}}, {"none": "Nobody.", "x": {"name": "X"}}),
        ("recipients", {"x": {"quote": "to X"}}, {"x": {"quote": ["to X"]}}),
        ("contacts", {"dpo": {"none": "None."}}, {"dpo": {"none": "None."}}),
        (
            "contacts",
            {"controllers": {"x": {"processor_for": True, "email": True}}},
            {"controllers": {"x": {"processor_for": True, "email": True}}},
        ),
        ("children", {"none": "Not for children.", "min_age": 16}, {"none": "Not for children.", "min_age": 16}),
        ("cookies", {"all": {"consent": "none"}}, {"all": {"consent": "none"}}),
        ("cookies", {"x": {"duration": "session"}}, {"x": {"duration": "session"}}),
    ],
)
def test_a_shorthand_is_written_out(section: str, written: Any, full: Any) -> None:
    assert expanded(**{section: written})[section] == full


@pytest.mark.parametrize("section", ["purposes", "recipients", "cookies", "data_subjects", "transfers"])
def test_an_empty_map_is_silence(section: str) -> None:
    policy = policy_of(smallest(**{section: {}}))
    assert getattr(policy, section) is None
    assert section not in policy.expanded()


@pytest.mark.parametrize("section", ["legal_bases", "retention", "security", "clauses", "cites"])
def test_an_empty_list_is_silence(section: str) -> None:
    assert section not in expanded(**{section: []})


def test_a_right_that_is_mentioned_and_no_more_is_stated() -> None:
    assert expanded(rights={"access": {}})["rights"] == {"access": {}}


def test_a_section_keeps_a_denial_beside_its_entries_in_their_order() -> None:
    recipients = {"b": {"name": "B"}, "none": "Nobody.", "a": {"name": "A"}}
    stated = expanded(recipients=recipients)["recipients"]
    assert stated == recipients
    assert [key for key in stated if key != "none"] == ["b", "a"]


def test_ids_may_be_words_that_python_keeps_for_itself() -> None:
    entries = {word: {"name": "X"} for word in ("copy", "json", "entries", "class", "model-fields")}
    assert expanded(recipients=entries)["recipients"] == entries


def test_words_lose_the_white_space_around_them() -> None:
    assert expanded(retention={"until": " you leave\n"})["retention"] == [{"until": "you leave"}]


def test_the_model_checks_without_the_loader_too() -> None:
    with pytest.raises(ValidationError):
        Policy.model_validate({"policylint": 1})
    with pytest.raises(ValidationError):
        Policy.model_validate(smallest(surprise=True))


def test_a_policy_cannot_be_changed() -> None:
    policy = policy_of(smallest())
    with pytest.raises(ValidationError, match="frozen"):
        policy.children = None
