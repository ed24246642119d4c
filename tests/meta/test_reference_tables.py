"""The tables of law are complete, dated and cited, and their windows stand in order."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from policies import TODAY
from policylint.reference import load_library

LIBRARY = load_library()
ROWS = [(table, id_, row) for table in LIBRARY.names for id_, row in LIBRARY.rows(table).items()]
COUNTRIES = LIBRARY.rows("countries")
EEA = {row["code"] for row in COUNTRIES.values() if "eea_from" in row and "eea_to" not in row}
NEIGHBOURS = {"GB", "CH"}
WITHOUT_SOURCE = {
    "months": "names of months are no law",
    "words": "plain language is no law",
    "countries": "codes and names of ISO 3166-1; membership of the EEA is cited",
}
STATUSES = {"verified", "second-hand", "recalled", "uncertain"}
DATE_COLUMNS = re.compile(r".+_(?:on|from|to|since)|valid_.+|since|until|from|to|date|checked|lodged")
IN_ORDER = [
    ("eu_from", "eu_to"), ("eea_from", "eea_to"), ("eea_to", "treated_as_eea_to"), ("valid_from", "valid_to"),
    ("valid_to", "ended_on"), ("ended_on", "transition_to"), ("date", "applies_from"), ("applies_from", "repealed_on"),
    ("date", "repealed_on"), ("date", "withdrawn_on"), ("closed_on", "abolished_on"), ("from", "to"),
    ("since", "until"), ("until", "successor_since"), ("lodged", "checked"),
]  # fmt: skip
DAY_AFTER = [("valid_to", "ended_on"), ("until", "successor_since")]
"""The last day of one state and the first of the next."""


def maps_in(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every map inside a row, the row itself first."""
    if isinstance(value, Mapping):
        yield value
        for child in value.values():
            yield from maps_in(child)
    elif isinstance(value, list):
        for child in value:
            yield from maps_in(child)


def test_every_row_is_titled_cited_sourced_and_checked() -> None:
    found = []
    for table, id_, row in ROWS:
        legal = table not in WITHOUT_SOURCE or "eea_from" in row
        wanted = ("title", "citation", "source", "checked", "status") if legal else ("title",)
        found += [f"{table}:{id_} lacks {key}" for key in wanted if not str(row.get(key, "")).strip()]
        found += [f"{table}:{id_} is {row['status']}"] if row.get("status", "verified") not in STATUSES else []
    assert not found


def test_a_row_is_checked_no_later_than_its_table_says() -> None:
    assert LIBRARY.as_of == TODAY
    assert not [id_ for table, id_, row in ROWS if row.get("checked", TODAY) > LIBRARY.table(table).as_of]


def test_every_date_is_one_of_the_calendar() -> None:
    found, read = [], 0
    for table, id_, row in ROWS:
        for holder in maps_in(row):
            for key, value in holder.items():
                if DATE_COLUMNS.fullmatch(key) and isinstance(value, str):
                    read += 1
                    found += [] if _is_date(value) else [f"{table}:{id_} {key}: {value}"]
    assert read > 800
    assert not found


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def test_windows_stand_in_order() -> None:
    found = []
    for table, id_, row in ROWS:
        for holder in maps_in(row):
            pairs = [(a, b) for a, b in IN_ORDER if a in holder and b in holder]
            found += [f"{table}:{id_} {a} after {b}" for a, b in pairs if holder[a] > holder[b]]
            next_day = [(a, b) for a, b in DAY_AFTER if a in holder and b in holder]
            found += [f"{table}:{id_} {b} is not the day after {a}" for a, b in next_day if not _follows(holder, a, b)]
    assert not found


def _follows(holder: Mapping[str, Any], last: str, first: str) -> bool:
    return date.fromisoformat(holder[last]) + timedelta(days=1) == date.fromisoformat(holder[first])


def test_extensions_of_an_adequacy_decision_lead_to_its_last_day() -> None:
    extended = [row for row in LIBRARY.rows("adequacy-decisions").values() if "extended" in row]
    assert extended
    for row in extended:
        days = [extension["until"] for extension in row["extended"]]
        assert days == sorted(days)
        assert days[-1] == row["valid_to"]


def test_the_area_has_thirty_states() -> None:
    assert len(EEA) == 30
    assert {"IS", "LI", "NO", "HR"} < EEA


@pytest.mark.parametrize("country", sorted(EEA | NEIGHBOURS))
def test_a_complaint_against_a_company_has_an_authority(country: str) -> None:
    rows = [row for row in LIBRARY.rows("supervisory-authorities").values() if row["country"] == country]
    competent = [row for row in rows if row["competence"] in ("general", "private-sector")]
    assert any(row.get("names") and row.get("domains") for row in competent)


def test_each_german_land_has_an_authority_for_companies() -> None:
    rows = [row for row in LIBRARY.rows("supervisory-authorities").values() if row["country"] == "DE"]
    lands = {row["region"] for row in rows if row["competence"] in ("general", "private-sector")}
    assert " ".join(sorted(lands)) == "BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH"


@pytest.mark.parametrize("country", sorted(EEA | NEIGHBOURS - {"CH"}))
def test_the_age_of_consent_is_known_for_every_day(country: str) -> None:
    """From the day on which the Regulation applied there, without a gap, within the bounds of its Art. 8(1)."""
    (row,) = (row for row in LIBRARY.rows("child-consent-ages").values() if row["country"] == country)
    windows = row["ages"]
    applied = COUNTRIES[country.lower()].get("gdpr_applies_from", "2018-05-25")
    assert windows[0]["from"] <= applied
    assert all(_joined(one, next_) for one, next_ in pairwise(windows))
    assert "to" not in windows[-1]
    assert all(13 <= window["age"] <= 16 for window in windows)
    assert LIBRARY.consent_age(country, TODAY) is not None


def _joined(one: Mapping[str, Any], following: Mapping[str, Any]) -> bool:
    return date.fromisoformat(one["to"]) + timedelta(days=1) == date.fromisoformat(following["from"])


def test_switzerland_has_no_age_of_consent_and_the_table_says_so() -> None:
    row = LIBRARY.rows("child-consent-ages")["ch"]
    assert row["ages"] == []
    assert "capacity of judgement" in row["note"]
    assert LIBRARY.consent_age("CH", TODAY) is None


def test_a_law_that_ended_says_what_came_in_its_place() -> None:
    laws = LIBRARY.rows("laws")
    ended = {id_ for id_, row in laws.items() if "repealed_on" in row or "withdrawn_on" in row}
    assert len(ended) > 40
    assert not {id_ for id_ in ended if not laws[id_].get("replaced_by")}


@pytest.mark.parametrize("country", sorted(EEA | NEIGHBOURS))
def test_the_data_protection_act_of_each_state_is_known(country: str) -> None:
    """Its own act in force, or a note that there is none beside the Regulation."""
    acts = [row for row in LIBRARY.rows("laws").values() if row["country"] == country and row["kind"] == "act"]
    assert [row for row in acts if "repealed_on" not in row]
