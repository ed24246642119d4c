"""Runs the installed command as a user does, in an environment that changes nothing."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO, NamedTuple, Protocol

import pytest

EXECUTABLE = Path(sys.executable).with_name("policylint")
KEPT = ("COVERAGE_PROCESS_START", "SYSTEMROOT")

CLEAN_START = """\
policylint: 1
organisation: {name: Example Tuinen bv, kind: company, country: BE}
notice: {title: Privacy notice, languages: [en]}
"""


class Done(NamedTuple):
    """How a run ended; the texts are as bytes were, read as UTF-8."""

    status: int
    out: str
    err: str


class Tool(Protocol):
    """The installed command."""

    def __call__(
        self,
        *arguments: str,
        stdin: bytes = b"",
        environ: Mapping[str, str] | None = None,
        stdout: int | IO[bytes] = subprocess.PIPE,
    ) -> Done:
        """Run it in the test's own folder."""
        ...


def environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """Nothing of the developer's shell but what is needed to run at all, and to measure what is reached."""
    kept = {name: value for name, value in os.environ.items() if name in KEPT or name.startswith("COVERAGE_")}
    usual = {"PATH": os.defpath, "LANG": "C.UTF-8", "POLICYLINT_NO_CACHE": "1"}  # what earlier tests left cannot count
    return {**usual, **kept, **(changes or {})}


def unmeasured() -> dict[str, str]:
    """The same, for tests of what is imported: measuring imports much of its own."""
    return {name: value for name, value in environment().items() if not name.startswith("COVERAGE_")}


@pytest.fixture
def policylint(tmp_path: Path) -> Tool:
    """The installed command, run in ``tmp_path``."""

    def run(
        *arguments: str,
        stdin: bytes = b"",
        environ: Mapping[str, str] | None = None,
        stdout: int | IO[bytes] = subprocess.PIPE,
    ) -> Done:
        done = subprocess.run(
            [EXECUTABLE, *arguments],
            cwd=tmp_path,
            env=environment(environ),
            input=stdin,
            stdout=stdout,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
        out = (done.stdout or b"").decode("utf-8", "surrogateescape")
        return Done(done.returncode, out, done.stderr.decode("utf-8", "surrogateescape"))

    return run


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    """A policy that says too little, as ``policies/policy.yaml`` of the folder the command runs in."""
    path = tmp_path / "policies" / "policy.yaml"
    path.parent.mkdir()
    path.write_text(CLEAN_START, encoding="utf-8")
    return path
