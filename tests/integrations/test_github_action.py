"""The composite action, run as GitHub runs it."""

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from checkout import read_yaml, require_valid
from integrations.runner import ACTION, Step, run_action
from scratch import Scratch, add_transfer

HERE = {"version": "installed"}
HARMLESS = {"error", "warning", "notice"}
CLEAN_ONLY = "--select=duplicate-key"
FORGED = "::error title=forged::forged ##[error]forged"


def annotations(step: Step) -> Counter[str]:
    """How often each severity was annotated."""
    return Counter(command.name for command in step.commands if command.name in HARMLESS)


def test_the_definition_is_valid() -> None:
    require_valid(read_yaml(ACTION.read_text(encoding="utf-8")), "github-action")


def test_no_input_is_ever_part_of_a_script() -> None:
    definition = read_yaml(ACTION.read_text(encoding="utf-8"))
    (step,) = definition["runs"]["steps"]
    assert "${{" not in step["run"]
    assert sorted(step["env"].values()) == sorted(f"${{{{ inputs.{name} }}}}" for name in definition["inputs"])
    script = (ACTION.parent / "action.sh").read_text(encoding="utf-8")
    assert "eval" not in script
    assert all(f"${name}" in script for name in step["env"])


def test_one_run_gives_annotations_summary_sarif_counts_and_status(three_policies: Scratch) -> None:
    step = run_action(three_policies, HERE)
    assert step.done.status == 1
    counts = {name: int(step.outputs[name]) for name in ("errors", "warnings", "notes")}
    assert min(counts.values()) > 0
    found = annotations(step)
    assert found == {"error": counts["errors"], "warning": counts["warnings"], "notice": counts["notes"]}
    assert (step.outputs["exit-status"], step.outputs["sarif-file"]) == ("1", "policylint.sarif")
    sarif = json.loads((three_policies.folder / "policylint.sarif").read_text(encoding="utf-8"))
    assert len(sarif["runs"][0]["results"]) == found.total()
    assert f"{counts['errors']} errors" in step.summary
    assert "retention-vague" in step.summary


def test_annotations_stand_at_the_line(three_policies: Scratch) -> None:
    step = run_action(three_policies, {**HERE, "args": "--select=safe-harbor-transfer"})
    (found,) = [command for command in step.commands if command.name == "error"]
    lines = (three_policies.folder / found.properties["file"]).read_text(encoding="utf-8").splitlines()
    assert "safe-harbor" in lines[int(found.properties["line"]) - 1]


def test_a_clean_run_succeeds_and_says_so(three_policies: Scratch) -> None:
    step = run_action(three_policies, {**HERE, "args": CLEAN_ONLY})
    assert (step.done.status, step.outputs["errors"], step.outputs["exit-status"]) == (0, "0", "0")
    assert not step.commands
    assert "no findings" in step.summary


def test_inputs_reach_the_command(three_policies: Scratch) -> None:
    chosen = {"paths": "policies/ptb.yaml\n\npolicies/mezure.yaml\n", "fail-on": "never", "sarif-file": "out.sarif"}
    step = run_action(three_policies, {**HERE, **chosen})
    assert (step.done.status, step.outputs["sarif-file"]) == (0, "out.sarif")
    files = {command.properties["file"] for command in step.commands}
    assert files == {"policies/ptb.yaml", "policies/mezure.yaml"}


def test_a_defect_since_a_revision_is_annotated_and_an_old_one_is_not(three_policies: Scratch) -> None:
    before = three_policies.git("rev-parse", "HEAD")
    line = add_transfer(three_policies)
    three_policies.commit("Move to a cloud")
    step = run_action(three_policies, {**HERE, "since": before})
    assert step.done.status == 1
    (found,) = step.commands
    assert (found.properties["file"], found.properties["line"]) == ("policies/mezure.yaml", str(line))
    assert found.properties["title"] == "policylint (privacy-shield-transfer)"


def test_a_baseline_is_passed_on(three_policies: Scratch) -> None:
    assert three_policies.shell("policylint baseline").status == 0
    step = run_action(three_policies, {**HERE, "baseline": ".policylint-baseline.json"})
    assert (step.done.status, step.outputs["errors"]) == (0, "0")


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({"paths": "nowhere.yaml"}, "nowhere.yaml"),
        ({"since": "no-such-revision"}, "no-such-revision"),
        ({"baseline": "no-such-baseline.json"}, "no-such-baseline.json"),
        ({"args": "--help"}, "something else than check"),
        ({"version": "1.0; echo"}, "is no version"),
    ],
)
def test_what_cannot_be_checked_is_never_a_success(
    three_policies: Scratch, inputs: Mapping[str, str], said: str
) -> None:
    step = run_action(three_policies, {**HERE, **inputs})
    assert (step.done.status, step.outputs) == (2, {"exit-status": "2"})
    (error,) = [command for command in step.commands if command.name == "error"]
    assert said in error.data
    assert said in step.summary


NASTY = (
    "; touch canary;",
    "$(touch canary)",
    "`touch canary`",
    "' && touch canary && '",
    '" && touch canary && "',
    "$IFS&&touch${IFS}canary",
    "errors=0\nexit-status=0",
    f"x\n{FORGED}",
    "* ? ~ {a,b}",
)
INPUTS = ("paths", "args", "fail-on", "since", "baseline", "sarif-file")


@pytest.mark.parametrize(
    "inputs",
    [
        *({name: "\n".join(NASTY) for name in chosen} for chosen in (*((name,) for name in INPUTS), ("version",))),
        *(dict.fromkeys(INPUTS, value) for value in NASTY[:4]),
    ],
)
def test_no_input_is_read_as_code_or_as_a_command(three_policies: Scratch, inputs: Mapping[str, str]) -> None:
    step = run_action(three_policies, {**HERE, **inputs})
    assert not list(three_policies.folder.parent.rglob("canary"))
    require_own_commands(step)
    assert step.outputs["exit-status"] == str(step.done.status)


def require_own_commands(step: Step) -> None:
    """Nothing but our annotations, and what switches commands off for a while, may be a command."""
    annotated = [command for command in step.commands if command.name != "stop-commands"]
    assert {command.name for command in annotated} <= HARMLESS
    assert all(command.properties["title"].startswith("policylint") for command in annotated)
    tokens = [command.data for command in step.commands if command.name == "stop-commands"]
    assert all(len(token) == 32 for token in tokens)


HOSTILE_POLICY = f"""\
policylint: 1
organisation: {{name: "x\\n{FORGED}\\r{FORGED}", kind: company, country: BE}}
notice: {{title: "</details>`<b>|%0A{FORGED}", languages: [en]}}
"{FORGED}": 1
transfers:
  "a\\n{FORGED}": {{to: [US], mechanism: "%0A{FORGED}"}}
  "##[stop-commands]x": {{to: [US], mechanism: safe-harbor}}
"""


def test_no_policy_can_speak_to_github(scratch: Scratch) -> None:
    for name in ("plain", "a b", "##[stop-commands]x", "%0A", f"a\n{FORGED}", "a\r##[add-mask]1", "a,b:c", "::x"):
        scratch.write(f"policies/{name}.yaml", HOSTILE_POLICY)
        scratch.write(f"policies/{name}.yml", HOSTILE_POLICY.replace(f'"{FORGED}": 1\n', ""))
    step = run_action(scratch, HERE)
    assert step.done.status == 1
    require_own_commands(step)
    assert annotations(step)["error"] == int(step.outputs["errors"]) >= 16


@pytest.mark.parametrize("name", ["##[stop-commands]x", "##[error]forged", "::add-mask::error", FORGED])
def test_no_name_can_speak_to_github_in_a_complaint(scratch: Scratch, name: str) -> None:
    step = run_action(scratch, {**HERE, "paths": name})
    assert step.done.status == 2
    assert "there is no such file" in step.summary
    require_own_commands(step)


def test_a_complaint_of_several_lines_is_one_annotation(scratch: Scratch) -> None:
    broken = scratch.write("bin/policylint", f"#!/bin/sh\nprintf 'one 100%%\\n{FORGED}\\n' >&2\nexit 3\n")
    broken.chmod(0o755)
    step = run_action(scratch, HERE, {"PATH": f"{broken.parent}:{scratch.environ['PATH']}"})
    assert (step.done.status, step.outputs) == (3, {"exit-status": "3"})
    require_own_commands(step)
    (error,) = [command for command in step.commands if command.name == "error"]
    assert error.data == f"one 100%\n{FORGED}"
    assert step.summary.endswith(f"\n\n    one 100%\n    {FORGED}\n")


PRETENDERS = ("json", "sys", "venv", "pip", "secrets", "policylint", "sitecustomize", "typer")


def plant(scratch: Scratch) -> None:
    """Put modules into the repository that say so when they are imported."""
    for module in PRETENDERS:
        scratch.write(f"{module}.py", f"open({str(scratch.folder / 'canary')!r}, 'w').close()\n")


def test_python_imports_nothing_from_the_repository(three_policies: Scratch) -> None:
    plant(three_policies)
    step = run_action(three_policies, HERE)
    assert step.done.status == 1
    assert not (three_policies.folder / "canary").exists()


def test_it_installs_the_version_it_came_with(
    three_policies: Scratch, published: Path, registry: Mapping[str, str]
) -> None:
    plant(three_policies)
    step = run_action(
        three_policies,
        {"args": "--as-of=2026-11-22"},
        {**registry, "PATH": registry["PATH"], "HOME": str(three_policies.folder.parent)},
        published / ACTION.name,
    )
    assert step.done.status == 1, step.done.err
    assert annotations(step)["error"] == int(step.outputs["errors"])
    assert not (three_policies.folder / "canary").exists()
