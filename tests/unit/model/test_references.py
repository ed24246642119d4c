from typing import Any

import pytest

from model_samples import smallest
from policylint.location import Path
from policylint.model.faults import Fault
from policylint.model.load import validate

TERMS = {"mechanism": ["first-mechanism", "Second Mechanism"], "country": ["BE", "NL", "US"]}


def faults(**sections: Any) -> tuple[Fault, ...]:
    return validate(smallest(**sections)).faults


def only_fault(**sections: Any) -> Fault:
    (fault,) = faults(**sections)
    return fault


@pytest.mark.parametrize(
    ("sections", "path", "section"),
    [
        ({"notice": {"audience": ["boss"]}}, ("notice", "audience", 0), "data_subjects"),
        ({"purposes": {"x": {"data_categories": "bass"}}}, ("purposes", "x", "data_categories"), "data_categories"),
        ({"purposes": {"x": {"data_subjects": ["boss"]}}}, ("purposes", "x", "data_subjects", 0), "data_subjects"),
        ({"purposes": {"x": {"recipients": ["boss"]}}}, ("purposes", "x", "recipients", 0), "recipients"),
        (
            {"purposes": {"x": {"retention": [{"applies_to": ["boss"]}]}}},
            ("purposes", "x", "retention", 0, "applies_to", 0),
            "data_categories",
        ),
        ({"retention": {"applies_to": "boss"}}, ("retention", "applies_to"), "data_categories"),
        ({"recipients": {"x": {"receives": "boss"}}}, ("recipients", "x", "receives"), "data_categories"),
        ({"transfers": {"x": {"recipients": ["boss"]}}}, ("transfers", "x", "recipients", 0), "recipients"),
        (
            {"automated_decisions": {"x": {"purposes": ["boss"]}}},
            ("automated_decisions", "x", "purposes", 0),
            "purposes",
        ),
    ],
)
def test_an_id_that_points_at_nothing_is_reported(sections: dict[str, Any], path: Path, section: str) -> None:
    fault = only_fault(**sections)
    assert (fault.rule, fault.path, fault.at_key) == ("unknown-reference", path, False)
    assert f"is not defined in `{section}`" in fault.message


def test_the_nearest_defined_id_is_suggested() -> None:
    fault = only_fault(data_categories={"contact": {}}, purposes={"x": {"data_categories": ["contct"]}})
    assert fault.message == "`contct` is not defined in `data_categories`; did you mean `contact`?"
    assert fault.arguments == ("contct",)


def test_all_points_at_everything_and_none_at_nothing() -> None:
    assert faults(purposes={"x": {"recipients": "all", "data_categories": ["all"]}}) == ()
    assert (
        only_fault(recipients={"none": "Nobody."}, purposes={"x": {"recipients": "none"}}).rule == "unknown-reference"
    )


def test_an_unknown_id_is_reported_beside_what_is_no_id_at_all() -> None:
    beside = [fault.path for fault in faults(notice={"audience": [["boss"], "boss"]})]
    assert beside == [("notice", "audience", 0), ("notice", "audience", 1)]
    terms = validate(smallest(transfers={"x": {"to": [{"country": "BE"}, "XX", "BE"]}}), TERMS).faults
    assert [fault.path for fault in terms] == [("transfers", "x", "to", 0), ("transfers", "x", "to", 1)]


def test_references_into_a_malformed_section_are_not_reported_too() -> None:
    assert only_fault(recipients=["bank"], purposes={"x": {"recipients": "bank"}}).path == ("recipients",)


def test_references_to_an_entry_with_a_bad_id_are_not_reported_too() -> None:
    fault = only_fault(recipients={"Bank": {}}, purposes={"x": {"recipients": "Bank"}})
    assert (fault.path, fault.at_key) == (("recipients", "Bank"), True)


def test_open_terms_are_looked_up_where_a_list_is_given() -> None:
    policy = smallest(
        organisation={"country": "BX"},
        contacts={"controllers": {"x": {"country": "ZZ"}}, "representative": {"country": "BE"}},
        recipients={"x": {"country": "US", "seat": "QQ"}},
        transfers={"x": {"to": ["NL", "YY"], "mechanism": ["FIRST-mechanism", "second mechanism", "first-mechanis"]}},
    )
    found = validate(policy, TERMS).faults
    assert [(fault.rule, fault.path) for fault in found] == [
        ("unknown-reference", ("organisation", "country")),
        ("unknown-reference", ("contacts", "controllers", "x", "country")),
        ("unknown-reference", ("recipients", "x", "seat")),
        ("unknown-reference", ("transfers", "x", "to", 1)),
        ("unknown-reference", ("transfers", "x", "mechanism", 2)),
    ]
    assert found[-1].message == "`first-mechanis` is not a known transfer mechanism; did you mean `first-mechanism`?"
    assert found[1].message == "`ZZ` is not a known country code."
    assert validate(policy).faults == ()
    assert len(validate(policy, {"mechanism": TERMS["mechanism"]}).faults) == 1


def test_a_country_of_the_wrong_shape_is_one_fault() -> None:
    (fault,) = validate(smallest(organisation={"country": "Belgium"}), TERMS).faults
    assert fault.rule == "schema-violation"
