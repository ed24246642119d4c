"""What of a tree is still being built: the lists and maps that are open, and what anchors name."""

from collections.abc import Callable
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple

from policylint.source import events
from policylint.source.nodes import Entry, MappingNode, Mark, Node, Scalar, Sequence

new_scalar: Callable[[tuple[Any, ...]], Scalar] = partial(tuple.__new__, Scalar)
"""Makes a scalar of its fields. There are hundreds in a policy, and the constructor takes twice as long."""
new_entry: Callable[[tuple[Any, ...]], Entry] = partial(tuple.__new__, Entry)
"""The same for an entry."""


class Frame:
    """A list or map still open; ``before`` is how many values were counted before it.

    ``nodes`` are the entries of a map by their keys, or the items of a list, and ``values`` the same as plain values.
    ``key`` is the key that has no value yet.
    """

    __slots__ = ("anchor", "before", "flow", "key", "mapping", "nodes", "start", "values")

    def __init__(self, event: Any, before: int) -> None:
        self.start: Mark = event.start_mark
        self.flow: bool = event.flow_style
        self.anchor: str | None = event.anchor
        self.before = before
        self.mapping = type(event) is events.MappingStartEvent
        self.nodes: Any = {} if self.mapping else []
        self.values: Any = {} if self.mapping else []
        self.key: Scalar | None = None

    def closed(self, event: Any) -> Node:
        """The list or map as a node; the event that ends it tells where, if it is written in brackets or empty."""
        nodes = self.nodes
        if self.mapping:
            end = event.end_mark if self.flow or not nodes else next(reversed(nodes.values())).node.end
            return MappingNode(self.values, self.start, end, MappingProxyType(nodes))
        end = event.end_mark if self.flow or not nodes else nodes[-1].end
        return Sequence(self.values, self.start, end, tuple(nodes))


class Anchored(NamedTuple):
    """A node that an anchor names, and of how many values it is."""

    node: Node
    size: int
