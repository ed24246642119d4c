"""What is wrong with a change card is told with its place."""

from dataclasses import replace

import pytest

from policylint.changes.card import Direction, Expected
from policylint.changes.cards import built_in_change_cards
from policylint.cli.card_lines import Tally
from policylint.cli.try_changes import ChangeTrial
from policylint.resources import rules_dir

CARDS = built_in_change_cards()


def test_only_the_cards_of_the_folders_are_tried() -> None:
    topic = rules_dir().resolve() / "changes" / "purposes"
    assert {card.topic for card in ChangeTrial([topic]).cards} == {"purposes"}
    assert ChangeTrial([rules_dir().resolve() / "gdpr"]).cards == []


def test_a_failing_example_is_named_with_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    card = CARDS["purpose-added"]
    example = replace(card.examples[0], expect=(Expected("purpose-added", Direction.NEUTRAL),))
    trial = ChangeTrial([rules_dir().resolve() / "gdpr"])
    trial.cards = [replace(card, examples=(example,))]
    assert trial.run() == Tally(0, 1)
    told = capsys.readouterr().out
    assert f"purpose-added.yaml:{example.line}: purpose-added examples[0]: " in told
    assert "purpose-added is expected to judge neutral, and does not" in told
