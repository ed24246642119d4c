"""Change cards are listed, explained and tried as rules are."""

import json

import pytest

from cli.conftest import Tool
from policylint.changes.cards import built_in_change_cards
from policylint.resources import rules_dir

CARDS = built_in_change_cards()


def test_changes_are_listed_by_topic(policylint: Tool) -> None:
    done = policylint("rules", "--changes", "--topic", "purposes")
    assert (done.status, done.err) == (0, "")
    heading, *rows = done.out.splitlines()
    assert heading == "purposes"
    assert ["purpose-added", "error", "adverse", "A", "new", "purpose"] in [row.split() for row in rows]
    assert len(rows) == sum(card.topic == "purposes" for card in CARDS.values())


def test_changes_are_listed_for_programs(policylint: Tool) -> None:
    records = json.loads(policylint("rules", "--changes", "--output-format", "json").out)
    assert [record["id"] for record in records] == list(CARDS)
    by_id = {record["id"]: record for record in records}
    assert by_id["purpose-added"]["verdict"]["obligations"] == ["inform-before", "compatibility-test", "update-record"]
    assert {case["direction"] for case in by_id["fee-changed"]["cases"]} == {"adverse", "favourable"}


def test_the_list_of_rules_holds_no_changes(policylint: Tool) -> None:
    records = json.loads(policylint("rules", "--output-format", "json").out)
    assert not {record["id"] for record in records} & CARDS.keys()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--topic", "purpose"), "Did you mean `purposes`?"),
        (("--coverage",), "--changes does not go with --coverage"),
        (("--rules", "."), "--changes does not go with --rules"),
    ],
)
def test_what_cannot_be_listed_is_refused(policylint: Tool, arguments: tuple[str, ...], reason: str) -> None:
    done = policylint("rules", "--changes", *arguments)
    assert (done.status, done.out) == (2, "")
    assert reason in done.err


def test_a_change_is_explained(policylint: Tool) -> None:
    done = policylint("explain", "purpose-added")
    assert (done.status, done.err) == (0, "")
    assert "- Change: `purpose-added`\n" in done.out
    headings = [line.removeprefix("## ") for line in done.out.splitlines() if line.startswith("## ")]
    assert headings == ["What it says of it", "What the law asks for", "Why", "What to do", "The law", "An example"]
    assert "`inform-before`: Inform people before the change takes effect" in done.out


@pytest.mark.parametrize(("mistyped", "meant"), [("purpose-aded", "purpose-added"), ("purpose-vage", "purpose-vague")])
def test_the_nearest_rule_or_change_is_proposed(policylint: Tool, mistyped: str, meant: str) -> None:
    done = policylint("explain", mistyped)
    assert (done.status, done.out) == (2, "")
    assert f"`{mistyped}` is neither a rule nor a change. Did you mean `{meant}`?" in done.err


def test_changes_are_proposed_to_the_shell(policylint: Tool) -> None:
    asked = {"_POLICYLINT_COMPLETE": "complete_bash", "COMP_WORDS": "policylint explain purpose-a", "COMP_CWORD": "2"}
    assert policylint(environ=asked).out.split() == ["purpose-added"]


def test_the_examples_of_changes_are_run(policylint: Tool) -> None:
    done = policylint("test", (rules_dir() / "changes" / "automated").as_posix())
    count = sum(len(card.examples) for card in CARDS.values() if card.topic == "automated")
    assert (done.status, done.out, done.err) == (0, f"{count} passed, 0 failed\n", "")


def test_both_sorts_of_card_are_counted(policylint: Tool) -> None:
    rules, changes = policylint("test").out.splitlines()[-2:]
    assert rules.startswith("rules: ")
    assert changes.startswith("changes: ")
