"""Builds the tree from parser events: iterative, bounded, and reporting every fault it can get past."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Any, NamedTuple

from policylint.location import Position, Span
from policylint.source import events
from policylint.source.faults import MAX_FAULTS, Fault
from policylint.source.nodes import Entry, MappingNode, Mark, Node, Point, Scalar, Sequence, Value, position
from policylint.source.scalars import resolve

MAX_DEPTH = 100
"""How deep lists and maps may nest."""
MAX_NODES = 200_000
"""How many values one file may hold."""
MAX_ALIASED_NODES = 1_000
"""How many values aliases may repeat in one file."""


class _Frame:
    """A list or map still open."""

    __slots__ = ("anchor", "before", "entries", "flow", "items", "key", "mapping", "start")

    def __init__(self, event: Any, before: int, *, mapping: bool) -> None:
        self.start: Mark = event.start_mark
        self.flow: bool = event.flow_style
        self.anchor: str | None = event.anchor
        self.before = before
        self.mapping = mapping
        self.entries: dict[str, Entry] = {}
        self.items: list[Node] = []
        self.key: Scalar | None = None


class _Anchored(NamedTuple):
    node: Node
    size: int


class _GaveUp(Exception):  # noqa: N818 - not an error: the fault is already recorded
    """The rest of the text is not worth reading."""


def build(
    text: str, open_events: Callable[[str], events.EventSource] = events.open_events
) -> tuple[Node | None, tuple[Fault, ...]]:
    """Parse ``text``: the tree of its only document, if it could be read whole, and all faults in order."""
    builder = _Builder(text)
    try:
        builder.run(open_events(text))
    except events.YAMLError as error:
        builder.faults.append(_syntax_fault(error))
        builder.root = None
    except _GaveUp:
        builder.root = None
    return builder.root, tuple(builder.faults)


def _syntax_fault(error: Exception) -> Fault:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or "it cannot be read"
    context = getattr(error, "context", None)
    start = position(mark) if mark else Position(1, 1)
    words = f"{problem} {context}" if context else f"{problem}"
    return Fault("invalid-yaml", f"This is not valid YAML: {words}.", Span(start, start))


class _Builder:
    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self._stack: list[_Frame] = []
        self._anchors: dict[str, _Anchored] = {}
        self._open_anchors: set[str] = set()
        self._count = 0
        self._aliased = 0
        self._documents = 0

    def run(self, source: events.EventSource) -> None:
        handlers: dict[type, Callable[[Any], None]] = {
            events.ScalarEvent: self._scalar,
            events.MappingStartEvent: self._mapping_start,
            events.SequenceStartEvent: self._sequence_start,
            events.MappingEndEvent: self._end,
            events.SequenceEndEvent: self._end,
            events.AliasEvent: self._alias,
            events.DocumentStartEvent: self._document,
        }
        get_event = source.get_event
        while True:
            event = get_event()
            kind = type(event)
            if kind is events.StreamEndEvent:
                return
            if kind in handlers:
                handlers[kind](event)

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self._unsupported(
                "A second document begins here. Keep one policy per file.", event.start_mark, event.end_mark
            )
            raise _GaveUp

    def _scalar(self, event: Any) -> None:
        plain = event.implicit[0]
        value: Value = event.value
        if plain:
            value = resolve(value)
        if event.tag:
            self._tag(event)
        block = event.style in ("|", ">")
        node = Scalar(value, event.start_mark, self._block_end(event) if block else event.end_mark, block)
        self._counted(event, 1)
        if event.anchor:
            self._anchors[event.anchor] = _Anchored(node, 1)
        if plain and value == "<<" and self._stack and self._stack[-1].mapping and self._stack[-1].key is None:
            self._unsupported("A merge key (`<<`) hides what a policy says. Write the keys out.", node.start, node.end)
        self._add(node)

    def _block_end(self, event: Any) -> Mark:
        """The end of the last written line: the parser points past the blank lines that follow."""
        start: Mark = event.start_mark
        written = self.text[start.index : event.end_mark.index].rstrip()
        breaks = written.count("\n")
        column = len(written) - written.rfind("\n") - 1 if breaks else start.column + len(written)
        return Point(start.line + breaks, column, start.index + len(written))

    def _mapping_start(self, event: Any) -> None:
        self._open(event, mapping=True)

    def _sequence_start(self, event: Any) -> None:
        self._open(event, mapping=False)

    def _open(self, event: Any, *, mapping: bool) -> None:
        if event.tag:
            self._tag(event)
        if len(self._stack) >= MAX_DEPTH:
            self._too_large(f"Lists and maps nest deeper than {MAX_DEPTH} levels here.", event)
        self._counted(event, 1)
        frame = _Frame(event, self._count - 1, mapping=mapping)
        if frame.anchor:
            self._open_anchors.add(frame.anchor)
            self._anchors.pop(frame.anchor, None)
        self._stack.append(frame)

    def _end(self, event: Any) -> None:
        frame = self._stack.pop()
        node = _mapping(frame, event) if frame.mapping else _sequence(frame, event)
        if frame.anchor:
            self._open_anchors.discard(frame.anchor)
            self._anchors[frame.anchor] = _Anchored(node, self._count - frame.before)
        self._add(node)

    def _alias(self, event: Any) -> None:
        anchored = self._anchors.get(event.anchor)
        if anchored is None:
            reason = (
                "refers to the value it stands in"
                if event.anchor in self._open_anchors
                else "refers to no anchor above it"
            )
            self._unsupported(
                f"The alias `*{event.anchor}` {reason}. Write the value out.",
                event.start_mark,
                event.end_mark,
            )
            self._add(Scalar(None, event.start_mark, event.end_mark))
            return
        self._aliased += anchored.size
        if self._aliased > MAX_ALIASED_NODES:
            self._unsupported(
                f"Aliases repeat more than {MAX_ALIASED_NODES:,} values. Write the values out.",
                event.start_mark,
                event.end_mark,
            )
            raise _GaveUp
        self._counted(event, anchored.size)
        self._add(anchored.node._replace(start=event.start_mark, end=event.end_mark))

    def _add(self, node: Node) -> None:
        if not self._stack:
            self.root = node
            return
        frame = self._stack[-1]
        if not frame.mapping:
            frame.items.append(node)
        elif frame.key is None:
            frame.key = self._key(node)
        else:
            key, frame.key = frame.key, None
            self._enter(frame, key, node)

    def _key(self, node: Node) -> Scalar:
        if isinstance(node, Scalar):
            if isinstance(node.value, str):
                return node
            return node._replace(value=self.text[node.start.index : node.end.index])
        self._unsupported("A list or map stands where a key is expected. Use a word as the key.", node.start, node.end)
        return Scalar("", node.start, node.end)

    def _enter(self, frame: _Frame, key: Scalar, node: Node) -> None:
        first = frame.entries.get(key.value)
        if first is None:
            frame.entries[key.value] = Entry(key, node)
            return
        line = first.key.start.line + 1
        message = f"The key `{key.value}` stands twice in this map, first on line {line}. Keep one of them."
        self._report(Fault("duplicate-key", message, key.span, (key.value,), (("first here", first.key.span),)))

    def _tag(self, event: Any) -> None:
        message = f"The tag `{event.tag}` is not part of the policy format. Remove it."
        self._unsupported(message, event.start_mark, event.end_mark)

    def _unsupported(self, message: str, start: Mark, end: Mark) -> None:
        self._report(Fault("unsupported-yaml", message, Span(position(start), position(end))))

    def _report(self, fault: Fault) -> None:
        if len(self.faults) == MAX_FAULTS:
            self.faults.append(Fault("too-large", "The faults from here on are not shown.", fault.span))
            raise _GaveUp
        self.faults.append(fault)

    def _counted(self, event: Any, size: int) -> None:
        self._count += size
        if self._count > MAX_NODES:
            self._too_large(f"The file holds more than {MAX_NODES:,} values.", event)

    def _too_large(self, message: str, event: Any) -> None:
        self.faults.append(Fault("too-large", message, Span(position(event.start_mark), position(event.end_mark))))
        raise _GaveUp


def _mapping(frame: _Frame, event: Any) -> MappingNode:
    entries = frame.entries
    end = event.end_mark
    if not frame.flow and entries:
        end = next(reversed(entries.values())).node.end
    value = {name: entry.node.value for name, entry in entries.items()}
    return MappingNode(value, frame.start, end, MappingProxyType(entries))


def _sequence(frame: _Frame, event: Any) -> Sequence:
    end = event.end_mark if frame.flow or not frame.items else frame.items[-1].end
    return Sequence([item.value for item in frame.items], frame.start, end, tuple(frame.items))
