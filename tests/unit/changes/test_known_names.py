"""A change card that asks about what no comparison holds is refused, wherever in the card it does so."""

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from policylint.changes.card import ChangeCard
from policylint.changes.cards import built_in_change_cards, read_change_cards
from policylint.changes.change import Action, Area, Change, Kind
from policylint.changes.document import change_object
from policylint.changes.known_names import FACTS, WORDS, misnamed, require_known_names
from policylint.errors import CardError
from policylint.reference import load_library

CARD = """\
id: right-gone
title: A right is gone
direction: adverse
severity: error
references: [{gdpr: 13(2)(b)}]
given: $.changes[?@.subject == 'right']
when: "@.before.deadline.days_min == 1"
cases:
  - when: "$.old.notice.title && @.new_entry.fee"
    direction: favourable
    severity: note
    message: "{@.key} is gone as of {$.as_of}"
message: "{@.key} is gone, {@.was}"
why: People should know.
remedy: Say it.
examples: []
"""


def read(folder: Path, *pairs: tuple[str, str]) -> ChangeCard:
    text = CARD
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    (folder / "right-gone.yaml").write_text(text, encoding="utf-8")
    return read_change_cards(folder, load_library())["right-gone"]


def test_a_right_card_is_let_pass(tmp_path: Path) -> None:
    require_known_names([read(tmp_path)])


@pytest.mark.parametrize(
    ("line", "pair", "reason"),
    [
        (6, ("@.subject ==", "@.subjct =="), "`$.changes[*]` has no member `subjct`. Did you mean `subject`?"),
        (6, ("$.changes[?", "$.changs[?"), "`$` has no member `changs`. Did you mean `changes`?"),
        (7, ("@.before.", "@.befor."), "`$.changes[*]` has no member `befor`. Did you mean `before`?"),
        (7, (".deadline.", ".deadlin."), "`$.changes[*].before` has no member `deadlin`. Did you mean `deadline`?"),
        (9, ("$.old.notice.", "$.old.notise."), "`$.old` has no member `notise`. Did you mean `notice`?"),
        (
            9,
            (".new_entry.fee", ".new_entry.fees"),
            "`$.changes[*].new_entry` has no member `fees`. Did you mean `fee`?",
        ),
        (12, ("{$.as_of}", "{$.asof}"), "`$` has no member `asof`. Did you mean `as_of`?"),
        (13, ("{@.was}", "{@.wass}"), "`$.changes[*]` has no member `wass`. Did you mean `was`?"),
        (13, ("{@.was}", "{$.old}"), "`{$.old}` is a whole map and cannot stand in a sentence. Name a member of it."),
    ],
)
def test_an_unknown_name_is_refused_with_its_line(
    tmp_path: Path, line: int, pair: tuple[str, str], reason: str
) -> None:
    card = read(tmp_path, pair)
    with pytest.raises(CardError) as caught:
        require_known_names([card])
    assert str(caught.value) == f"{card.file}:{line}: {reason}"


def test_only_a_card_on_what_did_not_change_sees_verdicts(tmp_path: Path) -> None:
    judged = ("@.before.deadline.days_min == 1", "$.changes[?@.direction == 'adverse']")
    assert [reason for _, reason in misnamed(read(tmp_path, judged))] == [
        "`$.changes[*]` has no member `direction`. Did you mean `action`?"
    ]
    on_notice = ("$.changes[?@.subject == 'right']", "$.new.notice")
    rest = (
        ("@.new_entry.fee", "@.title"),
        ("{@.key} is gone as", "It is gone as"),
        ("{@.key} is gone, {@.was}", "Gone"),
    )
    assert list(misnamed(read(tmp_path, judged, on_notice, *rest))) == []


def test_the_members_known_are_those_that_changes_have() -> None:
    """Whatever holds an object there holds facts."""
    everything: dict[str, Any] = {field.name: {"name": "x", "kind": "other"} for field in fields(Change)}
    everything |= {"area": Area.RECIPIENT, "kind": Kind.VALUE, "action": Action.CHANGED}
    everything |= {"path": "recipients/x", "key": "x", "subject": "recipient"}
    written = change_object(Change(**everything))
    assert {name for name, value in written.items() if isinstance(value, dict)} == set(FACTS)
    assert set(written) - set(FACTS) == set(WORDS)


@pytest.mark.parametrize("id_", built_in_change_cards())
def test_every_name_of_the_built_in_cards_is_known(id_: str) -> None:
    assert list(misnamed(built_in_change_cards()[id_])) == []
