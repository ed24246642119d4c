"""Whoever waits at a terminal sees how far a long run is; nobody else sees anything of it."""

import os
import pty
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import pytest

from cli.conftest import CLEAN_START, EXECUTABLE, environment
from policylint.cli.progress import PATIENCE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="terminals and named pipes of POSIX")

SLOW = "b.yaml"
CLEAR = "\r\x1b[K"


@pytest.fixture
def policies(tmp_path: Path) -> list[str]:
    """Three policies, of which the second comes from a pipe."""
    for name in ("a.yaml", "c.yaml"):
        (tmp_path / name).write_text(CLEAN_START, encoding="utf-8")
    os.mkfifo(tmp_path / SLOW)
    return ["a.yaml", SLOW, "c.yaml"]


def feed(pipe: Path) -> None:
    """Give what the pipe holds a while after somebody has begun to read it."""
    with pipe.open("w", encoding="utf-8") as stream:
        time.sleep(PATIENCE + 0.2)
        stream.write(CLEAN_START)


def run(folder: Path, *arguments: str, environ: dict[str, str] | None = None) -> str:
    """What a terminal shows of standard error."""
    feeder = Thread(target=feed, args=(folder / SLOW,))
    feeder.start()
    terminal, end = pty.openpty()
    try:
        done = subprocess.run(
            [EXECUTABLE, "check", "--select", "purposes-missing", *arguments],
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
        feeder.join()
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
