"""Where the output goes, and what happens when it cannot go there."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import EXECUTABLE, Tool, environment

LACKING = ("check", "--select", "purposes-missing")
ESCAPE = "\x1b["

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")


def started(folder: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    """The command, running, with a pipe on each of its streams."""
    return subprocess.Popen(
        [EXECUTABLE, *arguments],
        cwd=folder,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.usefixtures("policy")
def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    for arguments in (LACKING, ("--help",)):
        with started(tmp_path, *arguments) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            assert process.stderr.read() == b""
            assert process.wait(60) == 141


@pytest.mark.usefixtures("policy")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device")
def test_a_full_disk_is_a_sentence(policylint: Tool) -> None:
    with Path("/dev/full").open("wb") as full:
        done = policylint(*LACKING, stdout=full)
    assert done.status == 2
    assert done.err.startswith("policylint: error: The result cannot be written to standard output: ")
    assert done.err.count("\n") == 1


@pytest.mark.usefixtures("policy")
def test_closed_streams_are_no_crash(tmp_path: Path) -> None:
    command = f"{EXECUTABLE} {' '.join(LACKING)}"
    closed = subprocess.run(
        ["/bin/sh", "-c", f"{command} >&-"], cwd=tmp_path, env=environment(), capture_output=True, check=False
    )
    assert (closed.returncode, closed.stderr.count(b"\n")) == (2, 1)
    deaf = subprocess.run(
        ["/bin/sh", "-c", f"{command} 2>&-"], cwd=tmp_path, env=environment(), capture_output=True, check=False
    )
    assert deaf.returncode == 1


@pytest.mark.usefixtures("policy")
def test_colour_is_for_those_who_want_it(policylint: Tool) -> None:
    assert ESCAPE not in policylint(*LACKING).out
    assert ESCAPE not in policylint(*LACKING, environ={"FORCE_COLOR": "1", "NO_COLOR": "1"}).out
    forced = policylint(*LACKING, environ={"FORCE_COLOR": "1"}).out
    assert ESCAPE in forced
    assert "\x1b]8;;" not in forced
    assert re.sub(r"\x1b\[[0-9;]*m", "", forced) == policylint(*LACKING, "--color", "never").out


@pytest.mark.usefixtures("policy")
def test_a_terminal_without_utf8_still_gets_the_report(policylint: Tool) -> None:
    done = policylint("check", "--select", "transfers-unaddressed", environ={"PYTHONIOENCODING": "ascii"})
    assert done.status == 0
    assert done.out.isascii()


@pytest.mark.usefixtures("policy")
def test_the_same_input_is_the_same_output(policylint: Tool) -> None:
    first, second = (policylint("check", "--as-of", "2026-11-22", "--output-format", "json") for _ in range(2))
    assert first == second
