"""The shell proposes what may stand there, and nobody waits for the rules to be read."""

import shutil
import subprocess
from pathlib import Path

import pytest

from cli.conftest import EXECUTABLE, Tool, environment

SHELL = {"_POLICYLINT_COMPLETE": "complete_bash"}


def proposed(policylint: Tool, line: str) -> list[str]:
    count = len(line.split()) - (0 if line.endswith(" ") else 1)
    done = policylint(environ={**SHELL, "COMP_WORDS": line, "COMP_CWORD": str(count)})
    assert done.err == ""
    return done.out.split()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("policylint explain retention-m", ["retention-missing"]),
        ("policylint check --select transf", ["transfer-", "transfers"]),
        ("policylint check --ignore national/b", ["national/be"]),
        ("policylint check --ignore authority:good", ["authority:good-practice"]),
        ("policylint check --select request-fee,retention-miss", ["request-fee,retention-missing"]),
        ("policylint check --severity purposes-missin", ["purposes-missing="]),
        ("policylint check --severity purposes-missing=", ["purposes-missing=error", "purposes-missing=off"]),
        ("policylint check --min-sev", ["--min-severity"]),
        ("policylint check --fail-on ne", ["never"]),
    ],
)
def test_what_may_stand_there_is_proposed(policylint: Tool, line: str, expected: list[str]) -> None:
    words = proposed(policylint, line)
    assert words
    for start in expected:
        assert any(word.startswith(start) for word in words), words


def test_what_cannot_stand_there_is_not_proposed(policylint: Tool) -> None:
    words = proposed(policylint, "policylint explain ")
    assert {"retention-missing", "unknown-key"} <= set(words)
    assert not {"clean-policy", "countries", "retention"} & set(words)
    assert proposed(policylint, "policylint explain nothing-like-it") == []


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
def test_completion_is_installed_for_the_shell_that_asks(tmp_path: Path) -> None:
    # the `exit` keeps bash there while the last command asks who its parent is
    command = f"{EXECUTABLE} --show-completion && {EXECUTABLE} --install-completion; exit $?"
    done = subprocess.run(
        ["bash", "--norc", "-c", command],  # noqa: S607 - whichever bash there is
        env=environment({"HOME": str(tmp_path)}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "_POLICYLINT_COMPLETE=complete_bash" in done.stdout
    assert "policylint" in (tmp_path / ".bashrc").read_text(encoding="utf-8")
