"""Reads one configuration, or refuses it in one sentence with its file and line."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from policylint.config.model import Configuration
from policylint.config.wording import sentence
from policylint.errors import UsageError
from policylint.location import Path as Where
from policylint.source.document import read_document
from policylint.source.nodes import Node, locate


@dataclass(frozen=True)
class ConfigFile:
    """One file as read; ``name`` is how people see it from the current folder. An empty file says nothing."""

    path: Path
    name: str
    content: Configuration
    root: Node | None

    def place(self, *where: str | int) -> str:
        """The file and the line on which something stands."""
        return f"{self.name}:{_line(self.root, where)}"

    def beside(self, path: Path) -> Path:
        """A path that is written in this file, as seen from the current folder."""
        return Path(shown(self.path.parent / path))


def read_config(path: Path) -> ConfigFile:
    """Read the configuration in ``path``.

    Raises:
        InputError: it cannot be read.
        UsageError: it is not YAML, or not a configuration.
    """
    name = shown(path)
    document = read_document(path, name)
    for fault in document.faults:
        raise UsageError(f"{name}:{fault.span.start.line}: {fault.message}")
    value = {} if document.root is None or document.root.value is None else document.root.value
    if not isinstance(value, dict):
        raise UsageError(f"{name}:1: a configuration is a group of keys, such as `fail_on: warning`.")
    try:
        return ConfigFile(path, name, Configuration.model_validate(value), document.root)
    except ValidationError as error:
        raise UsageError(_first(error, document.root, name)) from error


def shown(path: Path) -> str:
    """A path as seen from the current folder, with forward slashes."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive
        return path.as_posix()


def _first(error: ValidationError, root: Node | None, name: str) -> str:
    """The fault that a reader meets first."""
    line, words = min(_faults(error, root), key=lambda fault: fault[0])
    return f"{name}:{line}: {words}"


def _faults(error: ValidationError, root: Node | None) -> Iterator[tuple[int, str]]:
    for details in error.errors(include_url=False):
        where = details["loc"]
        found = locate(root, where).node.value if root is not None else None
        yield _line(root, where), sentence(details, found)


def _line(root: Node | None, where: Where) -> int:
    return locate(root, where).span.start.line if root is not None else 1
