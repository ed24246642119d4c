"""Complete notices of six kinds of organisation: no rule finds fault, and each fault put into them is found."""

from datetime import date
from pathlib import Path

import pytest

from policies import TODAY
from policylint.engine.check import Checker, Options
from policylint.finding import Severity
from policylint.rules.catalogue import built_in_catalogue
from policylint.rules.examples import merge
from policylint.source.document import Document, parse_document, read_document

FOLDER = Path(__file__).parents[1] / "fixtures" / "clean"
KINDS = sorted(path.stem for path in FOLDER.glob("*.yaml"))
CHECKER = Checker(built_in_catalogue(), Options(as_of=date.fromisoformat(TODAY)))
NOTES = {"political-party": ["political-targeting"]}
"""Advice that is apt: subscribers of a party's newsletter are sent what fits the subjects they chose."""

BREAKS: list[tuple[str, str, dict[str, str]]] = [
    (
        "company",
        "transfers: {mailer-us: {mechanism: privacy-shield}}",
        {"privacy-shield-transfer": "error"},
    ),
    (
        "company",
        "purposes: {newsletter: {legal_bases: [{basis: consent, given_by: pre-ticked-box, withdrawal: Per mail}]}}",
        {"consent-pre-ticked": "error"},
    ),
    ("company", "rights: {portability: null}", {"right-portability-missing": "error"}),
    (
        "company",
        "rights: {complaint: {authority: Privacycommissie, website: null}}",
        {"authority-former-name": "error"},
    ),
    (
        "company",
        "purposes: {orders: {retention: {period: null, from: null, criteria: [business-need]}}}",
        {"retention-vague": "error"},
    ),
    (
        "public-authority",
        "purposes: {building-permits: {legal_bases: [{basis: legitimate-interests, interests: [buon ordine edilizio]}]}}",
        {"legitimate-interest-by-authority": "error"},
    ),
    ("public-authority", "contacts: {dpo: null}", {"dpo-missing": "warning"}),
    ("public-authority", "rights: {objection: null}", {"right-objection-missing": "error"}),
    ("public-authority", "rights: {portability: {}}", {"right-over-promised": "note"}),
    (
        "public-authority",
        "purposes: {registry: {legal_bases: [{basis: legal-obligation, law: unnamed}]}}",
        {"legal-obligation-unspecified": "warning"},
    ),
    (
        "employer",
        "purposes: {applications: {legal_bases: [{basis: consent, withdrawal: Per E-Mail, given_by: affirmative-act}]}}",
        {"consent-imbalance": "warning"},
    ),
    (
        "employer",
        "purposes: {tax-and-social-security: {special_category_condition: null}}",
        {"special-category-condition-missing": "error"},
    ),
    (
        "employer",
        "purposes: {site-security: {legal_bases: [{basis: legitimate-interests, balancing: Auf Anfrage}]}}",
        {"legitimate-interest-unspecified": "error"},
    ),
    (
        "employer",
        "data_categories: {tax-id: {law: null}}\npurposes: {tax-and-social-security: {legal_bases: [legal-obligation]}}",
        {"legal-obligation-unspecified": "warning", "national-id-law-missing": "warning"},
    ),
    (
        "political-party",
        "data_subjects: {members: {kind: voter}}",
        {"not-for-profit-condition-misused": "error", "political-targeting": "note"},
    ),
    (
        "political-party",
        "recipients: {administration: {role: controller, contract: null}}",
        {"not-for-profit-disclosure": "warning", "political-targeting": "note"},
    ),
    (
        "political-party",
        "purposes: {newsletter: {special_category_condition: null, legal_bases: [{basis: consent, explicit: false, withdrawal: Per link}]}}",
        {"special-category-consent-not-explicit": "error", "political-targeting": "note"},
    ),
    ("outside-eea", "contacts: {representative: null}", {"eu-representative-missing": "error"}),
    ("outside-eea", "transfers: {japan: null}", {"transfer-undeclared": "warning"}),
    ("outside-eea", "transfers: {united-states: {copy: null}}", {"transfer-safeguards-copy-missing": "error"}),
    ("outside-eea", "rights: {objection: {direct_marketing: limited}}", {"objection-limited": "error"}),
    (
        "health-care",
        "purposes: {care: {special_category_condition: null}}",
        {"special-category-condition-missing": "error"},
    ),
    (
        "health-care",
        "data_categories: {national-number: {law: unnamed}}\npurposes: {billing: {legal_bases: [contract]}, care: {legal_bases: [contract]}}",
        {"be-national-number": "warning"},
    ),
    ("health-care", "rights: {requests: {identity_proof: id-document-copy}}", {"be-eid-copy": "warning"}),
    (
        "health-care",
        "notice: {last_updated: 2018-05-25}\ncites: [loi du 8 décembre 1992]",
        {"repealed-law-cited": "error"},
    ),
]


def policy(kind: str, patch: str = "{}") -> Document:
    """The notice of a kind, with a patch merged over it."""
    document = read_document(FOLDER / f"{kind}.yaml", f"{kind}.yaml")
    change = parse_document("patch.yaml", patch.encode())
    assert document.root is not None
    assert change.root is not None
    assert not change.faults
    return Document(document.file, document.text, merge(document.root, change.root), ())


def test_there_are_six_kinds() -> None:
    assert KINDS == ["company", "employer", "health-care", "outside-eea", "political-party", "public-authority"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_complete_notice_yields_no_error_and_no_warning(kind: str) -> None:
    outcome = CHECKER.check(policy(kind))
    assert outcome.failures == ()
    assert [finding.message for finding in outcome.findings if finding.severity is not Severity.NOTE] == []
    assert [finding.rule for finding in outcome.findings] == NOTES.get(kind, [])


@pytest.mark.parametrize(("kind", "patch", "expected"), BREAKS)
def test_a_fault_put_into_it_is_found_and_nothing_else(kind: str, patch: str, expected: dict[str, str]) -> None:
    found = CHECKER.check(policy(kind, patch)).findings
    assert {finding.rule: finding.severity.value for finding in found} == expected


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_broken_in_several_ways(kind: str) -> None:
    assert 3 <= sum(broken == kind for broken, _, _ in BREAKS) <= 5


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("section", ["rights", "purposes", "contacts", "recipients"])
def test_a_section_that_is_missing_is_an_error(kind: str, section: str) -> None:
    patch = "purposes: null" if section == "purposes" else f"{section}: null"
    document = policy(kind, patch)
    findings = CHECKER.check(document).findings
    assert Severity.ERROR in {finding.severity for finding in findings}
