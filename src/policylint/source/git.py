"""Runs git: with lists of arguments, in one folder, and without what the surroundings may have told it."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from policylint.errors import UsageError

_KEPT = ("GIT_CONFIG", "GIT_EXEC_PATH", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM")
"""Which of the variables that steer git may stay: hooks and wrappers set the others for their own purposes."""
_OURS = {"LC_ALL": "C", "LANGUAGE": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}


class GitError(Exception):
    """Git refused; the text is what it said, in English."""


class Git:
    """Git as it sees things from one folder."""

    def __init__(self, folder: Path, environ: Mapping[str, str]) -> None:
        """Look git up on the ``PATH`` of ``environ``.

        Raises:
            UsageError: git is not installed.
        """
        program = shutil.which("git", path=environ.get("PATH"))
        if program is None:
            raise UsageError(
                "git is not installed or not on the PATH, and revisions cannot be read without it. Install git, "
                "or compare with a baseline: `policylint baseline` writes one."
            )
        self.folder = folder
        self._program = program
        kept = {name: value for name, value in environ.items() if not name.startswith("GIT_") or name.startswith(_KEPT)}
        self._environ = {**kept, **_OURS}

    def run(self, *arguments: str, given: bytes = b"") -> bytes:
        """What a command writes to standard output when it reads ``given``.

        Raises:
            GitError: it failed.
        """
        done = subprocess.run(  # noqa: S603 - a list of arguments, and no shell
            [self._program, "-c", "core.fsmonitor=false", *arguments],
            cwd=self.folder,
            env=self._environ,
            input=given,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            raise GitError(done.stderr.decode("utf-8", "replace").strip())
        return done.stdout

    def words(self, *arguments: str) -> list[str]:
        """The lines that a command writes.

        Raises:
            GitError: it failed.
        """
        return self.run(*arguments).decode("utf-8", "replace").splitlines()
