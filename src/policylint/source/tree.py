"""Builds the tree from parser events: iterative, bounded, and reporting every fault it can get past."""

from collections.abc import Callable
from typing import Any

from policylint.location import Position, Span
from policylint.source import events
from policylint.source.faults import MAX_FAULTS, Fault
from policylint.source.frames import Anchored, Frame, new_entry, new_scalar
from policylint.source.nodes import Mark, Node, Point, Scalar, Value, position
from policylint.source.scalars import resolve
from policylint.source.strict import blank_lines_fault, differences, indentation_fault

MAX_DEPTH = 100
"""How deep lists and maps may nest."""
MAX_NODES = 50_000
"""How many values one file may hold."""
MAX_ALIASED_NODES = 1_000
"""How many values aliases may repeat in one file."""

_LONGEST_NAME = 100


class _GaveUp(Exception):  # noqa: N818 - not an error: the fault is already recorded
    """The rest of the text is not worth reading."""


def build(
    text: str, open_events: Callable[[str], events.EventSource] = events.open_events
) -> tuple[Node | None, tuple[Fault, ...]]:
    """Parse ``text``: the tree of its only document, if it could be read whole, and all faults in order."""
    if text.endswith((" ", "\t")):  # the library loses a last line of blanks that nothing ends
        text += "\n"
    builder = _Builder(text)
    try:
        builder.run(open_events(text))
        builder.faults += () if builder.faults else differences(text, builder.root)
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
        self._stack: list[Frame] = []
        self._anchors: dict[str, Anchored] = {}
        self._open_anchors: set[str] = set()
        self._count = 0
        self._aliased = 0
        self._documents = 0

    def run(self, source: events.EventSource) -> None:
        handlers: dict[type, Callable[[Any], None]] = {
            events.MappingStartEvent: self._open,
            events.SequenceStartEvent: self._open,
            events.MappingEndEvent: self._end,
            events.SequenceEndEvent: self._end,
            events.AliasEvent: self._alias,
            events.DocumentStartEvent: self._document,
            events.DocumentEndEvent: _nothing,
            events.StreamStartEvent: _nothing,
        }
        get_event, stack = source.get_event, self._stack
        while True:
            event: Any = get_event()
            kind = type(event)
            if kind is not events.ScalarEvent:
                if kind is events.StreamEndEvent:
                    return
                handlers[kind](event)
            elif event.tag is not None or event.anchor is not None or not event.implicit[0] or not stack:
                self._scalar(event)
            else:
                self._word(event, stack[-1])

    def _word(self, event: Any, frame: Frame) -> None:
        """A plain scalar with nothing about it, in a list or map: nearly all that a policy holds.

        Comes to what ``_scalar`` comes to, in fewer steps.
        """
        self._count += 1
        if self._count > MAX_NODES:
            self._too_many(event)
        value = resolve(event.value)
        node = new_scalar((value, event.start_mark, event.end_mark, False))
        key = frame.key
        if not frame.mapping:
            frame.nodes.append(node)
            frame.values.append(value)
        elif key is None:
            if type(value) is not str or value == "<<":
                self._require_no_merge(node)
                node = self._key(node)
            frame.key = node
        elif key.value in frame.nodes:
            self._add(node)
        else:
            frame.key = None
            frame.nodes[key.value] = new_entry((key, node))
            frame.values[key.value] = value

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
        if not plain:
            self._require_layout(event, block=block)
        node = Scalar(value, event.start_mark, self._block_end(event) if block else event.end_mark, block)
        self._counted(event, 1)
        if event.anchor:
            self._anchors[event.anchor] = Anchored(node, 1)
        if plain and self._stack and self._stack[-1].mapping and self._stack[-1].key is None:
            self._require_no_merge(node)
        self._add(node)

    def _require_no_merge(self, key: Scalar) -> None:
        if key.value == "<<":
            self._unsupported("A merge key (`<<`) hides what a policy says. Write the keys out.", key.start, key.end)

    def _block_end(self, event: Any) -> Mark:
        """The end of the last written line: the parser points past the blank lines that follow."""
        start: Mark = event.start_mark
        written = self.text[start.index : event.end_mark.index].rstrip()
        breaks = written.count("\n")
        column = len(written) - written.rfind("\n") - 1 if breaks else start.column + len(written)
        return Point(start.line + breaks, column, start.index + len(written))

    def _require_layout(self, event: Any, *, block: bool) -> None:
        """See that a text in quotes or a block stands as YAML 1.2 has it, which the library does not."""
        if block and not event.value.strip("\n"):
            self._note(blank_lines_fault(self.text, event.end_mark, self._indent()))
        elif not block and event.start_mark.line != event.end_mark.line:
            self._note(indentation_fault(self.text, event.start_mark, event.end_mark, self._indent()))

    def _indent(self) -> int:
        """The column of the block that holds what is read now; -1 where none does, or the parser does not tell."""
        if not self._stack or self._stack[-1].flow:
            return -1
        frame = self._stack[-1]
        if not frame.mapping:
            return -1 if frame.anchor else frame.start.column
        return min(frame.start.column, frame.key.start.column) if frame.key else frame.start.column

    def _note(self, fault: Fault | None) -> None:
        if fault is not None:
            self._report(fault)

    def _open(self, event: Any) -> None:
        if event.tag:
            self._tag(event)
        if len(self._stack) >= MAX_DEPTH:
            self._too_large(f"Lists and maps nest deeper than {MAX_DEPTH} levels here.", event)
        self._counted(event, 1)
        frame = Frame(event, self._count - 1)
        if frame.anchor is not None:
            self._open_anchors.add(frame.anchor)
            self._anchors.pop(frame.anchor, None)
        self._stack.append(frame)

    def _end(self, event: Any) -> None:
        frame = self._stack.pop()
        if frame.flow and frame.start.line != event.end_mark.line:
            self._note(indentation_fault(self.text, frame.start, event.end_mark, self._indent()))
        node = frame.closed(event)
        if frame.anchor:
            self._open_anchors.discard(frame.anchor)
            self._anchors[frame.anchor] = Anchored(node, self._count - frame.before)
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
                f"The alias `*{_short(event.anchor)}` {reason}. Write the value out.",
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
        key = frame.key
        if not frame.mapping:
            frame.nodes.append(node)
            frame.values.append(node.value)
        elif key is None:
            frame.key = self._key(node)
        else:
            frame.key = None
            name = key.value
            if name in frame.nodes:
                self._twice(key, frame.nodes[name].key)
            else:
                frame.nodes[name] = new_entry((key, node))
                frame.values[name] = node.value

    def _key(self, node: Node) -> Scalar:
        if isinstance(node, Scalar):
            if isinstance(node.value, str):
                return node
            return node._replace(value=self.text[node.start.index : node.end.index])
        self._unsupported("A list or map stands where a key is expected. Use a word as the key.", node.start, node.end)
        return Scalar("", node.start, node.end)

    def _twice(self, key: Scalar, first: Scalar) -> None:
        shown = _short(key.value)
        message = f"The key `{shown}` stands twice in this map, first on line {first.start.line + 1}. Keep one of them."
        self._report(Fault("duplicate-key", message, key.span, (shown,), (("first here", first.span),)))

    def _tag(self, event: Any) -> None:
        message = f"The tag `{_short(event.tag)}` is not part of the policy format. Remove it."
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
            self._too_many(event)

    def _too_many(self, event: Any) -> None:
        self._too_large(f"The file holds more than {MAX_NODES:,} values.", event)

    def _too_large(self, message: str, event: Any) -> None:
        self.faults.append(Fault("too-large", message, Span(position(event.start_mark), position(event.end_mark))))
        raise _GaveUp


def _nothing(_event: Any) -> None:
    """Some events say nothing that a tree needs."""


def _short(name: str) -> str:
    """A name as a message can hold it."""
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
