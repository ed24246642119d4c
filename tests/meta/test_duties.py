"""Every duty of a notice is guarded by a rule or is out of reach for a stated reason, and every citation exists."""

import re
from collections.abc import Iterator

import pytest

from gdpr import article_exists, canonical, identifiers, recital_exists
from policylint.finding import Authority
from policylint.rules.catalogue import built_in_catalogue
from policylint.rules.citations import CitationForms
from policylint.rules.coverage import Guard, coverage

CATALOGUE = built_in_catalogue()
DUTIES = CATALOGUE.library.rows("duties")
GUARDED = {
    duty.id: duty for duty in coverage(DUTIES, CATALOGUE.cards, CitationForms(CATALOGUE.library.rows("citations")))
}
TABLE_COLUMNS = ("gdpr", "reference_for_law")
ITEMS_OF_THE_NOTICE = re.compile(r"Art\. 1[34]\([1-4]\)(?:\([a-z]\))?")
EXCEPTIONS = {"Art. 13(4)"}
"""Says when nothing need be told."""
CITED_AT_ANOTHER_PLACE = {"art-49-1-subpara-2"}
"""Art. 13(1)(f) repeats the duty for notices, and the rule cites that."""


@pytest.mark.parametrize("duty", [id_ for id_, row in DUTIES.items() if row["rank"] == "mandatory"])
def test_a_mandatory_duty_has_a_rule_or_a_reason_why_none_can_guard_it(duty: str) -> None:
    assert GUARDED[duty].guard is not Guard.NONE


@pytest.mark.parametrize("duty", DUTIES)
def test_a_duty_names_only_rules_that_exist(duty: str) -> None:
    assert GUARDED[duty].unknown == ()


def test_every_rule_of_law_guards_a_duty() -> None:
    """Rules of guidance and good practice advise on things that nobody owes."""
    guards = {rule for duty in GUARDED.values() for rule in duty.rules}
    of_law = {id_ for id_, card in CATALOGUE.cards.items() if card.authority in (Authority.LAW, Authority.CASE_LAW)}
    assert of_law - guards == set()


def test_every_item_of_articles_13_and_14_is_a_duty() -> None:
    """Paragraphs that only lead to their points are stated by these."""
    items = {id_ for id_ in identifiers() if ITEMS_OF_THE_NOTICE.fullmatch(id_)}
    leading = {id_ for id_ in items if any(other.startswith(f"{id_}(") for other in items)}
    listed = {canonical(row["ref"]) for row in DUTIES.values() if row["act"] == "gdpr"}
    assert len(items - leading - EXCEPTIONS) == 30
    assert items - leading - EXCEPTIONS <= listed


def test_a_guard_of_a_duty_cites_the_provision_that_lays_it_down() -> None:
    """Whoever reads the finding learns which law asks for it."""
    silent = {id_ for id_, row in DUTIES.items() if row["act"] == "gdpr" and GUARDED[id_].rules and not _cited(id_)}
    assert silent == CITED_AT_ANOTHER_PLACE


def _cited(duty: str) -> bool:
    """Whether a guard cites the duty's provision, a part of it, or the whole it belongs to."""
    wanted = str(canonical(DUTIES[duty]["ref"]))
    sources = (source for rule in GUARDED[duty].rules for source in CATALOGUE.cards[rule].sources)
    places = (str(canonical(str(source["gdpr"]))) for source in sources if "gdpr" in source)
    return any(place.startswith(wanted) or wanted.startswith(place) for place in places)


def cited() -> Iterator[tuple[str, str, str]]:
    """Where a citation stands, its kind, and its value."""
    for card in CATALOGUE.cards.values():
        for source in card.sources:
            yield from ((card.id, kind, str(source[kind])) for kind in ("gdpr", "recital") if kind in source)
    for table in CATALOGUE.library.names:
        for id_, row in CATALOGUE.library.rows(table).items():
            yield from ((f"{table}:{id_}", "gdpr", str(row[column])) for column in TABLE_COLUMNS if column in row)
            yield from ((f"{table}:{id_}", "gdpr", reason["gdpr"]) for reason in row.get("because", ()))
    for id_, row in DUTIES.items():
        if row["act"] == "gdpr":
            yield f"duties:{id_}", "gdpr", row["ref"]


def test_every_provision_cited_exists() -> None:
    exists = {"gdpr": article_exists, "recital": recital_exists}
    citations = list(cited())
    assert len(citations) > 300
    assert not [citation for citation in citations if not exists[citation[1]](citation[2])]


def test_citations_inside_the_texts_of_cards_exist() -> None:
    """`Art. 13(1)(c)` in a reason or remedy means the GDPR unless an act is named right behind it."""
    written = re.compile(r"Arts?\.? (\d+(?:\(\w+\))*)(?! ?(?:of|Law|Act|Directive|Regulation|BGBl|§|DPA|UAVG|/))")
    foreign = re.compile(r"Directive|Regulation \(EU\)|Act of|Law of|Code|Decision|eprivacy")
    found = []
    for card in CATALOGUE.cards.values():
        for text in (card.why, card.remedy, card.limits):
            for sentence in re.split(r"(?<=[a-z)]\.) ", text):
                if foreign.search(sentence):
                    continue
                found += [f"{card.id}: {hit}" for hit in written.findall(sentence) if not article_exists(hit)]
    assert not found


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        ("13(1)(a)", "Art. 13(1)(a)"),
        ("Art. 10", "Art. 10"),
        ("6(1) second subparagraph", "Art. 6(1) subpara. 2"),
        ("6(1), second subparagraph", "Art. 6(1) subpara. 2"),
        ("49(1) subpara. 2", "Art. 49(1) subpara. 2"),
        ("6(1) first subparagraph", "Art. 6(1)"),
        ("4(11)", "Art. 4(11)"),
    ],
)
def test_a_citation_is_read_however_its_subparagraph_is_written(citation: str, expected: str) -> None:
    assert canonical(citation) == expected
    assert article_exists(citation)


@pytest.mark.parametrize(
    "citation",
    [
        "100",
        "13(9)",
        "6(1)(g)",
        "13(1)(a)(i)",
        "6(1) third subparagraph",
        "6(1) last sentence",
        "16 first subparagraph",
        "",
    ],
)
def test_a_citation_of_what_is_not_there_is_refused(citation: str) -> None:
    assert not article_exists(citation)


def test_recitals_end_at_173() -> None:
    assert recital_exists("1")
    assert recital_exists("173")
    assert not recital_exists("174")
