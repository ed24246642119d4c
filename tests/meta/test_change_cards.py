"""Closed world: every sort of change that comparing can produce is judged, by one card."""

from typing import Any

from policylint.changes.cards import built_in_change_cards
from policylint.changes.change import Sort
from policylint.changes.compare import all_sorts
from policylint.changes.example_runner import judged_of
from policylint.changes.judge import preferred, selecting
from policylint.reference import load_library
from policylint.rules.catalogue import built_in_catalogue

CARDS = built_in_change_cards()


def test_no_change_has_the_id_of_a_rule() -> None:
    """`explain` and suppressions know them by their ids alone."""
    assert CARDS.keys() & built_in_catalogue().cards.keys() == set()


def bare(sort: Sort) -> dict[str, Any]:
    """A document with one change of which nothing is known but its sort."""
    change = {"area": sort.area, "kind": sort.kind, "action": sort.action, "subject": sort.subject}
    return {"as_of": "2026-11-22", "old": {"notice": {}}, "new": {"notice": {}}, "changes": [{**change, "key": "x"}]}


def test_every_sort_of_change_has_one_card() -> None:
    judges = {
        sort: [
            card.id for card in preferred([c for c in CARDS.values() if c.judges_changes and selecting(c, bare(sort))])
        ]
        for sort in all_sorts()
    }
    assert {sort: ids for sort, ids in judges.items() if len(ids) != 1} == {}


def test_every_example_leaves_one_card_for_each_change() -> None:
    library = load_library()
    for card in CARDS.values():
        for example in card.examples:
            for judged in judged_of(card, example, CARDS, library):
                assert not judged.card.judges_changes or judged.change.sort in all_sorts(), judged


def test_every_card_can_speak() -> None:
    """A query with a mistyped area or subject would be silent for ever."""
    sorts = all_sorts()
    subjects, areas = {sort.subject for sort in sorts}, {str(sort.area) for sort in sorts}
    for card in CARDS.values():
        for query in card.given:
            words = set(query.text.split("'")[1::2])
            known = subjects | areas | {str(sort.action) for sort in sorts}
            values = {"voluntary", "unspecified", "unstated", "affirmative-act"}
            assert words <= known | values, (card.id, words - known)


SPARE = {("request-changed", "default")}
"""The verdict of a fallback card that nothing falls to: every sort of change of its area has a card of its own."""


def test_every_verdict_of_every_card_is_shown_by_an_example() -> None:
    """A condition with a mistyped name would never hold."""
    library = load_library()
    shown = {
        (judged.id, judged.verdict)
        for card in CARDS.values()
        for example in card.examples
        for judged in judged_of(card, example, CARDS, library)
    }
    verdicts = {(card.id, "default") for card in CARDS.values()}
    verdicts |= {(card.id, case.when.text) for card in CARDS.values() for case in card.cases}
    assert verdicts - shown == SPARE
