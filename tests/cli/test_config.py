"""How a team says once, in ``.policylint.yaml``, what would else be options of every run."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import CLEAN_START, Done, Tool

Write = Callable[[str, str], Path]

DAY = ("--as-of", "2026-11-22")
CONCISE = ("--output-format", "concise", "--quiet", *DAY)
ONLY = ("--select", "purposes-missing,transfers-unaddressed", *CONCISE)
LACKING = "select: [purposes-missing, transfers-unaddressed]\n"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return written


def found(done: Done) -> list[tuple[str, str]]:
    """The file and the severity with the rule of each line of a concise report."""
    assert done.err == "", done.err
    rows = [line.partition(": ") for line in done.out.splitlines()]
    return [(place.split(":")[0], rest.split()[0]) for place, _, rest in rows]


def refused(done: Done, *words: str) -> None:
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("policylint: error: ")
    assert done.err.count("\n") == 1
    assert all(word in done.err for word in words), done.err


@pytest.mark.usefixtures("policy")
def test_a_configuration_says_what_options_say(policylint: Tool, write: Write) -> None:
    write(".policylint.yaml", f"{LACKING}severity: {{purposes-missing: note}}\nas_of: 2026-11-22\nfail_on: note\n")
    done = policylint("check", "--output-format", "concise")
    assert done.status == 1
    assert done.out.splitlines()[0].startswith("policies/policy.yaml:1:1: note[purposes-missing] ")
    assert done.out.splitlines()[-1].startswith("Found 2 notes in 1 policy; law as of 2026-11-22")


@pytest.mark.usefixtures("policy")
def test_the_command_line_beats_the_configuration(policylint: Tool, write: Write) -> None:
    config = "select: gdpr\nignore: purposes-missing\nfail_on: never\noutput_format: json\nmin_severity: error\n"
    write(".policylint.yaml", config)
    done = policylint("check", *ONLY, "--fail-on", "note", "--min-severity", "note", "--severity", "transfers=warning")
    assert found(done) == [
        ("policies/policy.yaml", "error[purposes-missing]"),
        ("policies/policy.yaml", "warning[transfers-unaddressed]"),
    ]
    assert done.status == 1


def test_each_policy_has_the_closest_configuration(policylint: Tool, write: Write) -> None:
    write(".policylint.yaml", f"{LACKING}severity: {{purposes-missing: warning}}\n")
    write("a/.policylint.yaml", "select: purposes-missing\nfail_on: never\n")
    write("a/policy.yaml", CLEAN_START)
    write("b/policy.yaml", CLEAN_START)
    done = policylint("check", ".", *CONCISE)
    assert found(done) == [
        ("a/policy.yaml", "error[purposes-missing]"),
        ("b/policy.yaml", "warning[purposes-missing]"),
        ("b/policy.yaml", "note[transfers-unaddressed]"),
    ]
    assert done.status == 0, "the error is in a folder where nothing fails"
    assert policylint("check", "b", "--fail-on", "warning", *CONCISE).status == 1


@pytest.mark.usefixtures("policy")
def test_overrides_hold_for_some_of_the_policies(policylint: Tool, write: Write) -> None:
    write("policies/legacy/old.yaml", CLEAN_START)
    write(
        ".policylint.yaml",
        f"{LACKING}overrides:\n  - files: legacy/\n    ignore: transfers\n    severity: {{gdpr: note}}\n",
    )
    assert found(policylint("check", *CONCISE)) == [
        ("policies/legacy/old.yaml", "note[purposes-missing]"),
        ("policies/policy.yaml", "error[purposes-missing]"),
        ("policies/policy.yaml", "note[transfers-unaddressed]"),
    ]


@pytest.mark.usefixtures("policy")
def test_a_shared_configuration_is_extended(policylint: Tool, write: Write) -> None:
    write("shared/base.yaml", f"{LACKING}severity: {{purposes-missing: warning}}\nfail_on: warning\n")
    write(".policylint.yaml", "extends: shared/base.yaml\nignore: transfers\n")
    done = policylint("check", *CONCISE)
    assert (found(done), done.status) == ([("policies/policy.yaml", "warning[purposes-missing]")], 1)
    told = policylint("check", "--verbose", *CONCISE).err
    assert "policylint: configured by .policylint.yaml\npolicylint: configured by shared/base.yaml\n" in told


@pytest.mark.usefixtures("policy")
def test_configuration_can_be_named_or_ignored(policylint: Tool, write: Write) -> None:
    write(".policylint.yaml", "ignore: gdpr\n")
    write("other.yaml", "severity: {purposes-missing: note}\n")
    assert found(policylint("check", *ONLY, "--isolated"))[0][1] == "error[purposes-missing]"
    assert found(policylint("check", *ONLY, "--config", "other.yaml"))[0][1] == "note[purposes-missing]"
    refused(policylint("check", "--config", "gone.yaml"), "gone.yaml")
    refused(policylint("check", "--config", "other.yaml", "--isolated"), "--isolated", "--config")


def test_what_is_included_is_checked_when_no_path_is_named(policylint: Tool, write: Write) -> None:
    for name in ("policies/no.yaml", "docs/privacy.yaml", "legal/a.yaml", "deep/down/privacy.yaml"):
        write(name, CLEAN_START)
    write(".policylint.yaml", 'include: [legal, "**/privacy.yaml"]\nselect: purposes-missing\n')
    files = ["deep/down/privacy.yaml", "docs/privacy.yaml", "legal/a.yaml"]
    assert [file for file, _ in found(policylint("check", *CONCISE))] == files
    assert [file for file, _ in found(policylint("check", "policies", *CONCISE))] == ["policies/no.yaml"]
    write(".policylint.yaml", "include:\n  - legal\n  - legl\n")
    refused(policylint("check"), ".policylint.yaml:3: ", "legl")
    write(".policylint.yaml", 'include: "*.nothing"\n')
    refused(policylint("check"), ".policylint.yaml:1: ", "*.nothing")


@pytest.mark.usefixtures("policy")
def test_what_is_excluded_is_checked_only_when_it_is_named(policylint: Tool, write: Write) -> None:
    write("policies/drafts/a.yaml", CLEAN_START)
    write(".policylint.yaml", "exclude: drafts/\nselect: purposes-missing\n")
    draft = "policies/drafts/a.yaml"
    assert [file for file, _ in found(policylint("check", *CONCISE))] == ["policies/policy.yaml"]
    assert [file for file, _ in found(policylint("check", draft, *CONCISE))] == [draft]
    both = policylint("check", "--force-exclude", draft, "policies/policy.yaml", *CONCISE)
    assert [file for file, _ in found(both)] == ["policies/policy.yaml"]
    none = policylint("check", "--force-exclude", draft)
    assert (none.status, none.err) == (0, "policylint: the configuration excludes every policy that was named\n")
    assert none.out.startswith("No findings in 0 policies")
    refused(policylint("check", "policies/drafts"), "excludes all", draft)
    piped = policylint("check", "-", "--stdin-filename", draft, "--force-exclude", *CONCISE, stdin=CLEAN_START.encode())
    assert (piped.status, piped.out) == (0, "")


@pytest.mark.usefixtures("policy")
def test_what_is_shown_is_apart_from_what_fails(policylint: Tool) -> None:
    shown = policylint("check", "--min-severity", "error", *ONLY[:2], *DAY)
    assert "transfers-unaddressed" not in shown.out
    assert "(1 milder not shown)" in shown.out
    hidden = policylint("check", "--min-severity", "error", "--fail-on", "note", "--select", "transfers-unaddressed")
    assert (hidden.status, hidden.out[:37]) == (1, "No findings in 1 policy (1 milder not")
    report = json.loads(policylint("check", "--min-severity", "error", "--output-format", "json", *ONLY[:2]).out)
    assert (report["summary"]["milder"], [one["rule"] for one in report["findings"]]) == (1, ["purposes-missing"])


def test_a_policy_that_cannot_be_read_is_never_silent(policylint: Tool, write: Write) -> None:
    write("bad.yaml", "}")
    write(".policylint.yaml", "select: retention\nseverity: {format: note}\nmin_severity: error\nfail_on: note\n")
    done = policylint("check", "bad.yaml", *CONCISE)
    assert (found(done), done.status) == ([("bad.yaml", "note[invalid-yaml]")], 1)
    refused(policylint("check", "bad.yaml", "--ignore", "invalid-yaml"), "`invalid-yaml` cannot be left out")
    write(".policylint.yaml", "severity:\n  retention: note\n  unknown-key: off\n")
    refused(policylint("check", "bad.yaml"), ".policylint.yaml:3: `unknown-key` cannot be left out")


def test_standard_input_is_configured_by_its_name(policylint: Tool, write: Write) -> None:
    write("team/.policylint.yaml", "select: purposes-missing\nseverity: {purposes-missing: note}\n")
    text = CLEAN_START.encode()
    named = policylint("check", "-", "--stdin-filename", "team/sub/new.yaml", *CONCISE, stdin=text)
    assert found(named) == [("team/sub/new.yaml", "note[purposes-missing]")]
    plain = policylint("check", "-", "--select", "purposes-missing", *CONCISE, stdin=text)
    assert found(plain) == [("<stdin>", "error[purposes-missing]")]


def test_terms_for_suppressions_are_the_teams(policylint: Tool, write: Write) -> None:
    write("p.yaml", "# policylint: ignore-file[purposes-missing]\n" + CLEAN_START)
    write(".policylint.yaml", "select: [purposes-missing, format]\nsuppressions: {require_reason: true}\n")
    assert [rule for _, rule in found(policylint("check", "p.yaml", *CONCISE))] == [
        "error[invalid-suppression]",
        "error[purposes-missing]",
    ]


def test_reports_go_where_the_configuration_says(policylint: Tool, write: Write, tmp_path: Path) -> None:
    write("p.yaml", CLEAN_START)
    (tmp_path / "out").mkdir()
    write(".policylint.yaml", f"{LACKING}output: {{json: out/a.json}}\noutput_format: concise\n")
    done = policylint("check", "p.yaml")
    assert done.out.startswith("p.yaml:1:1: error[purposes-missing]")
    assert json.loads((tmp_path / "out" / "a.json").read_text())["summary"]["error"] == 1
    (tmp_path / "out" / "a.json").unlink()
    assert json.loads(policylint("check", "p.yaml", "--output", "json=-").out)["files"] == ["p.yaml"]
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.usefixtures("policy")
def test_what_applies_is_shown_with_the_line_that_says_so(policylint: Tool, write: Write) -> None:
    write("base.yaml", "severity: {purposes-missing: warning}\nselect: [purposes-missing, request-fee]\n")
    write(".policylint.yaml", "extends: base.yaml\nfail_on: warning\noverrides: {files: new/, min_severity: error}\n")
    write("policies/new/p.yaml", CLEAN_START)
    done = policylint("check", "--show-config", "--ignore", "request-fee", "--severity", "purposes-missing=error")
    shown: dict[str, Any] = json.loads(done.out)
    assert (done.status, done.err) == (0, "")
    assert shown["run"]["as_of"] == {"value": None, "from": "default"}
    new, usual = shown["policies"]
    assert (new["files"], usual["files"]) == (["policies/new/p.yaml"], ["policies/policy.yaml"])
    assert usual["configuration"] == [".policylint.yaml", "base.yaml"]
    assert usual["fail_on"] == {"value": "warning", "from": ".policylint.yaml:2"}
    assert usual["min_severity"] == {"value": None, "from": "default"}
    assert new["min_severity"] == {"value": "error", "from": ".policylint.yaml:3"}
    assert usual["selection"] == [
        {
            "from": "base.yaml:1",
            "select": ["purposes-missing", "request-fee"],
            "severity": {"purposes-missing": "warning"},
        },
        {"from": "command line", "ignore": ["request-fee"], "severity": {"purposes-missing": "error"}},
    ]
    assert usual["asked"] == {"purposes-missing": "error"}


@pytest.mark.usefixtures("policy")
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("fail_on: [\n", (".policylint.yaml:2: ", "not valid YAML")),
        ("# c\nignor: x\n", (".policylint.yaml:2: ", "Did you mean `ignore`?")),
        ("ignore:\n  - retention-mising\n", (".policylint.yaml:2: ", "Did you mean `retention-missing`?")),
        ("overrides:\n  files: x\n  ignore: retenton\n", (".policylint.yaml:3: ", "`retention`?")),
        ("suppressions: {forbid: [purpose-missing]}\n", (".policylint.yaml:1: ", "`purposes-missing`?")),
        ("extends: gone.yaml\n", (".policylint.yaml:1: ", "gone.yaml")),
        ("extends: .policylint.yaml\n", (".policylint.yaml:1: ", "extends itself")),
        ("extends: policies/policy.yaml\n", ("policies/policy.yaml:1: this is a policy",)),
        ("rules: own\n", (".policylint.yaml:1: own: ",)),
        ("sources: texts\n", (".policylint.yaml:1: texts: ",)),
    ],
)
def test_a_wrong_configuration_is_a_sentence(policylint: Tool, write: Write, text: str, words: tuple[str, ...]) -> None:
    write(".policylint.yaml", text)
    refused(policylint("check"), *words)


@pytest.mark.usefixtures("policy")
@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("purposes-missing", ("a rule and a level are expected here",)),
        ("purposes-mising=error", ("`purposes-mising` is no rule", "Did you mean `purposes-missing`?")),
        ("unknown-key=off", ("`unknown-key` cannot be left out",)),
    ],
)
def test_a_wrong_severity_is_a_sentence(policylint: Tool, value: str, words: tuple[str, ...]) -> None:
    refused(policylint("check", "--severity", value), *words)


def test_a_configuration_cannot_be_extended_by_a_policy(policylint: Tool, write: Write) -> None:
    write("p.yaml", CLEAN_START + "extends: base.yaml\n")
    assert found(policylint("check", "p.yaml", *CONCISE)) == [("p.yaml", "error[unknown-key]")]
