"""Which rules speak, and how loud: by id, topic, pack and authority, one selection refining another."""

import pytest

from policylint.errors import UsageError
from policylint.finding import Severity
from policylint.rules.catalogue import built_in_catalogue
from policylint.rules.selection import PRECONDITIONS, Level, Selection

CATALOGUE = built_in_catalogue()
CARDS = CATALOGUE.cards
TRANSFERS = {id_ for id_, card in CARDS.items() if card.topic == "transfers" and card.enabled}
HYGIENE = {"expired-suppression", "invalid-suppression", "unused-suppression"}


def ids(selection: Selection) -> set[str]:
    return {card.id for card in selection.cards(CATALOGUE)}


def severity(selection: Selection, rule: str) -> Severity | None:
    return selection.severity(CARDS[rule])


def test_an_id_counts_before_a_topic_a_topic_before_a_pack_and_a_pack_before_an_authority() -> None:
    card = CARDS["safe-harbor-transfer"]
    wider = (
        (f"authority:{card.authority}", Level.NOTE),
        (card.pack, Level.WARNING),
        (card.topic, Level.OFF),
        (card.id, Level.ERROR),
    )
    found = [severity(Selection(levels=wider[:count]), card.id) for count in range(5)]
    assert found == [None, Severity.NOTE, Severity.WARNING, None, Severity.ERROR]
    assert card.id not in ids(Selection(levels=wider[:3]))
    assert card.id in ids(Selection(levels=wider))


def test_off_silences_and_what_is_named_more_closely_still_speaks() -> None:
    selection = Selection(levels=(("transfers", Level.OFF), ("safe-harbor-transfer", Level.NOTE)))
    assert ids(selection) & TRANSFERS == {"safe-harbor-transfer"}


def test_a_later_selection_replaces_what_was_selected_and_adds_to_the_rest() -> None:
    first = Selection(select=("transfers",), ignore=("safe-harbor-transfer",))
    assert ids(Selection(ignore=("adequacy-scope",), earlier=first)) == TRANSFERS - {
        "safe-harbor-transfer",
        "adequacy-scope",
    }
    assert ids(Selection(extend_select=("safe-harbor-transfer",), earlier=first)) == TRANSFERS
    assert ids(Selection(select=("safe-harbor-transfer",), earlier=first)) == {"safe-harbor-transfer"}
    assert ids(Selection(earlier=first)) == ids(first)


def test_a_rule_that_was_off_keeps_its_own_severity_when_it_is_asked_again() -> None:
    first = Selection(levels=(("request-fee", Level.OFF),))
    again = Selection(select=("request-fee",), earlier=first)
    assert ids(again) == {"request-fee"}
    assert severity(again, "request-fee") is None


def test_a_severity_turns_no_rule_on() -> None:
    assert "claim-without-quote" not in ids(Selection(levels=(("claim-without-quote", Level.ERROR),)))
    assert ids(Selection(select=("request-fee",), levels=(("purposes-missing", Level.NOTE),))) == {"request-fee"}


@pytest.mark.parametrize("rule", sorted(PRECONDITIONS))
def test_what_keeps_a_policy_from_being_checked_cannot_be_left_out(rule: str) -> None:
    for selection in (Selection(ignore=(rule,)), Selection(levels=((rule, Level.OFF),))):
        with pytest.raises(UsageError, match=f"`{rule}` cannot be left out"):
            selection.cards(CATALOGUE)
    assert severity(Selection(levels=((rule, Level.NOTE),)), rule) is Severity.NOTE


def test_every_rule_of_the_reader_is_a_precondition_or_about_suppressions() -> None:
    built_in = {id_ for id_, card in CARDS.items() if card.built_in and card.topic == "format"}
    assert built_in == PRECONDITIONS | HYGIENE


def test_a_mistyped_name_among_severities_is_refused() -> None:
    with pytest.raises(UsageError, match=r"`retention-mising` .* Did you mean `retention-missing`\?"):
        Selection(levels=(("retention-mising", Level.NOTE),)).cards(CATALOGUE)
