"""The immutable tree a policy text becomes: plain values that still know their place.

Nodes keep the parser's own marks and turn them into spans only when somebody asks: most are never asked.
"""

from collections import abc
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, Protocol, TypeAlias

from policylint.location import Path, Position, Span

Value: TypeAlias = Any
"""JSON-like data: dict, list, str, int, float, bool or None. Dates stay strings."""


class Mark(Protocol):
    """A point in the text as the YAML parser counts it: lines, columns and index from 0, in code points."""

    @property
    def line(self) -> int:
        """The line."""
        ...

    @property
    def column(self) -> int:
        """The column."""
        ...

    @property
    def index(self) -> int:
        """Characters from the start of the text."""
        ...


class Point:
    """A mark of our own, where the parser's is not the place a reader would point at."""

    __slots__ = ("column", "index", "line")

    def __init__(self, line: int, column: int, index: int) -> None:
        self.line = line
        self.column = column
        self.index = index


def position(mark: Mark) -> Position:
    """The mark counted as people do, from 1."""
    return Position(mark.line + 1, mark.column + 1)


def span(start: Mark, end: Mark) -> Span:
    """The stretch between two marks."""
    return Span(position(start), position(end))


class Scalar(NamedTuple):
    """A string, number, boolean or null; ``block`` for the literal and folded styles."""

    value: Value
    start: Mark
    end: Mark
    block: bool = False

    @property
    def span(self) -> Span:
        """Where the value stands."""
        return span(self.start, self.end)


class Sequence(NamedTuple):
    """A list of nodes."""

    value: list[Value]
    start: Mark
    end: Mark
    items: "abc.Sequence[Node]"

    @property
    def span(self) -> Span:
        """From the first item (or bracket) to the end of the last."""
        return span(self.start, self.end)


class MappingNode(NamedTuple):
    """A map of nodes, each with the place of its key."""

    value: dict[str, Value]
    start: Mark
    end: Mark
    entries: "Mapping[str, Entry]"

    @property
    def span(self) -> Span:
        """From the first key (or brace) to the end of the last value."""
        return span(self.start, self.end)


Node: TypeAlias = Scalar | Sequence | MappingNode


class Entry(NamedTuple):
    """One key of a map and what it holds."""

    key: Scalar
    node: Node


class Located(NamedTuple):
    """The deepest node on a path: how far the path could be followed, and what stands there."""

    path: Path
    node: Node
    key: Scalar | None

    @property
    def span(self) -> Span:
        """The key's place where there is one, else the start line of the value."""
        return (self.key or self.node).span


def locate(root: Node, path: Path) -> Located:
    """Follow ``path`` from ``root`` as far as the text has it.

    A single value where a list may stand counts as that list's first item, as the format's shorthands do.
    """
    node, key = root, None
    written: list[str | int] = []
    for step in path:
        if isinstance(node, MappingNode) and isinstance(step, str) and step in node.entries:
            key, node = node.entries[step]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node, key = node.items[step], None
        elif step != 0 or isinstance(node, Sequence):
            break
        else:
            continue  # the shorthand left this step out of the text
        written.append(step)
    return Located(tuple(written), node, key)


def walk(root: Node) -> Iterator[Node]:
    """Every node and key below and including ``root``, without recursion."""
    stack: list[Node] = [root]
    while stack:
        node = stack.pop()
        yield node
        if isinstance(node, Sequence):
            stack.extend(reversed(node.items))
        elif isinstance(node, MappingNode):
            for key, child in reversed(tuple(node.entries.values())):
                stack.append(child)
                stack.append(key)
