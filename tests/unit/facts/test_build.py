"""What facts join, resolve and sum up."""

from typing import Any

import pytest

from policies import facts_of


def facts(patch: str, as_of: str = "2026-11-22") -> dict[str, Any]:
    return facts_of(patch, as_of).document


def test_references_become_the_objects_they_name() -> None:
    document = facts("{}")
    purpose = document["purposes"]["newsletter"]
    assert purpose["data_categories"] == [document["data_categories"]["contact"]]
    assert purpose["recipients"][0]["name"] == "MailHouse Inc."
    assert document["recipients"]["mailer"]["used_by"] == ["newsletter"]
    assert document["recipients"]["mailer"]["transfers"] == ["mailer-us"]
    assert document["data_subjects"]["subscribers"]["used_by"] == ["newsletter"]


def test_the_word_all_names_every_entry() -> None:
    document = facts(
        "data_categories: {phone: {description: Phone number}}\npurposes: {newsletter: {data_categories: all}}"
    )
    names = [category["id"] for category in document["purposes"]["newsletter"]["data_categories"]]
    assert sorted(names) == ["contact", "phone"]


def test_denials_leave_their_sections() -> None:
    document = facts(
        "transfers: {mailer-us: null, none: We never do}\nrights: {portability: {none: Not available}}\n"
        "contacts: {dpo: {none: We have none}}"
    )
    assert document["denied"]["transfers"] == "We never do"
    assert document["denied"]["rights"] == {"portability": "Not available"}
    assert document["denied"]["dpo"] == "We have none"
    assert "transfers" not in document
    assert "portability" not in document["rights"]
    assert "dpo" not in document["contacts"]


def test_a_denial_beside_entries_keeps_both() -> None:
    document = facts("transfers: {none: We never do}")
    assert list(document["transfers"]) == ["mailer-us"]
    assert document["denied"]["transfers"] == "We never do"


def test_bulk_bases_count_for_a_purpose_only_where_they_are_sole() -> None:
    bulk = "purposes: {newsletter: {legal_bases: null}}\nlegal_bases: [%s]"
    assert facts(bulk % "contract")["purposes"]["newsletter"]["effective_legal_bases"] == []
    sole = facts(bulk % "{basis: contract, sole: true}")
    assert [basis["basis"] for basis in sole["purposes"]["newsletter"]["effective_legal_bases"]] == ["contract"]
    assert sole["bases_used"] == ["contract"]
    assert "withdraw_consent" not in sole["rights_carried"]
    assert "portability" in sole["rights_carried"]


def test_notice_wide_retention_covers_the_categories_it_names() -> None:
    patch = (
        "purposes: {newsletter: {retention: null}}\ndata_categories: {other: {description: Other data}}\n"
        "retention: {period: 1 year, applies_to: [%s]}"
    )
    assert facts(patch % "contact")["purposes"]["newsletter"]["effective_retention"][0]["period"]["days_max"] == 366
    assert facts(patch % "other")["purposes"]["newsletter"]["effective_retention"] == []


@pytest.mark.parametrize(
    ("as_of", "status"),
    [("2000-07-25", "not-yet"), ("2015-10-05", "in-force"), ("2015-10-06", "ended"), ("2026-11-22", "ended")],
)
def test_a_mechanism_stands_or_falls_with_the_day(as_of: str, status: str) -> None:
    document = facts("transfers: {mailer-us: {mechanism: Safe Harbour}}", as_of)
    (mechanism,) = document["transfers"]["mailer-us"]["mechanisms"]
    assert (mechanism["id"], mechanism["status"]) == ("safe-harbor", status)
    assert document["transfers"]["mailer-us"]["dead_mechanism"] is (status == "ended")


@pytest.mark.parametrize(
    ("as_of", "status"),
    [("2021-09-26", "in-force"), ("2021-09-27", "transition"), ("2022-12-27", "transition"), ("2022-12-28", "ended")],
)
def test_repealed_clauses_have_a_time_of_transition(as_of: str, status: str) -> None:
    document = facts("transfers: {mailer-us: {mechanism: scc-2010}}", as_of)
    assert document["transfers"]["mailer-us"]["mechanisms"][0]["status"] == status


@pytest.mark.parametrize(
    ("country", "as_of", "eea", "adequacy"),
    [
        ("GB", "2020-12-31", True, "not-needed"),
        ("GB", "2021-07-01", False, "in-force"),
        ("GB", "2032-01-01", False, "ended"),
        ("US", "2021-01-01", False, "none"),
        ("US", "2023-07-10", False, "in-force"),
        ("NO", "2026-11-22", True, "not-needed"),
        ("RE", "2026-11-22", True, "not-needed"),
        ("UK", "2026-11-22", False, "in-force"),
        ("AU", "2026-11-22", False, "none"),
        ("EEA", "2026-11-22", True, "not-needed"),
    ],
)
def test_a_country_has_its_standing_as_of_the_day(country: str, as_of: str, adequacy: str, *, eea: bool) -> None:
    document = facts(f"transfers: {{mailer-us: {{to: [{country}]}}}}", as_of)
    (found,) = document["transfers"]["mailer-us"]["to"]
    assert (found["eea"], found["adequacy"]["status"]) == (eea, adequacy)


def test_every_law_and_authority_is_listed_once_per_mention() -> None:
    document = facts(
        "cites: [GDPR, {law: Law of 8 December 1992, as: historical}, {authority: Privacy Commission}]\n"
        "purposes: {newsletter: {legal_bases: [{basis: legal-obligation, law: unnamed}]}}\n"
        "rights: {complaint: {authority: GBA}}"
    )
    found = {(c["as_written"], c["kind"], c["status"], c.get("id")) for c in document["citations"]}
    assert found == {
        ("GDPR", "law", "in-force", "gdpr"),
        ("Law of 8 December 1992", "law", "repealed", "be-law-1992"),
        ("Privacy Commission", "authority", "in-force", "be-gba"),
        ("unnamed", "law", "unknown", None),
        ("GBA", "authority", "in-force", "be-gba"),
    }


@pytest.mark.parametrize(("as_of", "former"), [("2015-01-01", False), ("2018-05-24", False), ("2018-05-25", True)])
def test_a_name_is_former_only_after_its_last_day(as_of: str, *, former: bool) -> None:
    document = facts("rights: {complaint: {authority: Privacy Commission}}", as_of)
    assert document["citations"][0]["former_name"] is former


@pytest.mark.parametrize(
    ("law", "misdated"),
    [
        ("GDPR", False),
        ("Regulation (EU) 2016/679 of 27 April 2016", False),
        ("Europese Verordening 2016/679 van 27 april 2016", False),
        ("GDPR General Data Protection Regulation of 25 May 2018", True),
        ("GDPR (2016/697)", True),
        ("GDPR, in force since 25 May 2018", False),
        ("GDPR, Art. 13/14", False),
    ],
)
def test_a_wrong_date_or_number_is_seen(law: str, *, misdated: bool) -> None:
    citation = facts(f"cites: ['{law}']")["citations"][-1]
    assert (citation["id"], citation["misdated"]) == ("gdpr", misdated)


def test_cookies_are_filled_from_what_is_said_of_all_but_the_necessary_ones() -> None:
    document = facts(
        "cookies: {none: null, all: {consent: prior, duration: 1 year}, stats: {kind: analytics}, "
        "own: {kind: analytics, consent: none}, cart: {kind: strictly-necessary}}"
    )
    cookies = document["cookies"]
    assert (cookies["stats"]["effective_consent"], cookies["stats"]["filled_from_all"]) == ("prior", True)
    assert cookies["own"]["effective_consent"] == "none"
    assert cookies["own"]["effective_duration"]["days_max"] == 366
    assert "effective_consent" not in cookies["cart"]
    assert cookies["cart"]["consent_free"] is True


def test_an_organisation_is_placed_by_its_country_unless_it_says_otherwise() -> None:
    assert facts("{}")["organisation"]["established_in_eea"] is True
    assert facts("organisation: {country: US}")["organisation"]["established_in_eea"] is False
    assert "established_in_eea" not in facts("organisation: {country: null}")["organisation"]
    stated = facts("organisation: {country: US, established_in_eea: true}")
    assert stated["organisation"]["established_in_eea"] is True


def test_what_a_kind_implies_is_derived_and_never_overrules() -> None:
    assert facts("organisation: {kind: public-authority}")["organisation"]["dpo_required"] is True
    assert "dpo_required" not in facts("{}")["organisation"]
    stated = facts("organisation: {kind: public-authority, dpo_required: false}")
    assert stated["organisation"]["dpo_required"] is False


@pytest.mark.parametrize(
    ("right", "patch", "narrowed"),
    [
        ("erasure", "except: [legal-obligation, contract]", ["except contract"]),
        ("erasure", "except: [legal-claims]", []),
        ("restriction", "only_for: [accuracy-contested, unlawful]", ["not for no-longer-needed"]),
        ("restriction", "only_for: [accuracy-contested, unlawful, legal-claims]", []),
        ("access", "only_for: [consent]", ["only for consent"]),
        ("portability", "only_for: [consent, contract, automated-means]", []),
        ("portability", "only_for: [automated-means]", []),
        ("objection", "only_for: [particular-situation]", []),
        ("objection", "except: [contract, legal-obligation]", []),
    ],
)
def test_limits_are_held_against_what_the_law_grants(right: str, patch: str, narrowed: list[str]) -> None:
    document = facts(f"rights: {{{right}: {{{patch}}}}}")
    assert document["rights"][right]["narrowed_by"] == narrowed


def test_a_case_is_missed_only_where_its_basis_is_used() -> None:
    rights = "rights: {objection: {only_for: [legitimate-interests]}}\n"
    assert facts(rights)["rights"]["objection"]["narrowed_by"] == []
    used = "purposes: {newsletter: {legal_bases: [{basis: public-task}, {basis: legitimate-interests}]}}"
    assert facts(rights + used)["rights"]["objection"]["narrowed_by"] == ["not for public-task"]


def test_words_that_limit_a_right_are_kept_unless_they_are_the_laws_own() -> None:
    rights = facts("rights: {objection: {only_for: [{other: serious and justified grounds}]}}")["rights"]
    assert rights["objection"]["narrowed_by_words"] == ["serious and justified grounds"]


def test_a_child_consents_at_the_age_of_its_country_and_day() -> None:
    patch = "organisation: {country: DK}\nchildren: {min_age: 13}"
    assert facts(patch, "2023-12-31")["children"]["consent_age"]["age"] == 13
    assert facts(patch, "2024-01-01")["children"]["consent_age"]["age"] == 15


def test_a_lost_value_is_still_a_channel() -> None:
    contacts = facts("contacts: {controllers: {example-tuinen: {email: true}}}")["contacts"]
    channels = contacts["controllers"]["example-tuinen"]["channels"]
    assert channels == [{"channel": "email"}, {"channel": "address", "value": "Kerkstraat 1, 9000 Gent"}]


def test_the_age_of_a_notice_counts_from_its_latest_date() -> None:
    notice = facts("notice: {published: 2026-11-02, last_updated: 2026-03-01}")["notice"]
    assert (notice["date"], notice["age_days"]) == ("2026-11-02", 20)


def test_an_obsolete_legal_form_is_found_inside_a_name() -> None:
    controllers = facts("contacts: {controllers: {example-tuinen: {name: Example Tuinen BVBA}}}")["contacts"][
        "controllers"
    ]
    assert controllers["example-tuinen"]["legal_form_status"]["successor"]
    assert "legal_form_status" not in facts("{}")["contacts"]["controllers"]["example-tuinen"]
