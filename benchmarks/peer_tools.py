"""Other people's tools: where they are, how they came here, and of what version they are."""

import re
import shutil
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.processes import Command, FailedError, UnavailableError, run, text
from benchmarks.workbench import HERE, ROOT, installed

_SPECTRAL = "@stoplight/spectral-cli"
_SPECTRAL_VERSION = "6.16.3"
_INSTALL = ("install", "--ignore-scripts", "--no-audit", "--no-fund")


@dataclass(frozen=True)
class Tool:
    """A peer: what starts it, and what to tell readers of the figures."""

    start: tuple[str, ...]
    name: str
    version: str
    how: str

    def __str__(self) -> str:
        return f"{self.name} {self.version} ({self.how})"


def from_requirements(name: str) -> Tool:
    """A peer that `make setup` installs with pip, pinned in requirements-dev.txt."""
    return Tool((installed(name),), name, version(name), "pip, pinned in requirements-dev.txt")


def spectral(*, install: bool) -> Tool:
    """Spectral, fetched with npm into the folder `out` unless it is there.

    Raises:
        UnavailableError: it is not there, and cannot or may not be fetched.
    """
    node, npm, folder = shutil.which("node"), shutil.which("npm"), HERE / "out" / "npm"
    if node is None or npm is None:
        raise UnavailableError("Spectral needs node and npm, and they are not installed")
    program = folder / "node_modules" / _SPECTRAL / "dist" / "index.js"
    found = _version(node, program)
    if found != _SPECTRAL_VERSION:
        if not install:
            raise UnavailableError("Spectral is not installed; a run without --quick fetches it with npm")
        _fetch(npm, folder)
        found = _version(node, program)
    engine = text(Command((node, "--version"), ROOT)).strip()
    how = f"npm {' '.join(_INSTALL)} {_SPECTRAL}@{_SPECTRAL_VERSION}, on Node {engine}"
    return Tool((node, str(program)), "Spectral", found, how)


def spectral_lint(tool: Tool, ruleset: Path, folder: Path, form: str) -> Command:
    """Spectral on the policies of a folder, told to print its results as ``text`` or ``json``."""
    arguments = ("lint", "--ruleset", str(ruleset), "--format", form, "--quiet", "*.yaml")
    return Command((*tool.start, *arguments), folder)


def _fetch(npm: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    package = f"{_SPECTRAL}@{_SPECTRAL_VERSION}"
    try:
        run(Command((npm, *_INSTALL, "--save-exact", "--prefix", ".", package), folder, good=frozenset({0})))
    except FailedError as error:
        raise UnavailableError(f"Spectral could not be fetched: {error}") from error


def _version(node: str, program: Path) -> str:
    if not program.exists():
        return ""
    found = re.search(r"\d+\.\d+\.\d+", text(Command((node, str(program), "--version"), ROOT)))
    return found.group() if found else ""
