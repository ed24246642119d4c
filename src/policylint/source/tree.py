"""Builds the tree from parser events: iterative, bounded, and reporting every fault it can get past."""

from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from policylint.location import Position, Span
from policylint.source import events
from policylint.source.faults import MAX_FAULTS, Fault
from policylint.source.layout import Layout
from policylint.source.nodes import Mark, Node, Value, position, span
from policylint.source.scalars import DOUBTFUL_STARTS, resolve
from policylint.source.strict import blank_lines_fault, differences, indentation_fault

MAX_DEPTH: Final = 100
"""How deep lists and maps may nest."""
MAX_NODES: Final = 50_000
"""How many values one file may hold."""
MAX_ALIASED_NODES: Final = 1_000
"""How many values aliases may repeat in one file."""

_LONGEST_NAME: Final = 100


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


class _Anchored(NamedTuple):
    """What an anchor names: where it begins, its value, and of how many values it is."""

    begin: int
    value: Value
    size: int


class _Builder:
    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self._layout = Layout(text)
        self._anchors: dict[str, _Anchored] = {}
        self._open_anchors: dict[int, tuple[str, int]] = {}
        self._aliased = 0
        self._documents = 0
        self._firsts: dict[int, tuple[dict[str, int], Iterator[tuple[int, int]]]] = {}

    def run(self, source: events.EventSource) -> None:  # noqa: C901, PLR0912, PLR0915 - one loop, see below
        """Take events to the end of the text.

        A call for each of hundreds of words costs more than all else that is done about them, so that what is
        usual is written out here. ``at`` is the index of what opened the list or map that ``values`` belongs to,
        ``key`` the key that has no value yet, and ``most`` how long the log may become: it holds each value once,
        and one event more for the end of each list and map.
        """
        get_event, log, partners = source.get_event, self._layout.log, self._layout.partners
        scalar, mapping_start, sequence_start = events.ScalarEvent, events.MappingStartEvent, events.SequenceStartEvent
        mapping_end, sequence_end, doubtful = events.MappingEndEvent, events.SequenceEndEvent, DOUBTFUL_STARTS
        adorned = "!" in self.text or "&" in self.text  # else nothing can have a tag or an anchor
        document: list[Value] = []
        values: Any = document
        at, key, most, mapping = -1, None, MAX_NODES, False
        stack: list[tuple[Any, int, str | None]] = []
        while True:
            event: Any = get_event()
            kind = type(event)
            if kind is scalar:
                log.append(event)
                text: str = event.value
                value: Value = text
                if not event.implicit[0] or (adorned and (event.tag is not None or event.anchor is not None)):
                    value = self._scalar(event, at, is_value=key is not None)
                elif text[:1] in doubtful:
                    value = resolve(text)
            elif kind is mapping_start or kind is sequence_start:
                if len(stack) >= MAX_DEPTH or (adorned and (event.tag is not None or event.anchor is not None)):
                    self._open(event, len(stack), MAX_NODES - most)
                stack.append((values, at, key))
                mapping = kind is mapping_start
                values, at, key = {} if mapping else [], len(log), None
                log.append(event)
                if len(log) > most:
                    self._too_many(event)
                continue
            elif kind is mapping_end or kind is sequence_end:
                most += 1
                opened, end = log[at], len(log)
                partners[at] = end
                partners[end] = at
                log.append(event)
                value = values
                values, outer, key = stack.pop()
                if opened.flow_style or (adorned and opened.anchor is not None):
                    self._closed(at, value, outer, MAX_NODES - most, is_value=key is not None)
                at, mapping = outer, type(values) is dict
            elif kind is events.AliasEvent:
                log.append(event)
                value, size = self._alias(event)
                most -= size - 1
            elif kind is events.StreamEndEvent:
                break
            else:
                self._document(kind, event)
                continue
            if len(log) > most:
                self._too_many(event)
            if not mapping:
                values.append(value)
            elif key is not None:
                if key in values:
                    self._twice(at, key)
                else:
                    values[key] = value
                key = None
            else:
                key = value if type(value) is str and value != "<<" else self._key()
        if document:
            self.root = self._layout.node(0, document[0])

    def _document(self, kind: type, event: Any) -> None:
        if kind is not events.DocumentStartEvent:
            return
        self._documents += 1
        if self._documents > 1:
            self._unsupported(
                "A second document begins here. Keep one policy per file.", event.start_mark, event.end_mark
            )
            raise _GaveUp

    def _scalar(self, event: Any, at: int, *, is_value: bool) -> Value:
        """The value of a scalar that is quoted, a block, tagged or named by an anchor."""
        plain = event.implicit[0]
        value: Value = resolve(event.value) if plain else event.value
        if event.tag:
            self._tag(event)
        if not plain:
            self._require_layout(event, at, is_value=is_value)
        if event.anchor:
            self._anchors[event.anchor] = _Anchored(len(self._layout.log) - 1, value, 1)
        return value

    def _require_layout(self, event: Any, at: int, *, is_value: bool) -> None:
        """See that a text in quotes or a block stands as YAML 1.2 has it, which the library does not."""
        if event.style in ("|", ">"):
            if not event.value.strip("\n"):
                last = len(self._layout.log) - 1
                self._note(blank_lines_fault(self.text, event.end_mark, self._indent(at, last, is_value=is_value)))
        elif event.start_mark.line != event.end_mark.line:
            self._require_indentation(event.start_mark, event.end_mark, at, len(self._layout.log) - 1, is_value)

    def _require_indentation(self, start: Mark, end: Mark, at: int, index: int, is_value: bool) -> None:
        self._note(indentation_fault(self.text, start, end, self._indent(at, index, is_value=is_value)))

    def _indent(self, at: int, index: int, *, is_value: bool) -> int:
        """The column of the block that holds what begins at ``index``.

        -1 where none does, or the parser does not tell.
        """
        log = self._layout.log
        if at < 0 or log[at].flow_style:
            return -1
        block = log[at]
        column: int = block.start_mark.column
        if type(block) is events.SequenceStartEvent:
            return -1 if block.anchor else column
        return min(column, log[self._layout.begin(index - 1)].start_mark.column) if is_value else column

    def _note(self, fault: Fault | None) -> None:
        if fault is not None:
            self._report(fault)

    def _open(self, event: Any, depth: int, not_values: int) -> None:
        """What is unusual about a list or map that begins."""
        if event.tag:
            self._tag(event)
        if depth >= MAX_DEPTH:
            self._too_large(f"Lists and maps nest deeper than {MAX_DEPTH} levels here.", event)
        if event.anchor is not None:
            index = len(self._layout.log)
            self._open_anchors[index] = (event.anchor, index + not_values)
            self._anchors.pop(event.anchor, None)

    def _closed(self, index: int, value: Value, outer: int, not_values: int, *, is_value: bool) -> None:
        """What is unusual about a list or map that ends."""
        log = self._layout.log
        opened, end = log[index], log[-1].end_mark
        if opened.flow_style and opened.start_mark.line != end.line:
            self._require_indentation(opened.start_mark, end, outer, index, is_value)
        if opened.anchor is not None:
            name, before = self._open_anchors.pop(index)
            self._anchors[name] = _Anchored(index, value, len(log) + not_values - before)

    def _alias(self, event: Any) -> tuple[Value, int]:
        """The value that an alias repeats, and of how many values it is."""
        anchored = self._anchors.get(event.anchor)
        if anchored is None:
            inside = any(name == event.anchor for name, _ in self._open_anchors.values())
            reason = "refers to the value it stands in" if inside else "refers to no anchor above it"
            self._unsupported(
                f"The alias `*{_short(event.anchor)}` {reason}. Write the value out.",
                event.start_mark,
                event.end_mark,
            )
            return None, 1
        self._aliased += anchored.size
        if self._aliased > MAX_ALIASED_NODES:
            self._unsupported(
                f"Aliases repeat more than {MAX_ALIASED_NODES:,} values. Write the values out.",
                event.start_mark,
                event.end_mark,
            )
            raise _GaveUp
        self._layout.targets[len(self._layout.log) - 1] = anchored.begin
        return anchored.value, anchored.size

    def _key(self) -> str:
        """The name of the key that was just read, which is no simple word."""
        layout = self._layout
        index = layout.begin(len(layout.log) - 1)
        event, name = layout.log[index], layout.name(index)
        kind = type(event)
        if name is None:
            message = "A list or map stands where a key is expected. Use a word as the key."
            self._unsupported(message, *layout.extent(index))
            return ""
        if name == "<<" and kind is events.ScalarEvent and event.implicit[0]:
            message = "A merge key (`<<`) hides what a policy says. Write the keys out."
            self._unsupported(message, event.start_mark, event.end_mark)
        return name

    def _twice(self, at: int, name: str) -> None:
        layout = self._layout
        again = layout.begin(layout.begin(len(layout.log) - 1) - 1)
        key, first = span(*layout.extent(again)), span(*layout.extent(self._first(at, name)))
        shown = _short(name)
        message = f"The key `{shown}` stands twice in this map, first on line {first.start.line}. Keep one of them."
        self._report(Fault("duplicate-key", message, key, (shown,), (("first here", first),)))

    def _first(self, at: int, name: str) -> int:
        """Where a key that stands twice in the map opened at ``at`` stands first; each key is looked at once."""
        seen, entries = self._firsts.setdefault(at, ({}, self._layout.entries(at)))
        while name not in seen:
            index, _ = next(entries)
            seen.setdefault(self._layout.name(index) or "", index)
        return seen[name]

    def _tag(self, event: Any) -> None:
        message = f"The tag `{_short(event.tag)}` is not part of the policy format. Remove it."
        self._unsupported(message, event.start_mark, event.end_mark)

    def _unsupported(self, message: str, start: Mark, end: Mark) -> None:
        self._report(Fault("unsupported-yaml", message, span(start, end)))

    def _report(self, fault: Fault) -> None:
        if len(self.faults) == MAX_FAULTS:
            self.faults.append(Fault("too-large", "The faults from here on are not shown.", fault.span))
            raise _GaveUp
        self.faults.append(fault)

    def _too_many(self, event: Any) -> None:
        self._too_large(f"The file holds more than {MAX_NODES:,} values.", event)

    def _too_large(self, message: str, event: Any) -> None:
        self.faults.append(Fault("too-large", message, span(event.start_mark, event.end_mark)))
        raise _GaveUp


def _short(name: str) -> str:
    """A name as a message can hold it."""
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
