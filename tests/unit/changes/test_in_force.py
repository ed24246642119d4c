"""Before the law applied, a change is reported all the same, and nobody is told of duties there were not."""

from itertools import chain

import pytest

from policies import facts_of
from policylint.changes.card import Direction, Obligation
from policylint.changes.cards import built_in_change_cards
from policylint.changes.compare import compare
from policylint.changes.example_runner import staged
from policylint.changes.judge import Judged, judge
from policylint.changes.obligations import duties
from policylint.finding import Severity
from policylint.reference import load_library

CARDS = built_in_change_cards()
WORSE = "rights: {access: null}"
COOKIE = "cookies: {none: null, stats: {kind: analytics, consent: none}}"
NO_COOKIE = "cookies: {none: null}"


def judged(old: str, new: str, as_of: str) -> dict[str, Judged]:
    before, after = facts_of(old, as_of), facts_of(new, as_of)
    return {one.id: one for one in judge(compare(before, after), before, after, CARDS)}


def test_the_day_before_a_change_is_a_note_without_law() -> None:
    (one,) = judged("", WORSE, "2018-05-24").values()
    assert (one.id, one.direction, one.severity) == ("right-removed", Direction.ADVERSE, Severity.NOTE)
    assert (one.obligations, one.references) == ((), ())


def test_on_the_day_it_is_what_the_card_says() -> None:
    told = judged("", WORSE, "2018-05-25")
    one = told["right-removed"]
    assert (one.severity, one.obligations) == (Severity.ERROR, (Obligation.INFORM_BEFORE,))
    assert one.references == CARDS["right-removed"].references
    assert "effective-date-missing" in told


def test_law_that_applied_earlier_is_cited_and_later_law_is_not() -> None:
    one = judged(NO_COOKIE, COOKIE, "2015-01-01")["cookie-added"]
    assert one.severity is Severity.ERROR
    assert [reference.label for reference in one.references] == ["Art. 5(3) Directive 2002/58/EC"]
    assert one.obligations == ()


def test_a_judgment_is_cited_from_its_day() -> None:
    def labels(day: str) -> list[str]:
        return [one.label for one in judged(NO_COOKIE, COOKIE, day)["cookie-added"].references]

    assert labels("2019-09-30") == ["Art. 5(3) Directive 2002/58/EC", "Art. 4(11) GDPR"]
    assert labels("2019-10-01") == ["Art. 5(3) Directive 2002/58/EC", "Art. 4(11) GDPR", "C-673/17 Planet49"]


def test_guidance_is_cited_no_earlier_than_the_law_it_explains() -> None:
    card = CARDS["effective-date-missing"]
    assert len(set(card.applied_from)) == 1
    assert card.references_on("2018-05-24") == ()


def test_every_obligation_has_a_day() -> None:
    for obligation, duty in duties(load_library()).items():
        assert duty.applies_from, obligation


@pytest.mark.parametrize("id_", CARDS)
def test_no_card_claims_law_before_there_was_any(id_: str) -> None:
    """Each of a card's own examples, compared as of a day before any of the law cited."""
    card, library = CARDS[id_], load_library()
    days = [day for day in chain(card.applied_from, card.owed_from.values()) if day is not None]
    assert days
    for example in card.examples:
        changes, old, new = staged(card, example, library, as_of="2000-01-01")
        for one in judge(changes, old, new, CARDS):
            assert (one.obligations, one.references, one.severity) == ((), (), Severity.NOTE), one
            assert one.card.judges_changes
