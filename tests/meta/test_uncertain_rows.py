"""No error rests on a value that the tables mark as uncertain."""

import json
from collections.abc import Iterator

import pytest

from policies import TODAY, check
from policylint.finding import Severity
from policylint.reference import load_library

LIBRARY = load_library()
UNCERTAIN = {
    (table, id_, column)
    for table in LIBRARY.names
    for id_, row in LIBRARY.rows(table).items()
    for column in (*row.get("uncertain", ()), *(["status"] if row.get("status") == "uncertain" else []))
}
SHOWN_BELOW = {
    ("laws", "repealed_on"), ("laws", "replaced_by"), ("laws", "status"), ("laws", "title"), ("laws", "date"),
    ("laws", "dead_articles"), ("legal-forms", "abolished_on"), ("supervisory-authorities", "names"),
    ("supervisory-authorities", "former"), ("supervisory-authorities", "domains"),
    ("supervisory-authorities", "former_domains"), ("transfer-mechanisms", "valid_from"),
    ("transfer-mechanisms", "valid_to"), ("transfer-mechanisms", "ended_on"), ("transfer-mechanisms", "transition_to"),
}  # fmt: skip
READ_BY_NO_RULE = {("adequacy-decisions", "scope"), ("adequacy-decisions", "extended")}
"""Words for the reader, and the history of a last day that is itself certain."""
STATES_WITHOUT_CERTAINTY = ("GI", "MC", "SM", "VA")
"""No decision on them is known, and that there is none is not certain."""


def errors(patch: str, as_of: str = TODAY) -> list[str]:
    return [finding.message for finding in check(patch, as_of).findings if finding.severity is Severity.ERROR]


def rows(table: str, *columns: str) -> list[str]:
    return sorted({id_ for name, id_, column in UNCERTAIN if name == table and (not columns or column in columns)})


def test_every_uncertain_column_is_shown_to_carry_no_error() -> None:
    assert {(table, column) for table, _, column in UNCERTAIN} == SHOWN_BELOW | READ_BY_NO_RULE


@pytest.mark.parametrize("law", rows("laws"))
def test_a_law_whose_end_is_uncertain_is_reported_as_a_warning_at_most(law: str) -> None:
    row = LIBRARY.rows("laws")[law]
    for name in (row["title"], *row["aliases"]):
        cited = json.dumps(name, ensure_ascii=False)
        country = f"organisation: {{country: {row['country']}, established_in_eea: true}}\n"
        authority = "rights: {complaint: null}\n"  # the one of the clean policy is another country's
        found = check(f"{country}{authority}cites: [{cited}]").findings
        spoken = [finding for finding in found if finding.rule != "right-complaint-missing"]
        assert Severity.ERROR not in {finding.severity for finding in spoken}
        if "repealed_on" in row:
            assert Severity.WARNING in {finding.severity for finding in spoken if finding.rule == "repealed-law-cited"}


def uncertain_names() -> Iterator[tuple[str, str]]:
    for id_ in rows("supervisory-authorities", "names", "former"):
        row = LIBRARY.rows("supervisory-authorities")[id_]
        yield from ((row["country"], name["name"]) for key in ("names", "former") for name in row.get(key, ()))


@pytest.mark.parametrize(("country", "name"), sorted(set(uncertain_names())))
def test_an_authority_whose_names_are_uncertain_is_never_called_by_a_wrong_one(country: str, name: str) -> None:
    written = json.dumps(name, ensure_ascii=False)
    here = f"organisation: {{country: {country}, established_in_eea: true}}"
    assert errors(f"{here}\nrights: {{complaint: {{authority: {written}}}}}") == []


@pytest.mark.parametrize("authority", rows("supervisory-authorities", "domains", "former_domains"))
def test_an_uncertain_web_domain_is_never_called_out_of_date(authority: str) -> None:
    row = LIBRARY.rows("supervisory-authorities")[authority]
    domains = [*row.get("domains", ()), *(former["domain"] for former in row.get("former_domains", ()))]
    assert domains
    for domain in domains:
        assert errors(f'cites: [{{authority: "{row["title"]}", website: "https://www.{domain}/x"}}]') == []


@pytest.mark.parametrize("country", STATES_WITHOUT_CERTAINTY)
@pytest.mark.parametrize("mechanism", ["adequacy-decision", "null"])
def test_a_state_that_may_have_an_adequacy_decision_yields_no_error(country: str, mechanism: str) -> None:
    patch = (
        f"recipients: {{mailer: {{country: {country}}}}}\n"
        f"transfers: {{mailer-us: {{to: [{country}], mechanism: {mechanism}, copy: null}}}}"
    )
    assert errors(patch) == []
    assert [finding.severity for finding in check(patch).findings] == [Severity.WARNING]


@pytest.mark.parametrize("mechanism", rows("transfer-mechanisms"))
def test_a_mechanism_is_an_error_only_on_days_when_it_had_certainly_ended(mechanism: str) -> None:
    """The Swiss framework had ended when its successor came; the transition of all old clauses ended together."""
    certain = {"swiss-safe-harbor": ("2017-01-10", "2017-01-11"), "scc-2002": ("2022-12-27", "2022-12-28")}
    doubtful, sure = certain[mechanism]
    patch = f"transfers: {{mailer-us: {{mechanism: {mechanism}}}}}"
    select = ("safe-harbor-transfer", "repealed-clauses-transfer")
    assert [finding.severity for finding in check(patch, doubtful, *select).findings] == [Severity.WARNING]
    (finding,) = check(patch, sure, *select).findings
    assert finding.severity is Severity.ERROR
    assert finding.message.endswith(("replaced in January 2017", "at the latest"))


@pytest.mark.parametrize("form", rows("legal-forms"))
def test_a_legal_form_whose_end_is_uncertain_is_a_note(form: str) -> None:
    for name in LIBRARY.rows("legal-forms")[form]["names"]:
        patch = f'contacts: {{controllers: {{example-tuinen: {{legal_form: "{name}"}}}}}}'
        assert [finding.severity for finding in check(patch).findings] == [Severity.NOTE]
