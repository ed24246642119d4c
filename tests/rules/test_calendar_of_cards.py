"""Every card speaks from the day on which its law applied, and is silent the day before."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import pytest

from policylint.engine.check import Checker, Options
from policylint.engine.example_runner import clean_policy
from policylint.engine.sources import GivenTexts
from policylint.rules.card import Card
from policylint.rules.catalogue import built_in_catalogue
from policylint.rules.examples import document_of
from policylint.rules.selection import Selection

CATALOGUE = built_in_catalogue()
GDPR_APPLIES = "2018-05-25"
CARDS = {id_: card for id_, card in CATALOGUE.cards.items() if not card.built_in}
CITE_THE_GDPR = [id_ for id_, card in CARDS.items() if any("gdpr" in source for source in card.sources)]
SPOKE_BEFORE = {"safe-harbor-transfer": "2015-10-06"}
"""Judged under Directive 95/46/EC, too, whose provisions the cited ones follow."""
NOTHING_TO_SAY_YET = {
    "framework-under-challenge": "the appeal was lodged later",
    "legal-form-obsolete": "the forms were abolished later",
    "notice-outdated": "the notices of its examples are younger",
}
"""Cards in force on their first day, about something that happened afterwards."""


@cache
def checker(rule: str, as_of: str) -> Checker:
    return Checker(CATALOGUE, Options(as_of=date.fromisoformat(as_of), selection=Selection(select=(rule,))))


def speaks(card: Card, as_of: str) -> bool:
    """Whether the rule finds fault with one of its bad examples as of a day."""
    return any(_found(card, as_of))


def _found(card: Card, as_of: str) -> Iterator[bool]:
    for example in card.examples:
        if not example.bad:
            continue
        document = document_of(example, card.file, clean_policy())
        asked = checker(card.id, as_of)
        if example.sources is not None:
            options = Options(
                as_of=date.fromisoformat(as_of),
                selection=Selection(select=(card.id,)),
                sources=GivenTexts(example.sources),
            )
            asked = Checker(CATALOGUE, options)
        yield any(finding.rule == card.id for finding in asked.check(document).findings)


def day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


@pytest.mark.parametrize("rule", [id_ for id_, card in CARDS.items() if card.in_force_from])
def test_a_card_is_silent_before_its_first_day_and_speaks_from_then_on(rule: str) -> None:
    card = CARDS[rule]
    assert card.in_force_from is not None
    assert not speaks(card, day_before(card.in_force_from))
    assert speaks(card, card.in_force_from) == (rule not in NOTHING_TO_SAY_YET)


def test_a_card_with_a_last_day_is_silent_after_it() -> None:
    """None has one yet, so one is lent to a card."""
    card = CARDS["request-fee"]._replace(in_force_to="2026-11-22")
    assert card.in_force("2026-11-22")
    assert not card.in_force("2026-11-23")


def test_no_card_that_cites_the_regulation_speaks_before_it_applied() -> None:
    early = {
        rule: str(CARDS[rule].in_force_from)
        for rule in CITE_THE_GDPR
        if (CARDS[rule].in_force_from or "") < GDPR_APPLIES
    }
    assert early == SPOKE_BEFORE


@pytest.mark.parametrize("rule", [id_ for id_, card in CARDS.items() if card.in_force_from is None])
def test_a_card_without_a_first_day_cites_no_dated_law(rule: str) -> None:
    kinds = {kind for source in CARDS[rule].sources for kind in source}
    assert not kinds & {id_ for id_, row in CATALOGUE.library.rows("citations").items() if "applies_from" in row}
