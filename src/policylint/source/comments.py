"""Finds the comments of a text: a ``#`` inside a value is none."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from policylint.location import Position, Span
from policylint.source.nodes import Node, Scalar, walk

_HASH = re.compile(r"(?:(?<=[ \t])|^)#", re.MULTILINE)


class Comment(NamedTuple):
    """A comment without its ``#``; ``alone`` when nothing else stands on its line."""

    text: str
    span: Span
    alone: bool

    @property
    def line(self) -> int:
        """The line it stands on, from 1."""
        return self.span.start.line


def comments(text: str, root: Node | None) -> tuple[Comment, ...]:
    """All comments of ``text`` in order; ``root`` is its tree, which tells values from comments."""
    if "#" not in text:
        return ()
    inside = Regions(root)
    return tuple(_read(text.split("\n"), inside))


def _read(lines: list[str], inside: "Regions") -> Iterator[Comment]:
    for number, line in enumerate(lines):
        for match in _HASH.finditer(line):
            if inside.covers(number, match.start()):
                continue
            content = line[match.end() :].rstrip("\r")
            start = Position(number + 1, match.start() + 1)
            end = Position(number + 1, match.start() + 2 + len(content))
            yield Comment(content, Span(start, end), alone=not line[: match.start()].strip())
            break


class Regions:
    """Where keys and values stand, as ordered, disjoint stretches of (line, column) from 0."""

    def __init__(self, root: Node | None) -> None:
        nodes = walk(root) if root else ()
        regions = sorted(_region(node) for node in nodes if isinstance(node, Scalar))
        self._starts = [start for start, _ in regions]
        self._ends = [end for _, end in regions]

    def covers(self, line: int, column: int) -> bool:
        """Whether a key or value stands there."""
        index = bisect_right(self._starts, (line, column)) - 1
        return index >= 0 and (line, column) < self._ends[index]


def _region(node: Scalar) -> tuple[tuple[int, int], tuple[int, int]]:
    start = (node.start.line, node.start.column)
    if node.block:  # the indicator's own line may end in a comment
        start = (node.start.line + 1, 0)
    end = (node.end.line, node.end.column)
    return start, max(start, end)
