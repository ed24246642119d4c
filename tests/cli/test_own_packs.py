"""A team's own rules: written with `new rule`, tried with `test`, applied with `--rules`."""

import json
from pathlib import Path

import pytest

from cli.conftest import Tool
from policylint.resources import rules_dir
from rule_cards import changed, write_card


@pytest.fixture
def team(tmp_path: Path) -> Path:
    return write_card(tmp_path / "team" / "texts")


def test_a_new_rule_works_as_it_stands(policylint: Tool, tmp_path: Path) -> None:
    done = policylint("new", "rule", "processor-country-missing")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("Wrote rules/processor-country-missing.yaml: ")
    assert "`policylint test rules --coverage`" in done.out
    tried = policylint("test", "rules", "--coverage")
    assert (tried.status, tried.err) == (0, "")
    assert tried.out.splitlines() == ["4 passed, 0 failed", "4 near misses tried, 0 shown by no example"]
    assert "rule-id" not in (tmp_path / "rules" / "processor-country-missing.yaml").read_text(encoding="utf-8")


def test_a_new_rule_may_go_to_another_folder(policylint: Tool, tmp_path: Path) -> None:
    done = policylint("new", "rule", "texts-missing", "--dir", "our rules/house")
    assert done.status == 0
    assert "--rules 'our rules/house'" in done.out
    assert (tmp_path / "our rules" / "house" / "texts-missing.yaml").is_file()


def test_every_optional_key_of_a_new_rule_can_be_switched_on(policylint: Tool, tmp_path: Path) -> None:
    policylint("new", "rule", "texts-missing")
    card = tmp_path / "rules" / "texts-missing.yaml"
    lines = card.read_text(encoding="utf-8").splitlines()
    optional = [
        line for line in lines if line.startswith(("# in_force:", "# replaces:", "# when:", "# cases:", "# at:"))
    ]
    assert len(optional) == 5
    head = next(index for index, line in enumerate(lines) if line.startswith("id:"))
    switched = [line.removeprefix("# ") if index > head else line for index, line in enumerate(lines)]
    explained = ("The examples are", "complete one", "A bad example")
    card.write_text("\n".join(line for line in switched if not line.startswith(explained)), encoding="utf-8")
    done = policylint("rules", "--rules", "rules", "--output-format", "json")
    assert (done.status, done.err) == (0, "")
    assert {"texts-missing"} == {rule["id"] for rule in json.loads(done.out) if rule["pack"] == "rules"}


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("My Rule!", "`My Rule!` is no rule id. Write small letters and digits, with hyphens between words: my-rule."),
        ("42", "`42` is no rule id."),
        ("purpose-vague", "`purpose-vague` is a built-in rule."),
        ("../x", "`../x` is no rule id."),
        ("version-missing", "team/texts/version-missing.yaml exists already."),
    ],
)
def test_a_new_rule_takes_no_wrong_or_taken_id(policylint: Tool, team: Path, id_: str, said: str) -> None:
    before = team.read_bytes()
    done = policylint("new", "rule", id_, "--dir", "team")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"policylint: error: {said}")
    assert team.read_bytes() == before
    assert list(team.parent.parent.rglob("*.yaml")) == [team]


def test_a_new_rule_needs_a_folder_to_go_to(policylint: Tool, tmp_path: Path) -> None:
    (tmp_path / "rules").write_text("in the way", encoding="utf-8")
    done = policylint("new", "rule", "texts-missing")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("policylint: error: rules cannot be made: ")


@pytest.mark.usefixtures("team")
def test_own_rules_are_listed_and_explained(policylint: Tool) -> None:
    listed = policylint("rules", "--rules", "team", "--topic", "texts")
    assert (listed.status, listed.err) == (0, "")
    assert [line.split()[0] for line in listed.out.splitlines()] == ["texts", "version-missing"]
    explained = policylint("explain", "version-missing", "--rules", "team")
    assert (explained.status, explained.err) == (0, "")
    assert explained.out.startswith("# The notice has no version\n")
    assert policylint("explain", "version-missing").status == 2


@pytest.mark.usefixtures("team", "policy")
def test_own_rules_are_applied(policylint: Tool) -> None:
    report = json.loads(policylint("check", "--rules", "team", "--output-format", "json").out)
    assert "version-missing" in {finding["rule"] for finding in report["findings"]}
    only = json.loads(policylint("check", "--rules", "team", "--select", "team", "--output-format", "json").out)
    assert {finding["rule"] for finding in only["findings"]} == {"version-missing"}


@pytest.mark.usefixtures("policy")
@pytest.mark.parametrize("command", [["check"], ["rules"], ["explain", "purpose-vague"], ["test"]])
def test_a_wrong_card_stops_every_command(policylint: Tool, team: Path, command: list[str]) -> None:
    write_card(team.parent, changed(("require:", "requires:")))
    done = policylint(*command, "--rules", "team")
    assert (done.status, done.out) == (2, "")
    assert "team/texts/version-missing.yaml:8: there is no key `requires` here. Did you mean `require`?" in done.err
    missing = policylint(*command, "--rules", "nowhere")
    assert (missing.status, missing.out) == (2, "")
    assert "nowhere: there is no such folder of rule cards." in missing.err


@pytest.mark.usefixtures("team")
def test_examples_of_own_packs_are_run(policylint: Tool) -> None:
    expected = (0, "2 passed, 0 failed\n", "")
    assert policylint("test", "team") == expected
    assert policylint("test", "--rules", "team") == expected
    assert policylint("test", "team/texts", "--rules", "team") == expected
    built_in = policylint("test", (rules_dir() / "political").as_posix(), "--rules", "team")
    assert built_in.status == 0
    assert built_in.out != expected[1]


def test_what_no_example_shows_is_named_with_its_line(policylint: Tool, team: Path) -> None:
    write_card(team.parent, changed(("why:", 'when: "@.title"\nspare: [{clause: "@.x", because: y}]\nwhy:')))
    assert policylint("test", "team").status == 0
    done = policylint("test", "team", "--coverage")
    assert (done.status, done.err) == (1, "")
    passed, unshown, spared, summary = done.out.splitlines()
    card = "team/texts/version-missing.yaml"
    assert passed == "2 passed, 0 failed"
    assert unshown == f"{card}:10: version-missing when: `@.title` dropped, and no example shows it"
    assert spared == f"{card}:11: version-missing: `@.x` is not spare: examples show its use. Delete this entry"
    assert summary == "4 near misses tried, 1 shown by no example"
