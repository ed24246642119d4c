"""The commands beside ``check``."""

import json
from pathlib import Path

import pytest

from cli.conftest import Tool
from policylint import __version__
from policylint.resources import rules_dir, schemas_dir

CLEAN = (rules_dir() / "clean-policy.yaml").as_posix()
CARD = """\
id: title-missing
title: The notice has no title
severity: note
authority: good-practice
references: [{gdpr: 12(1)}]
given: $.notice
require: "@.version"
message: The notice has no version
why: Readers want to know.
remedy: Write one.
limits: None.
examples:
  bad:
    - |
      notice:   # expect: title-missing
        version: null
  good:
    - |
      notice: {version: "4"}
"""


def test_the_version_is_told(policylint: Tool) -> None:
    told = (0, f"policylint {__version__}\n", "")
    assert policylint("--version") == told
    assert policylint("-V", "check") == told


def test_every_command_explains_itself(policylint: Tool) -> None:
    top = policylint("--help")
    assert (top.status, top.err) == (0, "")
    commands = [line.split()[0] for line in top.out.partition("Commands:\n")[2].split("\n\n")[0].splitlines()]
    assert commands == ["check", "diff", "baseline", "explain", "rules", "facts", "test", "schema", "new"]
    done = policylint("check", "--help")
    assert done.status == 0
    assert "--extend-select" in done.out


def test_no_command_shows_the_help_and_is_no_success(policylint: Tool) -> None:
    done = policylint()
    assert (done.status, done.err) == (2, "")
    assert done.out.startswith("Usage: policylint ")


def test_shells_complete_commands(policylint: Tool) -> None:
    asked = {"_POLICYLINT_COMPLETE": "complete_bash", "COMP_WORDS": "policylint ex", "COMP_CWORD": "1"}
    assert policylint(environ=asked) == (0, "explain\n", "")


def test_rules_are_listed_by_topic(policylint: Tool) -> None:
    table = policylint("rules", "--topic", "retention")
    assert (table.status, table.out.splitlines()[0]) == (0, "retention")
    records = json.loads(policylint("rules", "--output-format", "json").out)
    assert len(records) == len({record["id"] for record in records}) > 20
    assert {record["topic"] for record in records} >= {"retention", "transfers", "format"}
    wrong = policylint("rules", "--topic", "retenton")
    assert wrong.status == 2
    assert "Did you mean `retention`?" in wrong.err


def test_a_rule_is_explained(policylint: Tool) -> None:
    done = policylint("explain", "retention-missing")
    assert (done.status, done.err) == (0, "")
    assert "- Rule: `retention-missing`\n" in done.out
    headings = [line for line in done.out.splitlines() if line.startswith("## ")]
    assert headings[:4] == ["## Why", "## What to write instead", "## The law", "## What the rule cannot see"]
    wrong = policylint("explain", "retention-mising")
    assert (wrong.status, wrong.out) == (2, "")
    assert "Did you mean `retention-missing`?" in wrong.err


def test_facts_are_printed_with_their_places(policylint: Tool, tmp_path: Path) -> None:
    facts = policylint("facts", "--as-of", "2026-11-22", CLEAN)
    assert (facts.status, facts.err) == (0, "")
    assert json.loads(facts.out)["as_of"] == "2026-11-22"
    places = json.loads(policylint("facts", "--places", CLEAN).out)
    assert places[""] == CLEAN
    assert places["/notice"].startswith(f"{CLEAN}:")
    (tmp_path / "broken.yaml").write_text("}")
    broken = policylint("facts", "broken.yaml")
    assert (broken.status, broken.out) == (2, "")
    assert broken.err.startswith("policylint: error: broken.yaml:1: ")


def test_schemas_are_printed(policylint: Tool) -> None:
    for path in sorted(schemas_dir().glob("*.schema.json")):
        name = path.name.removesuffix(".schema.json")
        assert json.loads(policylint("schema", name).out) == json.loads(path.read_text(encoding="utf-8"))
    wrong = policylint("schema", "fact")
    assert (wrong.status, wrong.out) == (2, "")
    assert "Did you mean `facts`?" in wrong.err


@pytest.fixture
def card(tmp_path: Path) -> Path:
    path = tmp_path / "own" / "title-missing.yaml"
    path.parent.mkdir()
    path.write_text(CARD, encoding="utf-8")
    return path


def test_the_examples_of_a_built_in_topic_are_run(policylint: Tool) -> None:
    done = policylint("test", (rules_dir() / "gdpr" / "purposes").as_posix())
    assert (done.status, done.err) == (0, "")
    assert done.out.endswith(" passed, 0 failed\n")


@pytest.mark.usefixtures("card")
def test_the_examples_of_own_cards_are_run(policylint: Tool) -> None:
    assert policylint("test", "own") == (0, "2 passed, 0 failed\n", "")


def test_a_failing_example_is_named_with_its_place(policylint: Tool, card: Path) -> None:
    card.write_text(CARD.replace('{version: "4"}', "{title: x, version: null}"), encoding="utf-8")
    done = policylint("test", "own")
    assert (done.status, done.err) == (1, "")
    place, summary = done.out.splitlines()
    assert place.startswith("own/title-missing.yaml:18: title-missing good[0]: ")
    assert summary == "1 passed, 1 failed"


def test_cards_that_do_not_load_are_no_result(policylint: Tool, card: Path, tmp_path: Path) -> None:
    card.write_text(CARD.replace("severity: note", "severity: grave"), encoding="utf-8")
    broken = policylint("test", "own")
    assert (broken.status, broken.out) == (2, "")
    assert "own/title-missing.yaml:3: " in broken.err
    assert policylint("test", "nowhere").status == 2
    (tmp_path / "empty").mkdir()
    assert policylint("test", "empty").status == 2
