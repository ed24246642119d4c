"""A duty that binds only under a condition is asked for only where the condition holds, or may hold."""

import pytest

from policies import TODAY, check, rules_found
from policylint.finding import Severity
from policylint.rules.catalogue import built_in_catalogue

CARDS = built_in_catalogue().cards
CONSENT_ONLY = """
purposes: {newsletter: {description: Publish readers' photographs, direct_marketing: null}}
"""
CONTRACT_ONLY = """
purposes: {newsletter: {description: Deliver the plants you order, legal_bases: [contract], direct_marketing: null}}
rights: {withdraw_consent: null, objection: null}
"""
INTERESTS_ONLY = """
purposes:
  newsletter:
    description: Keep our website secure
    legal_bases: [{basis: legitimate-interests, interests: [a secure website], balancing: On request}]
    direct_marketing: null
rights: {withdraw_consent: null, portability: null}
"""
TASK_ONLY = """
organisation: {kind: public-authority}
contacts: {dpo: {email: dpo@example.be}}
purposes:
  newsletter:
    description: Handle planning applications
    legal_bases: [{basis: public-task, law: Law of 30 July 2018}]
    direct_marketing: null
rights: {withdraw_consent: null, portability: null}
"""


def without(right: str, patch: str) -> str:
    """The patch, and the notice silent on a right."""
    if "rights: {" in patch:
        return patch.replace("rights: {", f"rights: {{{right}: null, ", 1)
    return f"{patch}\nrights: {{{right}: null}}"


@pytest.mark.parametrize("country", ["BE", "IE", "IS", "LI", "NO"])
def test_no_representative_is_asked_of_a_controller_in_the_area(country: str) -> None:
    patch = f"organisation: {{country: {country}}}\nrights: {{complaint: null}}"
    assert rules_found(patch) == ["right-complaint-missing"]


@pytest.mark.parametrize("country", ["US", "GB", "CH", "IN"])
def test_a_representative_is_asked_of_a_controller_outside_it(country: str) -> None:
    assert rules_found(f"organisation: {{country: {country}}}") == ["eu-representative-missing"]
    reached = "contacts: {representative: {name: Example Vertegenwoordiging bv, email: rep@example.be}}"
    assert rules_found(f"organisation: {{country: {country}}}\n{reached}") == []


def test_no_data_protection_officer_is_asked_of_those_who_need_none() -> None:
    assert rules_found("organisation: {dpo_required: false}\ndata_categories: {contact: {special: null}}") == []
    assert rules_found("organisation: {kind: public-authority}", TODAY, "dpo-missing") == ["dpo-missing"]


@pytest.mark.parametrize("patch", [without("objection", CONSENT_ONLY), CONTRACT_ONLY])
def test_no_right_to_object_is_asked_where_no_basis_carries_it(patch: str) -> None:
    assert rules_found(patch) == []


@pytest.mark.parametrize("patch", [INTERESTS_ONLY, TASK_ONLY])
def test_the_right_to_object_is_asked_where_a_basis_carries_it(patch: str) -> None:
    assert rules_found(patch) == []
    assert rules_found(without("objection", patch)) == ["right-objection-missing"]


@pytest.mark.parametrize("patch", [INTERESTS_ONLY, TASK_ONLY])
def test_no_portability_is_asked_where_no_basis_carries_it(patch: str) -> None:
    assert rules_found(patch) == []
    promised = patch.replace(", portability: null", "")
    assert rules_found(promised) == ["right-over-promised"]


@pytest.mark.parametrize("patch", [CONSENT_ONLY, CONTRACT_ONLY])
def test_portability_is_asked_where_a_basis_carries_it(patch: str) -> None:
    assert "right-portability-missing" in rules_found(without("portability", patch))


def test_withdrawal_is_asked_beside_consent_only() -> None:
    assert rules_found(CONTRACT_ONLY) == []
    silent = CONSENT_ONLY.replace("direct_marketing: null", "legal_bases: [consent], direct_marketing: null")
    assert rules_found(without("withdraw_consent", silent), TODAY, "legal-basis") == ["consent-withdrawal-missing"]


def test_no_details_of_transfers_are_asked_of_one_who_makes_none() -> None:
    none = "recipients: {mailer: {country: BE}}\ntransfers: {mailer-us: null, none: Your data stay in Belgium}"
    assert rules_found(none) == []
    silent = "recipients: {mailer: {country: BE}}\ntransfers: null"
    assert [finding.severity for finding in check(silent).findings] == [Severity.NOTE]


def test_no_source_is_asked_of_one_who_collects_from_the_person() -> None:
    assert rules_found("data_categories: {contact: {sources: null}}") == []
    elsewhere = "notice: {covers: [collected-elsewhere]}\ndata_categories: {contact: {sources: null}}"
    assert "data-source-missing" in rules_found(elsewhere)


def test_no_logic_is_asked_where_no_decision_is_automated() -> None:
    assert rules_found("automated_decisions: {none: We take no such decisions}") == []


def test_no_arrangement_is_asked_of_a_single_controller() -> None:
    patch = "contacts: {controllers: {example-tuinen: {role: controller}}}"
    assert rules_found(patch) == []
    assert rules_found(patch.replace("role: controller", "role: joint-controller")) == ["joint-arrangement-missing"]


def test_no_parental_consent_is_asked_where_children_are_not_addressed() -> None:
    assert rules_found("organisation: {offers_to_children: false}") == []
    assert rules_found(f"{CONTRACT_ONLY}\norganisation: {{offers_to_children: true}}", TODAY, "special-data") == []


NEEDS = {
    "child-parental-consent-missing": (
        "data_subjects: {subscribers: {kind: child}}",
        "organisation: {offers_to_children: true}",
        "organisation.offers_to_children",
    ),
    "dpo-missing": (
        "data_categories: {contact: {special: health}}",
        "organisation: {dpo_required: true}",
        "organisation.dpo_required",
    ),
    "eu-representative-missing": (
        "organisation: {country: null}\ncontacts: {controllers: {example-tuinen: {country: US}}}",
        "organisation: {established_in_eea: false}",
        "organisation.established_in_eea",
    ),
}
"""For each rule that needs a fact: what gives cause to ask, the fact, and its key."""
NO_CAUSE = "organisation: {country: null}"
LOWERED = {Severity.ERROR: Severity.WARNING, Severity.WARNING: Severity.NOTE, Severity.NOTE: Severity.NOTE}


def test_every_rule_that_needs_a_fact_is_tried() -> None:
    assert set(NEEDS) == {id_ for id_, card in CARDS.items() if card.needs}


@pytest.mark.parametrize("rule", NEEDS)
def test_an_unknown_fact_lowers_the_finding_one_step_and_asks_for_it(rule: str) -> None:
    cause, fact, key = NEEDS[rule]
    (known,) = check(fact, TODAY, rule).findings
    (unknown,) = check(cause, TODAY, rule).findings
    assert unknown.severity is LOWERED[known.severity]
    assert f"`{key}`" in unknown.message
    assert key not in known.message
    assert "?" not in unknown.message


@pytest.mark.parametrize("rule", NEEDS)
def test_an_unknown_fact_without_cause_leaves_the_rule_silent(rule: str) -> None:
    assert check(NO_CAUSE, TODAY, rule).findings == ()
