"""Whoever waits at a terminal sees how far a long run is; nobody else sees anything of it."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import CLEAN_START, environment

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX")

CLEAR = "\r\x1b[K"
IMPATIENT = """
import sys
from policylint.cli import progress
progress.PATIENCE = progress._PAUSE = 0.0
from policylint.cli.run import run
sys.exit(run(sys.argv[1:]))
"""
"""The command as it is when a second has passed already."""


@pytest.fixture
def policies(tmp_path: Path) -> list[str]:
    """Three policies."""
    names = ["a.yaml", "b.yaml", "c.yaml"]
    for name in names:
        (tmp_path / name).write_text(CLEAN_START, encoding="utf-8")
    return names


def run(folder: Path, *arguments: str, environ: dict[str, str] | None = None) -> str:
    """What a terminal shows of standard error."""
    terminal, end = pty.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-c", IMPATIENT, "check", "--select", "purposes-missing", *arguments],
            cwd=folder,
            env=environment(environ or {"TERM": "xterm"}),
            stdout=subprocess.PIPE,
            stderr=end,
            timeout=60,
            check=False,
        )
        os.write(end, b"|")  # reading what nobody wrote would wait for ever
        shown = b""
        while not shown.endswith(b"|"):
            shown += os.read(terminal, 10_000)
    finally:
        os.close(end)
        os.close(terminal)
    assert done.returncode == 1
    assert b"\x1b[K" not in done.stdout
    return shown.decode().removesuffix("|")


def test_a_long_run_shows_how_far_it_is_and_leaves_no_trace(policies: list[str], tmp_path: Path) -> None:
    shown = run(tmp_path, *policies)
    assert "] 2/3 c.yaml" in shown
    assert shown.startswith(CLEAR)
    assert shown.endswith(CLEAR)


def test_no_bar_is_shown_to_those_who_do_not_want_it(policies: list[str], tmp_path: Path) -> None:
    assert run(tmp_path, "--no-progress", *policies) == ""
    assert run(tmp_path, *policies, environ={"TERM": "dumb"}) == ""


def test_findings_on_the_same_terminal_take_the_place_of_the_bar(policies: list[str], tmp_path: Path) -> None:
    terminal, end = pty.openpty()
    command = [sys.executable, "-c", IMPATIENT, "check", "--output-format", "concise", *policies]
    environ = environment({"TERM": "xterm", "NO_COLOR": "1"})
    done = subprocess.run(command, cwd=tmp_path, env=environ, stdout=end, stderr=end, timeout=60, check=False)
    os.write(end, b"|")
    shown = b""
    while not shown.endswith(b"|"):
        shown += os.read(terminal, 10_000)
    os.close(end)
    os.close(terminal)
    assert done.returncode == 1
    lines = shown.decode().replace("\r\n", "\n").split("\n")
    assert len(lines) > 10
    assert all("[#" not in line.rpartition(CLEAR)[2] and "[." not in line.rpartition(CLEAR)[2] for line in lines)
