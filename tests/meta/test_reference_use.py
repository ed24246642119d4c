"""Every row of the tables is reached by the program or a rule, under names that are its own."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Literal, get_args, get_origin

import pytest

from policylint.changes.areas.keeping import INDEFINITE, UNSTATED
from policylint.changes.card import Obligation
from policylint.changes.compare import all_sorts
from policylint.model import vocabulary
from policylint.model.rights import Rights
from policylint.reference import load_library
from policylint.reference.dates import Calendar, dates_in
from policylint.reference.names import words_of
from policylint.resources import rules_dir, schemas_dir
from policylint.rules.catalogue import built_in_catalogue

LIBRARY = load_library()
CATALOGUE = built_in_catalogue()
QUERIES = "\n".join(
    path.read_text(encoding="utf-8") for path in rules_dir().rglob("*.yaml") if path.parts[-2] != "reference"
)

REACHED_BY = {
    "adequacy-decisions": "the country of a transfer",
    "change-obligations": "the obligations of change cards",
    "child-consent-ages": "the country of the organisation",
    "citations": "the references of cards and duties",
    "countries": "a country's code",
    "data-kinds": "the format's `special`",
    "duties": "the table of duties and their rules",
    "implied-facts": "the facts of the organisation",
    "lawful-bases": "the format's `basis`",
    "laws": "a law's name",
    "legal-forms": "a legal form's name",
    "months": "a date in a citation",
    "organisation-kinds": "the format's `kind`",
    "right-limits": "the name of a right",
    "special-category-conditions": "the format's `condition`",
    "supervisory-authorities": "an authority's name",
    "transfer-mechanisms": "a mechanism's id or alias",
    "vague-phrases": "a phrase and its topic",
    "words": "a word of the format, in the message of a change card",
}
UNUSED_TABLES = {
    "national-identifiers": "what authors of national packs look up; the numbers are marked `national-id` in a policy",
}
UNUSED_ROWS = {
    ("adequacy-decisions", "epo"): "the format names countries, and an international organisation has no code",
    ("adequacy-decisions", "gb-law-enforcement"): "of no use for a transfer under the GDPR, kept to say so",
    ("citations", "directive"): "for cards of packs that rest on another directive",
    ("child-consent-ages", "ch"): "there is no age; the row says so",
    ("child-consent-ages", "eu"): "no policy has the Union's institutions as its country",
    ("vague-phrases", "interest-unnamed"): "no rule judges how a legitimate interest is worded",
}
SHARED_ALIASES = {("EU", ("cepd",)): "in French both European bodies bear it, so alone it means neither"}
CLOSED: dict[str, Any] = {
    "change-obligations": Obligation,
    "data-kinds": vocabulary.SpecialKind,
    "lawful-bases": vocabulary.Basis,
    "organisation-kinds": vocabulary.OrganisationKind,
    "special-category-conditions": vocabulary.ConditionKind,
}


def test_every_table_is_used_or_listed_as_unused() -> None:
    assert set(LIBRARY.names) == set(REACHED_BY) | set(UNUSED_TABLES)
    assert not set(REACHED_BY) & set(UNUSED_TABLES)


def words_in(vocabulary_: Any) -> set[str]:
    """The words of a closed vocabulary, however it is written."""
    return set(get_args(vocabulary_) or vocabulary_)


def reached(table: str) -> set[str]:
    """The rows of a table that something leads to."""
    rows = LIBRARY.rows(table)
    if table in CLOSED:
        return words_in(CLOSED[table]) & set(rows)
    return {id_ for id_, row in rows.items() if _REACH[table](id_, row)}


def _decision(_id: str, row: Any) -> bool:
    """On its last day, or its first if it is open, the country's object carries the decision."""
    country = LIBRARY.countries.resolve(row.get("country", "?"), row.get("valid_to", row["valid_from"]))
    return bool(country["adequacy"].get("decision") == row["decision"])


def _age(_id: str, row: Any) -> bool:
    codes = LIBRARY.countries.codes
    days = [window["from"] for window in row["ages"]]
    return row["country"] in codes and bool(days) and all(LIBRARY.consent_age(row["country"], day) for day in days)


def _citation(id_: str, _row: Any) -> bool:
    acts = {duty["act"] for duty in LIBRARY.rows("duties").values()}
    return id_ in acts or any(id_ in source for card in CATALOGUE.cards.values() for source in card.sources)


def _law(id_: str, row: Any) -> bool:
    """By each of its names that anybody may use, seen from its own country."""
    names = [row["title"], *row["aliases"], *row.get("abbreviations", ())]
    return all(LIBRARY.laws.resolve(name, row["country"], "2026-11-22").get("id") == id_ for name in names)


def _authority(id_: str, row: Any) -> bool:
    names = [name["name"] for key in ("names", "former") for name in row.get(key, ())]
    own = [name for name in names if (row["country"], words_of(name)) not in SHARED_ALIASES]
    return all(LIBRARY.authorities.resolve(name, None, row["country"], "2026-11-22").get("id") == id_ for name in own)


def _mechanism(id_: str, row: Any) -> bool:
    names = [id_, *row["aliases"]]
    return all(LIBRARY.mechanisms.resolve(name, "2026-11-22")["id"] == id_ for name in names)


def _phrase(id_: str, row: Any) -> bool:
    """Every phrase is found, and a rule asks for its kind or topic."""
    phrases = [phrase for key in ("phrases", "exact") for all_ in row.get(key, {}).values() for phrase in all_]
    found = all(id_ in {one["id"] for one in LIBRARY.phrases.find([phrase])} for phrase in phrases)
    asked = (f"topic == '{row['topic']}'", f"id == '{id_}'")
    return found and any(words in QUERIES for words in asked)


def _month(_id: str, row: Any) -> bool:
    months = Calendar.read(LIBRARY.table("months")).months
    dates = [next(dates_in(f"5 {name} 2018", months), None) for name in row["names"]]
    return [found and found.day for found in dates] == [f"2018-{number:02}-05" for number in range(1, 13)]


def _word(id_: str, _row: Any) -> bool:
    """It is a word or a key of the format, a right, or a member of the notice or the organisation."""
    sorts = {sort.subject.replace(".", "-").replace("_", "-") for sort in all_sorts()}
    rights = {f"right-{name.replace('_', '-')}" for name in Rights.model_fields}
    literals = [one for one in vars(vocabulary).values() if get_origin(one) is Literal]
    words = {word for literal in literals for word in get_args(literal)}
    return id_ in sorts | rights | words | {UNSTATED, INDEFINITE}


_REACH: dict[str, Any] = {
    "adequacy-decisions": _decision,
    "child-consent-ages": _age,
    "citations": _citation,
    "countries": lambda _id, row: LIBRARY.countries.resolve(row["code"], "2026-11-22")["name"] == row["title"],
    "duties": lambda _id, row: row["rank"] in ("mandatory", "best-practice"),
    "implied-facts": lambda id_, _row: f"organisation.{id_}" in QUERIES,
    "laws": _law,
    "legal-forms": lambda _id, row: row["country"] == "BE",  # the pack of this country reads the forms
    "months": _month,
    "right-limits": lambda id_, _row: id_ in Rights.model_fields,
    "supervisory-authorities": _authority,
    "transfer-mechanisms": _mechanism,
    "vague-phrases": _phrase,
    "words": _word,
}


@pytest.mark.parametrize("table", REACHED_BY)
def test_every_row_is_used_or_listed_as_unused(table: str) -> None:
    unused = {id_ for name, id_ in UNUSED_ROWS if name == table}
    assert reached(table) == set(LIBRARY.rows(table)) - unused


@pytest.mark.parametrize("table", CLOSED)
def test_a_closed_vocabulary_of_the_format_and_its_table_agree(table: str) -> None:
    assert words_in(CLOSED[table]) == set(LIBRARY.rows(table))


def test_the_mechanisms_of_the_schema_are_those_of_the_table() -> None:
    schema = json.loads((schemas_dir() / "policy.schema.json").read_text(encoding="utf-8"))
    (mechanism,) = _members(schema, "mechanism")
    named = [set(option["enum"]) for option in mechanism["anyOf"] if "enum" in option]
    assert named == [set(LIBRARY.mechanisms.ids)]


def _members(value: Any, name: str) -> Iterable[Any]:
    if isinstance(value, dict):
        yield from [value["properties"][name]] if name in value.get("properties", ()) else []
        for child in value.values():
            yield from _members(child, name)
    elif isinstance(value, list):
        for child in value:
            yield from _members(child, name)


def test_tables_speak_of_rights_cases_and_people_in_the_words_of_the_format() -> None:
    cases, exceptions = set(get_args(vocabulary.ConfinedTo)), set(get_args(vocabulary.ExceptedFor))
    for row in LIBRARY.rows("right-limits").values():
        assert {*row["granted_for"], *row["cumulative"], *row["case_bases"]} <= cases
        assert set(row["exceptions"]) <= exceptions
        named = ([one] if isinstance(one, str) else one for one in row["case_bases"].values())
        assert {basis for bases in named for basis in bases} <= set(LIBRARY.rows("lawful-bases"))
    for row in LIBRARY.rows("lawful-bases").values():
        assert {*row["rights"], *row.get("conditional_rights", ())} <= set(Rights.model_fields)
        assert not set(row["rights"]) & set(row.get("conditional_rights", ()))
    for row in LIBRARY.rows("special-category-conditions").values():
        assert set(row.get("subject_kinds", ())) <= set(get_args(vocabulary.DataSubjectKind))
        assert set(row.get("organisation_kinds", ())) <= set(get_args(vocabulary.OrganisationKind))


def test_no_name_belongs_to_two_laws_or_two_authorities_of_one_country() -> None:
    owners: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for id_, row in LIBRARY.rows("laws").items():
        for name in (row["title"], *row["aliases"], *row.get("local_aliases", ())):
            owners["law", row["country"], *words_of(name)].add(id_)
        for name in (*row.get("abbreviations", ()), *row.get("local_abbreviations", ())):
            owners["law in capitals", row["country"], *words_of(name, keep_case=True)].add(id_)
    for id_, row in LIBRARY.rows("supervisory-authorities").items():
        for name in (*row.get("names", ()), *row.get("former", ())):
            owners["authority", row["country"], *words_of(name["name"])].add(id_)
    shared = {(name[1], name[2:]) for name, rows in owners.items() if len(rows) > 1}
    assert shared == set(SHARED_ALIASES)


def test_an_alias_that_two_bodies_share_means_neither() -> None:
    for country, words in SHARED_ALIASES:
        assert LIBRARY.authorities.resolve(" ".join(words), None, country, "2026-11-22")["status"] == "unknown"


def test_no_web_domain_or_mechanism_has_two_owners() -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for id_, row in LIBRARY.rows("supervisory-authorities").items():
        for domain in (*row.get("domains", ()), *(former["domain"] for former in row.get("former_domains", ()))):
            owners[domain].add(id_)
    for id_, row in LIBRARY.rows("transfer-mechanisms").items():
        for name in (id_, row["title"], *row["aliases"]):
            owners[" ".join(words_of(name))].add(id_)
    assert len(owners) > 300
    assert not {name for name, rows in owners.items() if len(rows) > 1}


def test_rules_named_by_a_table_exist() -> None:
    named = {rule for row in LIBRARY.rows("national-identifiers").values() for rule in row["enforced_by"]}
    assert named
    assert named <= set(CATALOGUE.cards)
