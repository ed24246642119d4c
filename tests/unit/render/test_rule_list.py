"""Rules are listed by topic for people, and as records for programs."""

import json

from policylint.finding import Authority, Severity
from policylint.render.rule_list import rules_json, rules_table
from policylint.render.styled import Look
from unit.render.cards import card

CARDS = [
    card(),
    card(id="a-note", severity=Severity.NOTE, authority=Authority.GOOD_PRACTICE, title="Advice", enabled=False),
    card(id="other", topic="rights", title="A right"),
]


def test_the_table_groups_by_topic_and_lines_up() -> None:
    assert (
        "\n" + rules_table(CARDS, Look())
        == """
transfers
  dead-mechanism  error    law            Transfer relies on a dead mechanism
  a-note          note     good-practice  Advice (off by default)

rights
  other           error    law            A right
"""
    )


def test_a_record_says_what_a_program_needs() -> None:
    first = json.loads(rules_json(CARDS))[0]
    assert first == {
        "id": "dead-mechanism",
        "title": "Transfer relies on a dead mechanism",
        "topic": "transfers",
        "pack": "gdpr",
        "severity": "error",
        "authority": "law",
        "references": [{"label": "Act 1", "url": "https://law.example/1"}, {"label": "Case 2", "url": None}],
        "in_force": {"from": "2016-05-04", "to": None},
        "enabled": True,
    }


def test_no_rule_makes_an_empty_list() -> None:
    assert rules_table([], Look()) == ""
    assert json.loads(rules_json([])) == []
