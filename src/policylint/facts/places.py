"""Where each fact comes from: the facts mirror the policy, so a fact's path nearly is its place."""

from collections.abc import Mapping
from typing import NamedTuple

from policylint.finding import Place
from policylint.location import Path, Span
from policylint.source.nodes import Located, MappingNode, Node, Scalar, locate

RENAMED = {"mechanisms": "mechanism", "laws": "law"}
"""Members that stand in the facts under another name than in the file, their words resolved."""


class Provenance(NamedTuple):
    """The tree of the file, and the facts that were moved away from where the file has them."""

    root: Node
    moved: Mapping[Path, Path]

    def source_path(self, path: Path) -> Path:
        """The path in the file of the fact at ``path``, undoing moves and renames."""
        if self.moved:
            for length in range(len(path), 0, -1):
                origin = self.moved.get(path[:length])
                if origin is not None:
                    path = origin + path[length:]
                    break
        if RENAMED.keys().isdisjoint(path):  # as nearly always
            return path
        return tuple(RENAMED.get(step, step) if isinstance(step, str) else step for step in path)

    def place(self, path: Path) -> Place:
        """Where the fact at ``path`` stands, or the nearest thing around it that stands in the file."""
        located = locate(self.root, self.source_path(path))
        if not located.path:
            return Place((), _first_key(self.root), whole_document=True)
        return Place(located.path, _span(located))


def _span(located: Located) -> Span:
    node = located.key or located.node
    return node.span if isinstance(node, Scalar) else _first_key(node)


def _first_key(node: Node) -> Span:
    """The first thing written in a list or map: underlining all of it would show nothing."""
    while not isinstance(node, Scalar):
        if isinstance(node, MappingNode):
            if not node.entries:
                return node.span
            return next(iter(node.entries.values())).key.span
        if not node.items:
            return node.span
        node = node.items[0]
    return node.span
