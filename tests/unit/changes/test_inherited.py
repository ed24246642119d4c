"""What a purpose states for itself, compared with what the notice states for all of them."""

import pytest

from policies import facts_of
from policylint.changes.change import Change
from policylint.changes.compare import compare

SILENT = "purposes: {newsletter: {legal_bases: null, retention: null, provision: null}}"
SOLE_CONSENT = "legal_bases: [{basis: legal-obligation, law: unnamed}, {basis: consent, sole: true}]"


def of_newsletter(old: str, new: str) -> list[Change]:
    return [one for one in compare(facts_of(old), facts_of(new)) if one.path.startswith("purposes/newsletter")]


def told(old: str, new: str) -> list[str]:
    return [f"{one.subject} {one.action} {one.path}" for one in of_newsletter(old, new)]


def test_a_basis_that_moves_from_the_notice_to_the_purpose_stays() -> None:
    own = "purposes: {newsletter: {legal_bases: [consent], retention: null, provision: null}}"
    assert told(f"{SILENT}\n{SOLE_CONSENT}", own) == []
    assert told(own, f"{SILENT}\n{SOLE_CONSENT}") == []


def test_a_basis_of_the_purpose_that_is_not_the_one_of_the_notice_replaces_it() -> None:
    own = "purposes: {newsletter: {legal_bases: [contract], retention: null, provision: null}}"
    (change,) = of_newsletter(f"{SILENT}\n{SOLE_CONSENT}", own)
    assert (change.subject, change.action, change.path) == (
        "legal-basis", "swapped", "purposes/newsletter/legal_bases",
    )  # fmt: skip
    assert change.old_place is not None
    assert change.old_place.path[:2] == ("legal_bases", 1), "the second of the list, where the notice states it"
    assert change.new_place is not None
    assert change.new_place.path[:3] == ("purposes", "newsletter", "legal_bases")


def test_bases_that_the_notice_only_lists_are_not_the_purposes() -> None:
    own = "purposes: {newsletter: {legal_bases: [consent], retention: null, provision: null}}"
    assert told(f"{SILENT}\nlegal_bases: [consent]", own) == [
        "legal-basis added purposes/newsletter/legal_bases/[consent]"
    ]


def test_what_the_notice_states_for_all_is_told_once_where_purposes_are_silent() -> None:
    changes = compare(facts_of(f"{SILENT}\n{SOLE_CONSENT}"), facts_of(f"{SILENT}\nlegal_bases: [contract]"))
    assert {one.path for one in changes} == {
        "legal_bases/[consent]",
        "legal_bases/[legal-obligation]",
        "legal_bases/[contract]",
    }


@pytest.mark.parametrize(("period", "action"), [("3 years", "shortened"), ("5 years", None), ("6 years", "lengthened")])
def test_a_period_of_its_own_is_measured_by_that_of_the_notice(period: str, action: str | None) -> None:
    general = "retention: {period: 5 years, from: the last contact, then: deleted}"
    statement = f"retention: {{period: {period}, from: the last contact, then: deleted}}"
    own = SILENT.replace("retention: null", statement)
    expected = [] if action is None else [f"retention.period {action} purposes/newsletter/retention/period"]
    assert told(f"{SILENT}\n{general}", own) == expected


def test_a_formula_for_all_data_is_as_good_as_silence() -> None:
    own = SILENT.replace("retention: null", "retention: {period: 1 year, from: the last contact}")
    formula = "retention: {criteria: [purpose-fulfilled]}"
    assert told(f"{SILENT}\n{formula}", own) == ["retention added purposes/newsletter/retention"]
    until = "retention: {criteria: [consent-withdrawn]}"
    assert "retention.criteria removed purposes/newsletter/retention/criteria/[consent-withdrawn]" in told(
        f"{SILENT}\n{until}", own
    )


def test_a_condition_and_a_provision_are_inherited_too() -> None:
    general = "special_category_condition: explicit-consent\nprovision: {required: voluntary}"
    stated = "special_category_condition: legal-claims, provision: {required: contractual}"
    own = f"purposes: {{newsletter: {{legal_bases: null, retention: null, {stated}}}}}"
    assert sorted(told(f"{SILENT}\n{general}", own)) == [
        "condition swapped purposes/newsletter/special_category_condition",
        "provision.required changed purposes/newsletter/provision/required",
    ]
