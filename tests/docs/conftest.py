"""Where the examples run."""

import shutil
from pathlib import Path

import pytest

from checkout import ROOT
from docs.examples import Example, commands, occurs
from scratch import Scratch


class Guide:
    """Does with examples what they ask for, one after the other."""

    def __init__(self, scratch: Scratch) -> None:
        self.scratch = scratch

    def follow(self, example: Example) -> None:
        """Write the file, or run the commands."""
        if "file" in example.directives:
            self.scratch.write(example.directives["file"], example.text)
        if "run" in example.directives:
            for command in commands(example):
                done = self.scratch.shell(command.line)
                said = f"{example.place}: $ {command.line}\n{done.out}{done.err}"
                assert done.status in command.statuses, f"exit {done.status} of {said}"
                missing = occurs(command.output, done.out + done.err)
                assert missing is None, f"{missing!r} is not printed in its place by {said}"


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    """A repository that holds the three policies in its only commit, on `main` and on `origin/main`."""
    scratch = Scratch(tmp_path)
    shutil.copytree(ROOT / "policies", scratch.folder / "policies")
    (scratch.folder / "published").mkdir()
    scratch.commit("Policies as they are")
    scratch.git("clone", "--quiet", "--bare", ".", str(tmp_path / "origin.git"))
    scratch.git("remote", "add", "origin", str(tmp_path / "origin.git"))
    scratch.git("fetch", "--quiet", "origin")
    return Guide(scratch)
