"""What is reported on the days on which the law changed, and on the day before."""

from datetime import date, timedelta

import pytest

from policies import TODAY, check, facts_of, rules_found
from policylint.finding import Severity

GDPR_APPLIES = "2018-05-25"


def day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def transfer(mechanism: str, to: str = "US") -> str:
    """The clean policy's transfer, to another country on another ground."""
    return (
        f"recipients: {{mailer: {{country: {to}}}}}\ntransfers: {{mailer-us: {{to: [{to}], mechanism: {mechanism}}}}}"
    )


def severities(patch: str, day: str, rule: str) -> list[str]:
    return [finding.severity.value for finding in check(patch, day, rule).findings]


@pytest.mark.parametrize(
    ("day", "before", "after", "mechanism", "rule"),
    [
        ("2015-10-06", [], ["error"], "safe-harbor", "safe-harbor-transfer"),
        ("2015-10-23", [], ["warning"], "swiss-safe-harbor", "safe-harbor-transfer"),
        ("2020-07-16", [], ["error"], "privacy-shield", "privacy-shield-transfer"),
        ("2020-09-09", [], ["error"], "swiss-privacy-shield", "privacy-shield-transfer"),
        ("2023-07-10", ["error"], [], "data-privacy-framework", "adequacy-decision-absent"),
        ("2025-10-31", [], ["note"], "data-privacy-framework", "framework-under-challenge"),
        ("2021-09-27", [], ["warning"], "scc-2001", "repealed-clauses-transfer"),
        ("2022-12-28", ["warning"], ["error"], "scc-2001", "repealed-clauses-transfer"),
        ("2021-09-27", [], ["warning"], "scc-2004", "repealed-clauses-transfer"),
        ("2022-12-28", ["warning"], ["error"], "scc-2004", "repealed-clauses-transfer"),
        ("2021-09-27", [], ["warning"], "scc-2010", "repealed-clauses-transfer"),
        ("2022-12-28", ["warning"], ["error"], "scc-2010", "repealed-clauses-transfer"),
        ("2021-09-27", [], ["warning"], "scc-2002", "repealed-clauses-transfer"),
        ("2022-12-28", ["warning"], ["error"], "scc-2002", "repealed-clauses-transfer"),
        ("2022-09-22", [], ["warning"], "uk-legacy-scc", "repealed-clauses-transfer"),
        ("2024-03-22", ["warning"], ["error"], "uk-legacy-scc", "repealed-clauses-transfer"),
        ("2018-05-25", [], ["error"], "directive-95-46-derogation", "mechanism-not-a-transfer-tool"),
    ],
)
def test_a_transfer_mechanism_begins_and_ends_on_its_day(
    day: str, before: list[str], after: list[str], mechanism: str, rule: str
) -> None:
    assert severities(transfer(mechanism), day_before(day), rule) == before
    assert severities(transfer(mechanism), day, rule) == after


@pytest.mark.parametrize(
    ("day", "mechanism", "before", "after"),
    [
        ("2016-07-12", "privacy-shield", "not-yet", "in-force"),
        ("2010-05-15", "scc-2002", "in-force", "transition"),
        ("2010-05-15", "scc-2010", "not-yet", "in-force"),
        ("2021-06-27", "scc-2021", "not-yet", "in-force"),
    ],
)
def test_a_mechanism_changed_before_the_regulation_or_without_a_finding(
    day: str, mechanism: str, before: str, after: str
) -> None:
    found = [facts_of(transfer(mechanism), one).document for one in (day_before(day), day)]
    assert [facts["transfers"]["mailer-us"]["mechanisms"][0]["status"] for facts in found] == [before, after]


@pytest.mark.parametrize(
    ("gap", "mechanism"),
    [("2015-10-06", "safe-harbor"), ("2020-07-16", "privacy-shield"), ("2023-07-09", "data-privacy-framework")],
)
def test_no_framework_for_the_united_states_stands_between_two_of_them(gap: str, mechanism: str) -> None:
    for framework in ("safe-harbor", "privacy-shield", "data-privacy-framework", mechanism):
        facts = facts_of(transfer(framework), gap).document
        assert facts["transfers"]["mailer-us"]["mechanism_in_force"] is False


@pytest.mark.parametrize(
    ("day", "in_area", "adequacy", "found"),
    [
        ("2020-12-31", True, "not-needed", []),
        ("2021-01-01", True, "not-needed", []),
        ("2021-06-28", True, "not-needed", []),
        ("2021-06-29", False, "in-force", []),
        ("2025-06-28", False, "in-force", []),
        ("2025-12-28", False, "in-force", []),
        ("2031-12-27", False, "in-force", []),
        ("2031-12-28", False, "ended", ["transfer-mechanism-missing"]),
    ],
)
def test_the_united_kingdom_left_step_by_step(day: str, *, in_area: bool, adequacy: str, found: list[str]) -> None:
    """Transition, bridging clause, adequacy, two extensions, and the last day known."""
    patch = transfer("null", "GB").replace("null}", "null, copy: null}")
    country = facts_of(patch, day).document["transfers"]["mailer-us"]["to"][0]
    assert (country["eea"], country["adequacy"]["status"]) == (in_area, adequacy)
    assert rules_found(patch, day, "transfer-mechanism-missing", "adequacy-decision-absent") == found
    undeclared = rules_found("recipients: {mailer: {country: GB}}\ntransfers: null", day, "transfer-undeclared")
    assert undeclared == ([] if in_area else ["transfer-undeclared"])


@pytest.mark.parametrize(
    ("country", "day", "old", "new"),
    [
        ("BE", GDPR_APPLIES, "Privacy Commission", "Gegevensbeschermingsautoriteit"),
        ("IE", GDPR_APPLIES, "Data Protection Commissioner", "Data Protection Commission"),
        ("PL", GDPR_APPLIES, "GIODO", "Prezes Urzędu Ochrony Danych Osobowych"),
        ("SE", "2021-01-01", "Datainspektionen", "Integritetsskyddsmyndigheten"),
        ("FI", "2019-01-01", "Tietosuojalautakunta", "Tietosuojavaltuutetun toimisto"),
    ],
)
def test_a_former_name_of_an_authority_is_out_of_date_from_its_day(country: str, day: str, old: str, new: str) -> None:
    patch = f"organisation: {{country: {country}}}\nrights: {{complaint: {{authority: {old}}}}}"
    assert severities(patch, day_before(day), "authority-former-name") == []
    assert severities(patch, day, "authority-former-name") == ["error"]
    assert severities(patch.replace(old, new), TODAY, "authority-former-name") == []


def test_the_dutch_authority_was_renamed_before_the_regulation_could_say_so() -> None:
    patch = "organisation: {country: NL}\nrights: {complaint: {authority: College bescherming persoonsgegevens}}"
    bodies = [facts_of(patch, day).document["rights"]["complaint"][0]["body"] for day in ("2015-12-31", "2016-01-01")]
    assert [body["former_name"] for body in bodies] == [False, True]
    assert severities(patch, day_before(GDPR_APPLIES), "authority-former-name") == []
    assert severities(patch, GDPR_APPLIES, "authority-former-name") == ["error"]


def test_the_british_authority_still_goes_by_its_former_name() -> None:
    patch = "organisation: {country: GB}\nrights: {complaint: {authority: Information Commissioner's Office}}"
    bodies = [facts_of(patch, day).document["rights"]["complaint"][0]["body"] for day in ("2026-09-29", "2026-09-30")]
    assert [(body["former_name"], body.get("tolerated")) for body in bodies] == [(False, None), (True, True)]
    assert severities(patch, "2026-09-30", "authority-former-name") == []


def test_denmark_raised_the_age_of_consent() -> None:
    patch = "organisation: {country: DK}\nchildren: {min_age: 13, parental_consent: By e-mail}"
    assert severities(patch, "2023-12-31", "child-consent-age-too-low") == []
    assert severities(patch, "2024-01-01", "child-consent-age-too-low") == ["error"]


def test_political_advertising_has_rules_of_its_own_since_its_day() -> None:
    patch = (
        "organisation: {kind: political-party}\n"
        "data_categories: {contact: {special: political-opinions}}\n"
        "purposes: {newsletter: {legal_bases: [{basis: consent, explicit: true}]}}\n"
    )
    assert severities(patch, "2025-10-09", "political-targeting") == []
    assert severities(patch, "2025-10-10", "political-targeting") == ["note"]


def test_a_notice_before_the_regulation_is_not_judged_by_it() -> None:
    silent = ("contacts", "purposes", "rights", "recipients", "transfers", "automated_decisions")
    patch = "\n".join(("notice: {last_updated: 2018-01-01}", *(f"{section}: null" for section in silent)))
    before = {finding.severity for finding in check(patch, day_before(GDPR_APPLIES), "gdpr").findings}
    after = {finding.severity for finding in check(patch, GDPR_APPLIES, "gdpr").findings}
    assert before == set()
    assert Severity.ERROR in after
