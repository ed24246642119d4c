"""Every dated row of the tables, on the day before each of its days and on the day itself."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from policies import check, facts_of, rules_found
from policylint.reference import load_library

LIBRARY = load_library()
GDPR_APPLIES = "2018-05-25"
"""Rules that cite the GDPR are silent before; the facts know earlier days, too."""


def on_both_sides(day: str) -> tuple[str, str]:
    """The day before, and the day."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat(), day


def day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def rows_with(table: str, *columns: str) -> list[str]:
    return [id_ for id_, row in LIBRARY.rows(table).items() if set(columns) & set(row)]


# --- Transfer mechanisms and adequacy decisions --------------------------------------------------------------------


def changes_of(row: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Each day on which a mechanism's status changed, with the status before and from then on."""
    if "valid_from" in row:
        yield row["valid_from"], "not-yet", "in-force"
    if "ended_on" in row:
        yield row["ended_on"], "in-force", "transition" if "transition_to" in row else "ended"
    if "transition_to" in row:
        yield day_after(row["transition_to"]), "transition", "ended"


TOOLS = [id_ for id_, row in LIBRARY.rows("transfer-mechanisms").items() if row["family"] != "not-a-tool"]


@pytest.mark.parametrize("mechanism", TOOLS)
def test_a_mechanism_changes_its_status_on_its_days_only(mechanism: str) -> None:
    changes = list(changes_of(LIBRARY.rows("transfer-mechanisms")[mechanism]))
    assert changes
    for day, before, after in changes:
        found = [LIBRARY.mechanisms.resolve(mechanism, one)["status"] for one in on_both_sides(day)]
        assert found == [before, after]


@pytest.mark.parametrize("mechanism", [id_ for id_ in TOOLS if "ended_on" in LIBRARY.rows("transfer-mechanisms")[id_]])
def test_a_mechanism_that_ended_is_reported_ever_after(mechanism: str) -> None:
    """No rule stays silent on a dead mechanism, whatever it is; the day it ended, or when the Regulation applied."""
    row = LIBRARY.rows("transfer-mechanisms")[mechanism]
    patch = f"transfers: {{mailer-us: {{mechanism: {mechanism}}}}}"
    dead = {"safe-harbor-transfer", "privacy-shield-transfer", "repealed-clauses-transfer"}
    first = max(row["ended_on"], "2021-09-27" if "transition_to" in row else row["ended_on"])
    before, day = (set(rules_found(patch, one, "transfers")) & dead for one in on_both_sides(first))
    assert (before, len(day)) == (set(), 1)
    assert set(rules_found(patch, LIBRARY.as_of, "transfers")) == day


DECIDED = [
    id_
    for id_, row in LIBRARY.rows("adequacy-decisions").items()
    if "country" in row and not row.get("law_enforcement_only")
]


@pytest.mark.parametrize("decision", DECIDED)
def test_an_adequacy_decision_carries_a_transfer_within_its_window_only(decision: str) -> None:
    row = LIBRARY.rows("adequacy-decisions")[decision]
    code = row["country"]
    patch = f"recipients: {{mailer: {{country: {code}}}}}\ntransfers: {{mailer-us: {{to: [{code}], mechanism: null}}}}"
    expected = [(row["valid_from"], "none", "in-force")]
    expected += [(day_after(row["valid_to"]), "in-force", "ended")] if "valid_to" in row else []
    for day, *states in expected:
        for one, state in zip(on_both_sides(day), states, strict=True):
            country = LIBRARY.countries.resolve(code, one)
            assert country["adequacy"]["status"] == ("not-needed" if country["eea"] else state)
            missing = not country["eea"] and state != "in-force" and one >= GDPR_APPLIES
            assert rules_found(patch, one, "transfer-mechanism-missing") == ["transfer-mechanism-missing"] * missing


AREA = rows_with("countries", "eea_from")


@pytest.mark.parametrize("country", AREA)
def test_a_country_is_inside_from_its_day_on(country: str) -> None:
    row = LIBRARY.rows("countries")[country]
    assert [LIBRARY.countries.resolve(row["code"], day)["eea"] for day in on_both_sides(row["eea_from"])] == [
        False,
        True,
    ]


# --- Laws ----------------------------------------------------------------------------------------------------------

LAWS = LIBRARY.rows("laws")


def citing(law: str) -> str:
    """A notice of the law's own country that cites it as in force."""
    row = LAWS[law]
    country = "" if row["country"] == "EU" else f"organisation: {{country: {row['country']}}}\n"
    return f"{country}cites: [{quoted(row['title'])}]"


def citation(law: str, day: str) -> Mapping[str, Any]:
    (found,) = (one for one in facts_of(citing(law), day).document["citations"] if one["kind"] == "law")
    assert found["id"] == law
    return dict(found)


@pytest.mark.parametrize("law", rows_with("laws", "repealed_on"))
def test_a_repealed_law_is_reported_from_the_day_of_its_repeal(law: str) -> None:
    row = LAWS[law]
    ended = "body-ended" if row["kind"] == "guidance-body" else "repealed"
    assert [citation(law, day)["status"] for day in on_both_sides(row["repealed_on"])] == ["in-force", ended]
    before, first = on_both_sides(max(row["repealed_on"], GDPR_APPLIES))
    severities = [finding.severity.value for finding in check(citing(law), first, "repealed-law-cited").findings]
    assert rules_found(citing(law), before, "repealed-law-cited") == []
    if ended == "body-ended":  # papers of a body outlive it
        assert severities == []
    else:
        assert severities == ["warning" if "repealed_on" in row.get("uncertain", ()) else "error"]


@pytest.mark.parametrize("law", rows_with("laws", "applies_from"))
def test_a_law_is_cited_too_early_until_it_applies(law: str) -> None:
    starts = LAWS[law]["applies_from"]
    assert [citation(law, day)["status"] for day in on_both_sides(starts)] == ["not-yet-applicable", "in-force"]
    before, day = (rules_found(citing(law), one, "law-not-yet-in-force") for one in on_both_sides(starts))
    assert before == ["law-not-yet-in-force"] * (starts > GDPR_APPLIES)
    assert day == []


@pytest.mark.parametrize("law", [id_ for id_, row in LAWS.items() if row["kind"] == "proposal"])
def test_a_proposal_is_no_law_before_or_after_it_is_withdrawn(law: str) -> None:
    row = LAWS[law]
    days = on_both_sides(row["withdrawn_on"]) if "withdrawn_on" in row else (LIBRARY.as_of,)
    states = ["proposal", "withdrawn"][: len(days)]
    assert [citation(law, day)["status"] for day in days] == states
    for day, state in zip(days, states, strict=True):
        (finding,) = check(citing(law), day, "law-not-yet-in-force").findings
        assert ("withdrawn" in finding.message) == (state == "withdrawn")


# --- Authorities, ages, legal forms --------------------------------------------------------------------------------


def former_names() -> Iterator[tuple[str, Mapping[str, Any]]]:
    for id_, row in LIBRARY.rows("supervisory-authorities").items():
        yield from ((id_, name) for name in row.get("former", ()) if "until" in name)


@pytest.mark.parametrize(
    ("authority", "name"), [pytest.param(*one, id=f"{one[0]}-{one[1]['name']}") for one in former_names()]
)
def test_a_former_name_is_out_of_date_from_the_day_after_its_last(authority: str, name: Mapping[str, Any]) -> None:
    country = LIBRARY.rows("supervisory-authorities")[authority]["country"]
    here = "" if country == "EU" else f"organisation: {{country: {country}}}\n"
    patch = f"{here}rights: {{complaint: {{authority: {quoted(name['name'])}}}}}"
    last, next_day = on_both_sides(day_after(name["until"]))
    bodies = [facts_of(patch, day).document["rights"]["complaint"][0]["body"] for day in (last, next_day)]
    assert [(body["id"], body["former_name"]) for body in bodies] == [(authority, False), (authority, True)]
    silent = name.get("tolerated") or name.get("uncertain")
    assert rules_found(patch, last, "authority-former-name") == []
    expected = [] if silent else ["authority-former-name"]
    assert rules_found(patch, max(next_day, GDPR_APPLIES), "authority-former-name") == expected


CHANGED_AGES = [
    (row["country"], earlier["age"], later["age"], later["from"])
    for row in LIBRARY.rows("child-consent-ages").values()
    for earlier, later in zip(row["ages"], row["ages"][1:], strict=False)
]


@pytest.mark.parametrize(("country", "earlier", "later", "day"), CHANGED_AGES)
def test_a_changed_age_of_consent_counts_from_its_day(country: str, earlier: int, later: int, day: str) -> None:
    lower = min(earlier, later)
    patch = f"organisation: {{country: {country}}}\nchildren: {{min_age: {lower}, parental_consent: By e-mail}}"
    found = [rules_found(patch, one, "child-consent-age-too-low") for one in on_both_sides(day)]
    too_low = ["child-consent-age-too-low"]
    assert found == ([[], too_low] if later > earlier else [too_low, []])


@pytest.mark.parametrize("form", rows_with("legal-forms", "abolished_on"))
def test_an_abolished_legal_form_is_reported_from_its_day(form: str) -> None:
    row = LIBRARY.rows("legal-forms")[form]
    patch = f"contacts: {{controllers: {{example-tuinen: {{legal_form: {row['names'][0]}}}}}}}"
    found = [rules_found(patch, day, "legal-form-obsolete") for day in on_both_sides(row["abolished_on"])]
    assert found == [[], ["legal-form-obsolete"]]


def former_domains() -> Iterator[tuple[str, str, str]]:
    for id_, row in LIBRARY.rows("supervisory-authorities").items():
        yield from ((id_, one["domain"], one["until"]) for one in row.get("former_domains", ()) if "until" in one)


@pytest.mark.parametrize(("authority", "domain", "until"), list(former_domains()))
def test_a_former_domain_is_out_of_date_from_the_day_after_its_last(authority: str, domain: str, until: str) -> None:
    row = LIBRARY.rows("supervisory-authorities")[authority]
    patch = f"cites: [{{authority: {quoted(row['title'])}, website: 'https://www.{domain}/form'}}]"
    days = on_both_sides(day_after(until))
    states = [_citation_of(patch, day)["former_domain"] for day in days]
    assert states == [False, True]
    assert rules_found(patch, max(days[1], GDPR_APPLIES), "authority-former-name") == ["authority-former-name"]


def _citation_of(patch: str, day: str) -> Mapping[str, Any]:
    return dict(next(one for one in facts_of(patch, day).document["citations"] if "website" in one))


EXERCISED = {
    "adequacy-decisions": {"valid_from", "valid_to"},
    "child-consent-ages": {"ages"},
    "citations": {"applies_from"},  # the calendar of cards
    "countries": {"eea_from", "eea_to", "treated_as_eea_to"},
    "laws": {"applies_from", "repealed_on", "withdrawn_on"},
    "legal-forms": {"abolished_on"},
    "supervisory-authorities": {"former", "former_domains"},
    "transfer-mechanisms": {"valid_from", "valid_to", "ended_on", "transition_to", "challenge"},
}
FOR_THE_READER = {
    "adequacy-decisions": {"extended"},
    "countries": {"eu_from", "eu_to", "gdpr_applies_from"},
    "laws": {"date"},
    "legal-forms": {"closed_on"},
    "national-identifiers": {"authorised_by_since"},
    "supervisory-authorities": {"names"},
}


def test_every_column_with_days_is_exercised_or_only_informs() -> None:
    dated = {
        (table, column)
        for table in LIBRARY.names
        for row in LIBRARY.rows(table).values()
        for column, value in row.items()
        if column != "checked" and _holds_day(value)
    }
    listed = [*EXERCISED.items(), *FOR_THE_READER.items()]
    assert dated == {(table, column) for table, columns in listed for column in columns}


def _holds_day(value: Any) -> bool:
    if isinstance(value, Mapping | list):
        return any(_holds_day(child) for child in (value.values() if isinstance(value, Mapping) else value))
    try:
        return date.fromisoformat(str(value)).isoformat() == str(value)
    except ValueError:
        return False
