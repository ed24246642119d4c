"""Every clause of a change card has its near miss, and examples are asked to tell it from the card."""

from pathlib import Path

from policylint.changes.card import ChangeCard
from policylint.changes.cards import built_in_change_cards, read_change_cards
from policylint.changes.mutation import mutants
from policylint.changes.mutation_runner import Coverage
from policylint.reference import load_library

CARD = """\
id: right-gone
title: A right is gone
direction: adverse
severity: error
references: [{gdpr: 13(2)(b)}]
given:
  - $.changes[?@.subject == 'right']
  - $.changes[?@.area == 'dpo']
when: "@.before"
cases:
  - when: "@.key == 'access'"
    direction: unclear
    severity: note
supersedes: [right-removed]
message: "{@.key} is gone"
why: People should know.
remedy: Say it.
examples: []
"""
BUILT_IN = built_in_change_cards()
LIBRARY = load_library()


def read(folder: Path) -> ChangeCard:
    (folder / "right-gone.yaml").write_text(CARD, encoding="utf-8")
    (folder / "right-removed.yaml").write_text(
        CARD.replace("right-gone", "right-removed").replace("supersedes: [right-removed]\n", ""), encoding="utf-8"
    )
    return read_change_cards(folder, LIBRARY)["right-gone"]


def test_every_part_of_a_card_is_edited(tmp_path: Path) -> None:
    assert [mutant.description for mutant in mutants(read(tmp_path))] == [
        "given[0]: `$.changes[?@.subject == 'right']` dropped",
        "given[0]: `?@.subject == 'right'` dropped",
        "given[0]: `@.subject == 'right'` negated",
        "given[1]: `$.changes[?@.area == 'dpo']` dropped",
        "given[1]: `?@.area == 'dpo'` dropped",
        "given[1]: `@.area == 'dpo'` negated",
        "when: `@.before` dropped",
        "when: `@.before` negated",
        "cases[0]: `@.key == 'access'` dropped",
        "cases[0].when: `@.key == 'access'` dropped",
        "cases[0].when: `@.key == 'access'` negated",
        "supersedes[0]: `right-removed` dropped",
    ]


def test_an_example_of_any_card_may_show_a_clause() -> None:
    """That `right-removed` is for what is gone, an example of `right-added` shows."""
    card, other = BUILT_IN["right-removed"], BUILT_IN["right-added"]
    fallback = BUILT_IN["right-changed"]
    lonely = Coverage({card.id: card, fallback.id: fallback}, LIBRARY)
    assert [mutant.clause for mutant in lonely.of(card).unshown] != []
    together = Coverage({one.id: one for one in (card, other, fallback)}, LIBRARY)
    unshown = [mutant.clause for mutant in together.of(card).unshown]
    assert "@.action == 'removed'" in [mutant.clause for mutant in lonely.of(card).unshown]
    assert "@.action == 'removed'" not in unshown


def test_a_clause_that_says_nothing_is_named(tmp_path: Path) -> None:
    text = CARD.replace("  - $.changes[?@.area == 'dpo']\n", "").replace("?@.subject == 'right'", "*")
    text = text.replace("supersedes: [right-removed]\n", "").replace(
        "examples: []", "examples: [{new: 'rights: {access: null}', expect: [right-gone unclear]}]"
    )
    (tmp_path / "right-gone.yaml").write_text(text, encoding="utf-8")
    cards = read_change_cards(tmp_path, LIBRARY)
    result = Coverage(cards, LIBRARY).of(cards["right-gone"])
    assert (result.tried, [mutant.description for mutant in result.unshown]) == (
        5,
        ["when: `@.before` dropped", "cases[0].when: `@.key == 'access'` dropped"],
    )
