"""What all parts of the benchmarks share: how much is measured, the policies, and the commands of this program."""

import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.processes import Command, UnavailableError, text

HERE = Path(__file__).parent
ROOT = HERE.parent
AS_OF = "2026-11-22"
"""The day of all checks, so that tomorrow measures the same work."""

_OPTION = re.compile(r"^\s+(?:-\w, )?(--[a-z-]+)", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Size:
    """How much is measured.

    Attributes:
        count: policies where a target speaks of 1,000.
        many: policies where a target speaks of 10,000.
        rounds: how often a measurement inside one process is repeated.
        runs: how often a command on one file is started.
        repeats: how often a command on many files is started.
        counts: numbers of policies.
        purposes: numbers of purposes in one policy.
        cards: numbers of rule cards.
        seed: what the policies are drawn from.
        install: whether a peer that is not there may be fetched.
    """

    count: int
    many: int
    rounds: int
    runs: int
    repeats: int
    counts: tuple[int, ...]
    purposes: tuple[int, ...]
    cards: tuple[int, ...]
    seed: int = 1
    install: bool = True


FULL = Size(
    count=1_000,
    many=10_000,
    rounds=5,
    runs=21,
    repeats=5,
    counts=(1, 10, 100, 1_000, 10_000),
    purposes=(10, 20, 50, 100, 200, 500, 1_000),
    cards=(25, 50, 100, 150, 200, 300, 400),
)
QUICK = Size(
    count=6,
    many=12,
    rounds=1,
    runs=1,
    repeats=1,
    counts=(1, 4, 12),
    purposes=(10, 40),
    cards=(25, 200),
    install=False,
)


@dataclass(frozen=True)
class Workbench:
    """A folder for all that is thrown away at the end, and how much to measure."""

    size: Size
    folder: Path

    def policies(self, count: int, *options: str) -> Path:
        """A folder of that many generated policies, written once; more of them begin with the same ones."""
        folder = self.folder / "-".join(["policies", str(count), *options]).replace("--", "")
        if not folder.exists():
            module("generate", str(folder), "--count", str(count), "--seed", str(self.size.seed), *options)
        return folder

    @property
    def first(self) -> Path:
        """One policy, alone in its folder."""
        return self.policies(1) / "policy-00001.yaml"

    def cache(self, name: str) -> dict[str, str]:
        """An environment in which results are kept in a folder of that name, and not in the user's."""
        return {"POLICYLINT_CACHE_DIR": str(self.folder / "caches" / name)}

    def check(self, path: Path, *options: str, kept: str = "") -> Command:
        """``policylint check`` on a file or folder; without a cache, unless results are ``kept`` under a name."""
        folder, name = (path, ".") if path.is_dir() else (path.parent, path.name)
        forgetful = () if kept else without_cache()
        program = (installed("policylint"), "check", name, "--as-of", AS_OF, *forgetful, *_concise(options))
        return Command((*program, *options), folder, self.cache(kept or "none"))


def module(name: str, *arguments: str) -> str:
    """Run a module of this folder in a process of its own; what it prints."""
    command = [sys.executable, "-m", f"benchmarks.{name}", *arguments]
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def installed(command: str) -> str:
    """A command that was installed beside this Python."""
    return str(Path(sys.executable).with_name(command))


@cache
def options_of_check() -> frozenset[str]:
    """The options that ``policylint check`` has."""
    return frozenset(_OPTION.findall(text(Command((installed("policylint"), "check", "--help"), ROOT))))


def without_cache() -> tuple[str, ...]:
    """What makes a run forget; nothing where no run remembers."""
    return ("--no-cache",) if "--no-cache" in options_of_check() else ()


def jobs(number: int) -> tuple[str, ...]:
    """What makes a run use that many processes.

    Raises:
        UnavailableError: it knows one only.
    """
    if "--jobs" in options_of_check():
        return ("--jobs", str(number))
    if number == 1:
        return ()
    raise UnavailableError("`policylint check` has no --jobs")


def lacks_cache() -> str:
    """Why what a cache does cannot be measured; nothing when it can."""
    return "" if "--no-cache" in options_of_check() else "`policylint check` has no cache"


def _concise(options: tuple[str, ...]) -> tuple[str, ...]:
    return () if {"--output-format", "--statistics"} & set(options) else ("--output-format", "concise")
