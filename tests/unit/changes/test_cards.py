from pathlib import Path

import pytest

from policylint.changes.card import Direction, Obligation
from policylint.changes.cards import read_change_cards
from policylint.errors import CardError
from policylint.finding import Severity
from policylint.reference import load_library

CARD = """\
id: right-gone
title: A right is gone
direction: adverse
severity: error
obligations: [update-record, inform-before]
references:
  - gdpr: 13(2)(b)
given: $.changes[?@.subject == 'right']
cases:
  - when: "@.action == 'added'"
    direction: favourable
    severity: note
message: "{@.key} is gone"
why: People should know.
remedy: Say it.
examples:
  - new: |
      rights: {access: null}
    expect: [right-gone adverse]
"""


def write(folder: Path, *pairs: tuple[str, str]) -> Path:
    text = CARD
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    (folder / "right-gone.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_card_is_read(tmp_path: Path) -> None:
    card = read_change_cards(write(tmp_path), load_library())["right-gone"]
    assert card.verdict.obligations == (Obligation.INFORM_BEFORE, Obligation.UPDATE_RECORD)
    assert [reference.label for reference in card.references] == ["Art. 13(2)(b) GDPR"]
    assert card.judges_changes
    assert not card.fallback
    (case,) = card.cases
    assert (case.verdict.direction, case.verdict.severity) == (Direction.FAVOURABLE, Severity.NOTE)
    assert case.verdict.message == card.verdict.message
    assert case.verdict.obligations == card.verdict.obligations


def test_a_card_on_the_notice_judges_no_change(tmp_path: Path) -> None:
    folder = write(tmp_path, ("$.changes[?@.subject == 'right']", "$.new.notice"))
    assert not read_change_cards(folder, load_library())["right-gone"].judges_changes


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("direction: adverse", "direction: advers", "did you mean|Did you mean"),
        ("severity: error", "severity: fatal", "`fatal` is none of"),
        ("inform-before]", "inform-befor]", "inform-before"),
        ("id: right-gone", "id: right-lost", "the file's name"),
        ("gdpr: 13(2)(b)", "gpdr: 13(2)(b)", "a reference begins with one of"),
        ("$.changes[?@.subject == 'right']", "$.changes[?@.subject = 'right']", "does not parse"),
        ("$.changes[?@.subject == 'right']", '"@.subject"', "begin this query with"),
        ("{@.key}", "{@.key[*]}", "a placeholder does not parse"),
        ("why: People should know.\n", "", "`why` is missing"),
        ("right-gone adverse]", "right-gone]", "none of adverse"),
        ("title:", "supersedes: [nothing]\ntitle:", "`nothing` is no change card"),
    ],
)
def test_a_wrong_card_is_refused_with_its_line(tmp_path: Path, old: str, new: str, reason: str) -> None:
    with pytest.raises(CardError, match=rf"right-gone\.yaml:\d+: .*({reason})"):
        read_change_cards(write(tmp_path, (old, new)), load_library())
