"""Runs the step of the action as GitHub does, and reads what it leaves behind as GitHub does."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from checkout import ROOT, read_yaml
from cli.conftest import Done
from scratch import Scratch
from workflow_commands import Command, command_of, lines_of

ACTION = ROOT / "action.yml"
_INPUT = re.compile(r"\$\{\{ inputs\.([a-z-]+) \}\}")
_SEVERAL_LINES = re.compile(r"(?P<name>[^=\n]+?)<<(?P<end>.+)\n(?P<value>[\s\S]*?)\n(?P=end)\n")


class Step(NamedTuple):
    """What a run of the action left behind."""

    done: Done
    commands: list[Command]
    outputs: dict[str, str]
    summary: str


def run_action(
    scratch: Scratch, inputs: Mapping[str, str], environ: Mapping[str, str] | None = None, action: Path = ACTION
) -> Step:
    """Run the only step of the action with the environment that GitHub gives it."""
    definition = read_yaml(action.read_text(encoding="utf-8"))
    (step,) = definition["runs"]["steps"]
    values = {name: str(one.get("default", "")) for name, one in definition["inputs"].items()} | dict(inputs)
    assert values.keys() == definition["inputs"].keys()
    home = scratch.folder.parent
    output, summary, script = home / "github_output", home / "github_summary", home / "step.sh"
    for file in (output, summary):
        file.write_text("", encoding="utf-8")
    script.write_text(step["run"], encoding="utf-8")
    given = {name: _INPUT.sub(lambda match: values[match[1]], text) for name, text in step["env"].items()}
    (home / "temporary").mkdir(exist_ok=True)
    surroundings = {
        "CI": "true",
        "GITHUB_ACTIONS": "true",
        "GITHUB_ACTION_PATH": str(action.parent),
        "GITHUB_WORKSPACE": str(scratch.folder),
        "GITHUB_STEP_SUMMARY": str(summary),
        "GITHUB_OUTPUT": str(output),
        "RUNNER_TEMP": str(home / "temporary"),
    }
    done = scratch.run(
        *("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)),
        environ={**surroundings, **given, **(environ or {})},
    )
    assert not any((home / "temporary").iterdir()), "the step left files behind"
    text = summary.read_text(encoding="utf-8", errors="surrogateescape")
    return Step(done, list(commands(f"{done.out}\n{done.err}")), outputs(output), text)


def commands(log: str) -> Iterator[Command]:
    """What the runner would carry out, with regard to where the log's commands are switched off and on again."""
    token = ""
    for line in lines_of(log):
        if token:
            token = "" if line == f"::{token}::" else token
        elif command := command_of(line):
            token = command.data if command.name == "stop-commands" else ""
            yield command
    assert not token, "commands stay switched off"


def outputs(file: Path) -> dict[str, str]:
    """The outputs of a step, in either notation; nothing else may stand in the file."""
    text = file.read_text(encoding="utf-8")
    found = {match["name"]: match["value"] for match in _SEVERAL_LINES.finditer(text)}
    for line in _SEVERAL_LINES.sub("", text).splitlines():
        name, equals, value = line.partition("=")
        assert equals, f"GitHub would refuse {line!r}"
        found[name] = value
    return found
