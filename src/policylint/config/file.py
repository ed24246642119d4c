"""One configuration as read, and how paths in it look from the current folder."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from policylint.location import Path as Where
from policylint.source.nodes import Node, locate

if TYPE_CHECKING:  # the typed model is slow to load, and most runs have no configuration
    from policylint.config.model import Configuration


class ConfigFile(NamedTuple):
    """One file as read; ``name`` is how people see it from the current folder. An empty file says nothing."""

    path: Path
    name: str
    content: "Configuration"
    root: Node | None

    def place(self, *where: str | int) -> str:
        """The file and the line on which something stands."""
        return f"{self.name}:{line_of(self.root, where)}"

    def beside(self, path: Path) -> Path:
        """A path that is written in this file, as seen from the current folder."""
        return Path(shown(self.path.parent / path))


def shown(path: Path) -> str:
    """A path as seen from the current folder, with forward slashes."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive
        return path.as_posix()


def line_of(root: Node | None, where: Where) -> int:
    """The line on which something stands in a file; the first of an empty one."""
    return locate(root, where).span.start.line if root is not None else 1
