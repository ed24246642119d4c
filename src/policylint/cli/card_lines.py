"""What ``policylint test`` says of a card, and how it counts."""

import os
from pathlib import Path
from typing import NamedTuple

from policylint.cli.streams import write
from policylint.render.safe import printable


class Tally(NamedTuple):
    """How many examples passed, and how many failed."""

    passed: int = 0
    failed: int = 0

    def plus(self, *, passed: bool) -> "Tally":
        """The tally after one more example."""
        return Tally(self.passed + passed, self.failed + (not passed))

    def __str__(self) -> str:
        """For people."""
        return f"{self.passed} passed, {self.failed} failed"


def say(file: str, line: int, sentence: str) -> None:
    """Print a sentence with the place in a card that it is about."""
    write(printable(f"{_shown(file)}:{line}: {sentence}") + "\n")


def _shown(file: str) -> str:
    """The card's file as seen from the current folder, where it lies in it."""
    path = Path(file)
    return path.relative_to(Path.cwd()).as_posix() if path.is_relative_to(Path.cwd()) else os.fspath(path)
