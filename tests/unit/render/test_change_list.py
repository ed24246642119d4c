"""Change cards are listed by topic for people, and as records for programs."""

import json

from policylint.changes.cards import built_in_change_cards
from policylint.render.change_list import changes_json, changes_table
from policylint.render.styled import Look

CARDS = built_in_change_cards()
SOME = [CARDS[id_] for id_ in ("dpo-added", "dpo-removed", "purpose-added")]


def test_the_table_groups_by_topic_and_lines_up() -> None:
    assert (
        "\n" + changes_table(SOME, Look())
        == f"""
people
  dpo-added      note     favourable  {CARDS["dpo-added"].title}
  dpo-removed    error    adverse     {CARDS["dpo-removed"].title}

purposes
  purpose-added  error    adverse     {CARDS["purpose-added"].title}
"""
    )


def test_a_record_says_what_a_program_needs() -> None:
    (record,) = json.loads(changes_json([CARDS["purpose-added"]]))
    assert record.keys() == {"id", "title", "topic", "verdict", "cases", "references"}
    assert (record["id"], record["topic"]) == ("purpose-added", "purposes")
    assert record["verdict"] == {
        "direction": "adverse",
        "severity": "error",
        "obligations": ["inform-before", "compatibility-test", "update-record"],
        "message": CARDS["purpose-added"].verdict.message.template,
    }
    assert record["references"][0]["label"] == CARDS["purpose-added"].references[0].label


def test_no_card_makes_an_empty_list() -> None:
    assert changes_table([], Look()) == ""
    assert json.loads(changes_json([])) == []
