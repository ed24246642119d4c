import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model_samples import EVERY_KEY, EXAMPLE, read, smallest
from policylint.location import Path
from policylint.model.faults import Fault
from policylint.model.load import validate

TERMS = {"mechanism": ["first-mechanism", "Second Mechanism"], "country": ["BE", "NL", "US"]}


def faults(**sections: Any) -> tuple[Fault, ...]:
    return validate(smallest(**sections)).faults


def only_fault(**sections: Any) -> Fault:
    (fault,) = faults(**sections)
    return fault


@pytest.mark.parametrize("text", [EXAMPLE, EVERY_KEY])
def test_a_sound_policy_has_no_faults(text: str) -> None:
    loaded = validate(read(text))
    assert loaded.faults == ()
    assert loaded.stated is not None


def test_a_faulty_policy_is_not_handed_out() -> None:
    assert validate(smallest(surprise=1)).stated is None
    assert validate(smallest(notice={"audience": "nobody"})).stated is None


@pytest.mark.parametrize("value", [None, [], "policylint: 1", 1])
def test_a_file_that_is_no_map_is_one_fault(value: object) -> None:
    (fault,) = validate(value).faults
    assert (fault.rule, fault.path) == ("schema-violation", ())


@pytest.mark.parametrize("version", [2, 0, "2", 1.5, "one", [], {}, False])
def test_another_version_is_the_only_fault(version: object) -> None:
    (fault,) = validate({"policylint": version, "surprise": 1}).faults
    assert (fault.rule, fault.path, fault.at_key) == ("unsupported-version", ("policylint",), False)
    assert "must be the whole number 1" in fault.message


@pytest.mark.parametrize(("version", "shown"), [("1", "1"), (1.0, "1.0"), (True, "true"), (None, "null")])
def test_a_version_meant_as_1_is_reported_with_the_rest(version: object, shown: str) -> None:
    first, second = validate(smallest(surprise=1) | {"policylint": version}).faults
    assert (first.rule, first.arguments) == ("unsupported-version", (shown,))
    assert second.rule == "unknown-key"


def test_what_is_required_and_absent_is_reported_at_the_key_of_its_holder() -> None:
    missing = validate({"policylint": 1}).faults
    assert [(fault.rule, fault.path, fault.arguments, fault.at_key) for fault in missing] == [
        ("schema-violation", (), ("organisation",), True),
        ("schema-violation", (), ("notice",), True),
    ]
    fault = only_fault(purposes={"x": {"legal_bases": ["consent", {"explicit": True}]}})
    assert fault.path == ("purposes", "x", "legal_bases", 1)
    assert fault.message == "Item 2 of `legal_bases` lacks the key `basis`."


def test_an_absent_version_is_a_missing_key() -> None:
    (fault,) = validate({"organisation": {}, "notice": {}}).faults
    assert (fault.rule, fault.arguments) == ("schema-violation", ("policylint",))


@pytest.mark.parametrize(
    ("sections", "path", "suggestion"),
    [
        ({"purpose": {}}, ("purpose",), "purposes"),
        ({"legal-bases": "consent"}, ("legal-bases",), "legal_bases"),
        ({"purposes": {"x": {"legal_base": "consent"}}}, ("purposes", "x", "legal_base"), "legal_bases"),
        ({"purposes": {"x": {"retention": {"form": "now"}}}}, ("purposes", "x", "retention", "form"), "from"),
        ({"purposes": {"x": {"retention": [{"perod": "now"}]}}}, ("purposes", "x", "retention", 0, "perod"), "period"),
        ({"recipients": {"x": {"Role": "processor"}}}, ("recipients", "x", "Role"), "role"),
        ({"recipients": {"role": {"nmae": "X"}}}, ("recipients", "role", "nmae"), "name"),
        ({"purposes": {"retention": {"perod": "x"}}}, ("purposes", "retention", "perod"), None),
        ({"transfers": {"x": {"copy_": "ask"}}}, ("transfers", "x", "copy_"), "copy"),
        ({"rights": {"acces": {}}}, ("rights", "acces"), "access"),
        ({"rights": {"requests": {"adress": "x"}}}, ("rights", "requests", "adress"), "address"),
        ({"rights": {"erasure": {"only-for": "consent"}}}, ("rights", "erasure", "only-for"), "only_for"),
        ({"contacts": {"controllers": {"x": {"emial": "x"}}}}, ("contacts", "controllers", "x", "emial"), "email"),
        ({"cites": [{"laws": "x", "law": "x"}]}, ("cites", 0, "laws"), "law"),
        ({"children": {"zzz": 1}}, ("children", "zzz"), None),
    ],
)
def test_an_unknown_key_is_reported_with_the_nearest_known_one(
    sections: dict[str, Any], path: Path, suggestion: str | None
) -> None:
    fault = only_fault(**sections)
    assert (fault.rule, fault.path, fault.at_key) == ("unknown-key", path, True)
    assert fault.arguments == (path[-1],)
    assert fault.message.startswith(f"`{path[-1]}` is not a key of the format here")
    assert ("did you mean" in fault.message) is (suggestion is not None)
    assert suggestion is None or fault.message.endswith(f"; did you mean `{suggestion}`?")


def test_an_unknown_key_like_no_other_is_answered_with_the_keys_there_are() -> None:
    message = only_fault(children={"zzz": 1}).message
    assert message.endswith("the keys are `none`, `min_age`, `parental_consent`, `addressed`, `quote`.")


def test_a_sole_basis_is_known_for_the_whole_notice_only() -> None:
    assert only_fault(purposes={"x": {"legal_bases": {"basis": "consent", "sole": True}}}).rule == "unknown-key"


@pytest.mark.parametrize(
    ("sections", "path", "message"),
    [
        ({"legal_bases": "constent"}, ("legal_bases",), "did you mean `consent`? The words are `consent`, `contract`,"),
        ({"legal_bases": ["consent", "contact"]}, ("legal_bases", 1), "Item 2 of `legal_bases` cannot be `contact`;"),
        ({"legal_bases": [{"basis": "Consent"}]}, ("legal_bases", 0, "basis"), "did you mean `consent`?"),
        ({"legal_bases": {"basis": 4}}, ("legal_bases", "basis"), "`basis` cannot be `4`. The words are `consent`,"),
        ({"legal_bases": 4}, ("legal_bases",), "must be a group of keys such as `basis:`, not `4`."),
        ({"clauses": "zzz"}, ("clauses",), "The words are `acceptance-by-use`,"),
        ({"data_categories": {"x": {"special": "helth"}}}, ("data_categories", "x", "special"), "`health`"),
        (
            {"data_categories": {"x": {"special": ["health", []]}}},
            ("data_categories", "x", "special", 1),
            "not a list.",
        ),
        (
            {"data_categories": {"x": "Name"}},
            ("data_categories", "x"),
            "group of keys such as `description:`, not `Name`.",
        ),
        (
            {"data_subjects": {"x": 5}},
            ("data_subjects", "x"),
            "must be a group of keys such as `description:`, not `5`.",
        ),
        ({"data_subjects": {"x": ""}}, ("data_subjects", "x"), "`x` is empty;"),
        ({"purposes": ["x"]}, ("purposes",), "`purposes` must be a map of entries by id, not a list."),
        ({"purposes": {"x": {"direct_marketing": False}}}, ("purposes", "x", "direct_marketing"), "not `false`."),
        ({"recipients": "Nobody."}, ("recipients",), "a denial is written `none:` followed by the words."),
        ({"recipients": {"nome": "Nobody."}}, ("recipients", "nome"), "a denial is written `none:`"),
        ({"recipients": {"none": {}}}, ("recipients", "none"), "`none` must be words, not a group of keys."),
        ({"children": "none"}, ("children",), "a denial is written `none:`"),
        ({"children": {"min_age": "16"}}, ("children", "min_age"), "must be a whole number."),
        ({"children": {"min_age": True}}, ("children", "min_age"), "must be a whole number."),
        ({"children": {"min_age": -1}}, ("children", "min_age"), "cannot be less than 0."),
        ({"children": {"addressed": "yes"}}, ("children", "addressed"), "without quotes; did you mean `true`?"),
        ({"children": {"parental_consent": True}}, ("children", "parental_consent"), 'put it in quotes: "true".'),
        ({"children": {"parental_consent": " "}}, ("children", "parental_consent"), "is empty; write the words,"),
        ({"notice": {"version": 3}}, ("notice", "version"), 'put it in quotes: "3".'),
        ({"notice": {"title": None}}, ("notice", "title"), "has no value; write one or leave the key out"),
        ({"notice": {"published": "2025-02-29"}}, ("notice", "published"), "must be a real date,"),
        ({"notice": {"published": "20250228"}}, ("notice", "published"), "must be a real date,"),
        ({"notice": {"languages": "english"}}, ("notice", "languages"), "must be a language tag such as `en`"),
        ({"notice": {"source": {"sha256": "abc"}}}, ("notice", "source", "sha256"), "64 lower-case hexadecimal digits"),
        ({"notice": {"covers": ["x"]}}, ("notice", "covers", 0), "The words are `collected-from-data-subject`,"),
        ({"organisation": {"country": "Belgium"}}, ("organisation", "country"), "two capital letters"),
        ({"transfers": {"x": {"to": ["us"]}}}, ("transfers", "x", "to", 0), "two capital letters"),
        (
            {"retention": {"period": "3 yeers"}},
            ("retention", "period"),
            "`18 months` or `P3Y`, or the word `unstated`.",
        ),
        ({"retention": {"period": 3}}, ("retention", "period"), "must be a duration such as `3 years`"),
        ({"retention": {"criteria": ["other"]}}, ("retention", "criteria", 0), "must also have a `description`"),
        (
            {"retention": {"criteria": {"criterion": "other"}}},
            ("retention", "criteria"),
            "must also have a `description`",
        ),
        ({"cookies": {"x": {"duration": "long"}}}, ("cookies", "x", "duration"), "`session` and `unstated`."),
        ({"rights": {"requests": {"deadline": "soon"}}}, ("rights", "requests", "deadline"), "or `P3Y`."),
        ({"rights": {"access": None}}, ("rights", "access"), "or `{}` where nothing more is said,"),
        (
            {"rights": {"objection": {"direct_marketing": "true"}}},
            ("rights", "objection", "direct_marketing"),
            "quotes",
        ),
        (
            {"rights": {"objection": {"direct_marketing": 1}}},
            ("rights", "objection", "direct_marketing"),
            "cannot be `1`.",
        ),
        ({"contacts": {"dpo": {"phone": 5}}}, ("contacts", "dpo", "phone"), "must be words or `true`; if `5`"),
        ({"contacts": {"dpo": {"phone": False}}}, ("contacts", "dpo", "phone"), "leave the key out"),
        ({"contacts": {"dpo": {"phone": ""}}}, ("contacts", "dpo", "phone"), "is empty;"),
        ({"contacts": {"dpo": {"phone": []}}}, ("contacts", "dpo", "phone"), "must be words or `true`, not a list."),
        ({"cookies": {"x": {"renamed_from": "Old"}}}, ("cookies", "x", "renamed_from"), "must be an id; an id is"),
        ({"security": ["locks", 4]}, ("security", 1), "Item 2 of `security` must be a group of keys"),
        ({"security": [""]}, ("security", 0), "Item 1 of `security` is empty;"),
        ({"quote": ["x", 1]}, ("quote", 1), 'put it in quotes: "1".'),
        ({"purposes": None}, ("purposes",), "`purposes` has no value;"),
        ({"legal_bases": None}, ("legal_bases",), "`legal_bases` has no value;"),
    ],
)
def test_a_wrong_value_is_one_fault_at_the_place_the_user_wrote(
    sections: dict[str, Any], path: Path, message: str
) -> None:
    fault = only_fault(**sections)
    assert (fault.rule, fault.path, fault.at_key) == ("schema-violation", path, False)
    assert message in fault.message


@pytest.mark.parametrize("key", ["Bad", "two words", "a--b", "-a", "a-", "1a", "a_b", "", "é", "a" * 100 + "!"])
def test_a_key_that_is_no_id_is_a_fault_of_the_key(key: str) -> None:
    for section in ("purposes", "recipients", "cookies"):
        fault = only_fault(**{section: {key: {}}})
        assert (fault.rule, fault.path, fault.at_key) == ("schema-violation", (section, key), True)
        assert "cannot be an id; an id is lower-case letters and digits" in fault.message


@pytest.mark.parametrize(
    ("section", "key"), [("purposes", "none"), ("purposes", "all"), ("recipients", "all"), ("data_subjects", "none")]
)
def test_reserved_words_are_no_ids(section: str, key: str) -> None:
    fault = only_fault(**{section: {key: "words"}})
    assert (fault.path, fault.at_key) == ((section, key), True)
    assert fault.message == f"`{key}` is a reserved word and cannot be the id of an entry here."


def test_a_key_that_is_not_words_is_a_fault_of_the_key() -> None:
    for document in (smallest(purposes={5: {}}), smallest(notice={5: 1}), smallest() | {5: 1}):
        (fault,) = validate(document).faults
        assert (fault.rule, fault.path[-1], fault.at_key) == ("schema-violation", 5, True)
        assert 'put it in quotes: "5".' in fault.message


def test_a_key_of_another_basis_is_a_fault_of_that_key() -> None:
    first, second = faults(legal_bases=[{"basis": "consent", "law": "x", "interests": "y"}])
    assert (first.path, first.at_key) == (("legal_bases", 0, "law"), True)
    assert first.message == "`law` does not belong to `consent`."
    assert second.path == ("legal_bases", 0, "interests")


def test_keys_of_laws_and_authorities_are_not_mixed() -> None:
    assert only_fault(cites={"authority": "A", "as": "in-force"}).path == ("cites", "as")
    assert only_fault(cites=[{"law": "A", "website": "x"}]).path == ("cites", 0, "website")
    assert "write two items" in only_fault(cites=[{"law": "A", "authority": "B"}]).message
    assert only_fault(cites={"quote": "x"}).message == "`cites` lacks the key `law` or `authority`."


def test_a_limit_is_one_case_or_other_words() -> None:
    assert "write two items" in only_fault(rights={"access": {"except": {"case": "contract", "other": "x"}}}).message
    assert "lacks the key" in only_fault(rights={"access": {"only_for": [{"quote": "x"}]}}).message


def test_faults_come_in_the_order_of_the_document() -> None:
    found = validate(
        {
            "zzz": 1,
            "cites": [{"quote": "x"}],
            "purposes": {"b": {"zzz": 1, "data_categories": "q"}, "a": {"legal_bases": "x", "description": 4}},
            "organisation": {},
            "policylint": 1,
        }
    ).faults
    assert [fault.path for fault in found] == [
        (),
        ("zzz",),
        ("cites", 0),
        ("purposes", "b", "zzz"),
        ("purposes", "b", "data_categories"),
        ("purposes", "a", "legal_bases"),
        ("purposes", "a", "description"),
    ]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
sections = st.sampled_from(sorted(read(EVERY_KEY)))


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(sections, json_values, max_size=6))
def test_whatever_stands_in_a_section_faults_lead_to_real_places(replaced: dict[str, Any]) -> None:
    document = read(EXAMPLE) | replaced
    loaded = validate(document, TERMS)
    assert (loaded.stated is None) is bool(loaded.faults)
    for fault in loaded.faults:
        node: Any = document
        for step in fault.path:
            node = node[step]
        assert fault.message.endswith((".", "?"))
        assert "\n" not in fault.message or any("\n" in argument for argument in fault.arguments)


def test_a_hostile_file_is_answered_soon() -> None:
    ids: dict[str, Any] = {f"entry-number-{number}": {} for number in range(10_000)}
    policy = smallest(
        recipients=ids,
        purposes={f"p{number}": {"recipients": f"entri-number-{number}", "x" * 200: 1} for number in range(5_000)},
    )
    started = time.perf_counter()
    assert len(validate(policy, TERMS).faults) == 10_000
    assert time.perf_counter() - started < 5
