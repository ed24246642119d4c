"""The examples of rule cards: partial policies laid over a clean one, with the findings they must yield marked."""

import re
from types import MappingProxyType
from typing import NamedTuple

from policylint.errors import CardError
from policylint.rules.card import Example
from policylint.source.document import Document, parse_document
from policylint.source.nodes import Entry, MappingNode, Mark, Node, Point, Scalar, Sequence

_TOP = Point(0, 0, 0)
_EXPECT = re.compile(r"\s*expect:\s*(.*)")


class Expected(NamedTuple):
    """A rule that must speak, and the line of the example on which its finding must start."""

    rule: str
    line: int


def document_of(example: Example, name: str, clean: Node) -> Document:
    """The policy an example stands for.

    Raises:
        CardError: a partial example is not readable itself.
    """
    document = parse_document(name, example.data)
    if example.whole:
        return document
    if document.root is None or document.faults:
        reason = document.faults[0].message if document.faults else "it is empty."
        raise CardError(f"{name}: an example does not parse: {reason}")
    root = merge(clean, document.root)
    return Document(name, document.text, root, ())


def expected_of(example: Example, document: Document) -> tuple[Expected, ...]:
    """What an example must yield: its marks, and the rules it lists apart where no mark can stand."""
    marked = [
        Expected(rule.strip(), comment.line)
        for comment in document.comments
        if (match := _EXPECT.fullmatch(comment.text))
        for rule in match.group(1).split(",")
    ]
    return (*marked, *(Expected(rule, 0) for rule in example.expect))


def merge(base: Node, patch: Node, holder: Scalar | None = None) -> Node:
    """JSON merge patch (RFC 7396) on trees: maps merge, null deletes, everything else replaces.

    What comes from ``base`` takes the place of ``holder``, the key of ``patch`` it lands under (at the root, of the
    first line), so that a finding about it still points into the example.
    """
    if not isinstance(patch, MappingNode):
        return patch
    inherited = base.entries if isinstance(base, MappingNode) else {}
    start, end = (holder.start, holder.end) if holder else (_TOP, _TOP)
    entries: dict[str, Entry] = {}
    for name, (key, node) in patch.entries.items():
        if not (isinstance(node, Scalar) and node.value is None):
            below = inherited[name].node if name in inherited else node
            entries[name] = Entry(key, merge(below, node, key))
    for name, (key, node) in inherited.items():
        if name not in patch.entries:
            entries[name] = Entry(key._replace(start=start, end=end), _moved(node, start, end))
    value = {name: entry.node.value for name, entry in entries.items()}
    return MappingNode(value, patch.start, patch.end, MappingProxyType(entries))


def _moved(node: Node, start: Mark, end: Mark) -> Node:
    """The same content, standing elsewhere."""
    if isinstance(node, Scalar):
        return node._replace(start=start, end=end)
    if isinstance(node, Sequence):
        return node._replace(start=start, end=end, items=tuple(_moved(item, start, end) for item in node.items))
    entries = {
        name: Entry(key._replace(start=start, end=end), _moved(child, start, end))
        for name, (key, child) in node.entries.items()
    }
    return node._replace(start=start, end=end, entries=MappingProxyType(entries))
