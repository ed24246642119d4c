"""A git repository of its own for a test, in which commands run as a user types them."""

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from cli.conftest import EXECUTABLE, Done, environment
from policies import TODAY

_WRAPPER = """\
#!/bin/sh
# the law of a fixed day, unless the user names one; a later option counts
case "$1" in
  check|baseline|diff) command=$1; shift; exec {executable} "$command" --as-of {today} "$@" ;;
esac
exec {executable} "$@"
"""


class Scratch:
    """A folder in which ``policylint`` and ``git`` can be run, and nothing of the developer's settings counts."""

    def __init__(self, home: Path) -> None:
        """Make an empty repository in ``home / "repository"``."""
        self.folder = home / "repository"
        self.folder.mkdir(parents=True)
        commands = home / "bin"
        commands.mkdir()
        wrapper = commands / "policylint"
        wrapper.write_text(_WRAPPER.format(executable=shlex.quote(str(EXECUTABLE)), today=TODAY), encoding="utf-8")
        wrapper.chmod(0o755)
        self.environ = environment(
            {
                "PATH": os.pathsep.join([str(commands), os.defpath]),
                "HOME": str(home),
                "GIT_CONFIG_NOSYSTEM": "1",
                "GIT_AUTHOR_DATE": f"{TODAY}T12:00:00Z",
                "GIT_COMMITTER_DATE": f"{TODAY}T12:00:00Z",
            }
        )
        (home / ".gitconfig").write_text(_GIT_CONFIG, encoding="utf-8")
        self.git("init", "--quiet")

    def shell(self, command: str) -> Done:
        """Run what a user would type."""
        return self.run("bash", "--noprofile", "--norc", "-o", "pipefail", "-c", command)

    def run(self, *command: str, environ: Mapping[str, str] | None = None) -> Done:
        """Run a program in the repository."""
        done = subprocess.run(
            command,
            cwd=self.folder,
            env={**self.environ, **(environ or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=300,
            check=False,
        )
        return Done(done.returncode, *(text.decode("utf-8", "surrogateescape") for text in (done.stdout, done.stderr)))

    def git(self, *arguments: str) -> str:
        """Run git, which must succeed; what it prints."""
        done = self.run("git", *arguments)
        assert done.status == 0, done.err
        return done.out.strip()

    def write(self, name: str, text: str) -> Path:
        """Write a file of the repository."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def commit(self, message: str) -> str:
        """Commit everything; the id of the commit."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)
        return self.git("rev-parse", "HEAD")


def add_transfer(scratch: Scratch) -> int:
    """Let a policy that speaks of no transfer rest one on a mechanism that has ended; the line that says so."""
    policy = scratch.folder / "policies" / "mezure.yaml"
    text = policy.read_text(encoding="utf-8")
    assert "\ntransfers:" not in text
    policy.write_text(f"{text}\ntransfers:\n  cloud: {{to: [US], mechanism: privacy-shield}}\n", encoding="utf-8")
    return len(text.splitlines()) + 3


def sibling(command: str) -> Path:
    """A command that is installed beside this Python."""
    return Path(sys.executable).with_name(command)


_GIT_CONFIG = """\
[user]
  name = Example
  email = someone@example.org
[init]
  defaultBranch = main
[commit]
  gpgSign = false
[protocol "file"]
  allow = always
"""
