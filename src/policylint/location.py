"""Where things stand: positions and spans in a text, paths and pointers into a document.

Nothing here knows how a place is printed.
"""

from typing import NamedTuple, TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""Steps from the root of a document: map keys as ``str``, list indices as ``int`` from 0."""


class Position(NamedTuple):
    """A point in a text. Lines and columns count from 1; a column counts code points, not bytes."""

    line: int
    column: int


class Span(NamedTuple):
    """A stretch of text. ``end`` is the position just after the last character."""

    start: Position
    end: Position


def pointer(path: Path) -> str:
    """Write a path as a JSON Pointer (RFC 6901); the root is the empty string."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)
