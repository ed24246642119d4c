"""Where what a text says stands, as the parser's events tell it: nodes are made of them when somebody asks.

A policy has hundreds of values, and a report asks for the places of a few.
"""

from collections import abc
from collections.abc import Iterator, Mapping
from typing import Any

from policylint.source import events
from policylint.source.nodes import Entry, MappingNode, Mark, Node, Point, Scalar, Sequence, Value
from policylint.source.scalars import resolve

_BLOCKS = ("|", ">")


class Layout:
    """The events of one document, each at its index, those that open a list or map with their ends.

    Attributes:
        text: What the marks of the events point into.
        log: The events of scalars and aliases, and of lists and maps, opened and ended.
        partners: The index of the event that ends what one opens, and the other way round.
        targets: The index of the event that an alias stands for, by the alias's own.
    """

    __slots__ = ("log", "partners", "targets", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.log: list[Any] = []
        self.partners: dict[int, int] = {}
        self.targets: dict[int, int] = {}

    def node(self, index: int, value: Value) -> Node:
        """What begins at an index and has a value."""
        event = self.log[index]
        kind = type(event)
        if kind is events.AliasEvent:
            target = self.targets.get(index)
            if target is not None:
                return self.node(target, value)._replace(start=event.start_mark, end=event.end_mark)
        start, end = self.extent(index)
        if kind is events.MappingStartEvent:
            return MappingNode(value, start, end, _Entries(self, index, value))
        if kind is events.SequenceStartEvent:
            return Sequence(value, start, end, _Items(self, index, value))
        return Scalar(value, start, end, self._is_block(event))

    def extent(self, index: int) -> tuple[Mark, Mark]:
        """Where what begins at an index begins and ends."""
        event = self.log[index]
        if index in self.partners:
            return event.start_mark, self._end(index)
        return event.start_mark, self._block_end(event) if self._is_block(event) else event.end_mark

    def key(self, index: int, name: str) -> Scalar:
        """The key at an index, whose name is known."""
        start, end = self.extent(index)
        return Scalar(name, start, end, self._is_block(self.log[index]))

    def items(self, index: int) -> list[int]:
        """Where what stands directly in a list begins."""
        found, partner_of, end = [], self.partners.get, self.partners[index]
        index += 1
        while index < end:
            found.append(index)
            index = partner_of(index, index) + 1
        return found

    def entries(self, index: int) -> Iterator[tuple[int, int]]:
        """Where the keys and values that stand directly in a map begin.

        Of a map that is still open, those that are there by the time they are asked for.
        """
        log, partner_of = self.log, self.partners.get
        end = partner_of(index)
        index += 1
        while index != end and index < len(log):
            value = partner_of(index, index) + 1
            yield index, value
            index = partner_of(value, value) + 1

    def begin(self, last: int) -> int:
        """Where that begins whose last event has this index."""
        return self.partners.get(last, last)

    def name(self, index: int) -> str | None:
        """What the key at an index is called: what is written there, be it a number; None of a list or map."""
        event = self.log[index]
        meant = self.log[self.targets.get(index, index)]
        if type(meant) is events.ScalarEvent:
            value = resolve(meant.value) if meant.implicit[0] else meant.value
            if isinstance(value, str):
                return value
        elif type(meant) is not events.AliasEvent:
            return None
        return self.text[event.start_mark.index : event.end_mark.index]

    def _end(self, index: int) -> Mark:
        """Nothing marks the end of a block: it ends where the last thing in it does."""
        log, partners = self.log, self.partners
        while index in partners and not log[index].flow_style and partners[index] != index + 1:
            index = self.begin(partners[index] - 1)
        event = log[partners.get(index, index)]
        mark: Mark = self._block_end(event) if self._is_block(event) else event.end_mark
        return mark

    def _is_block(self, event: Any) -> bool:
        return type(event) is events.ScalarEvent and event.style in _BLOCKS

    def _block_end(self, event: Any) -> Mark:
        """The end of the last written line: the parser points past the blank lines that follow."""
        start: Mark = event.start_mark
        written = self.text[start.index : event.end_mark.index].rstrip()
        breaks = written.count("\n")
        column = len(written) - written.rfind("\n") - 1 if breaks else start.column + len(written)
        return Point(start.line + breaks, column, start.index + len(written))


class _Entries(Mapping[str, Entry]):
    """The entries of a map, each made when it is first asked for; of keys that stand twice, the first."""

    __slots__ = ("_index", "_layout", "_made", "_places", "_value")

    def __init__(self, layout: Layout, index: int, value: dict[str, Value]) -> None:
        self._layout = layout
        self._index = index
        self._value = value
        self._made: dict[str, Entry] = {}
        self._places: dict[str, tuple[int, int]] = {}

    def __getitem__(self, name: str) -> Entry:
        entry = self._made.get(name)
        if entry is None:
            if not self._places:
                self._places = self._find_places()
            at_key, at_value = self._places[name]
            key = self._layout.key(at_key, name)
            entry = self._made[name] = Entry(key, self._layout.node(at_value, self._value[name]))
        return entry

    def _find_places(self) -> dict[str, tuple[int, int]]:
        """Where each key and its value begin."""
        pairs = list(self._layout.entries(self._index))
        if len(pairs) == len(self._value):
            return dict(zip(self._value, pairs, strict=True))
        places: dict[str, tuple[int, int]] = {}
        for pair in pairs:
            places.setdefault(self._layout.name(pair[0]) or "", pair)
        return places

    def __contains__(self, name: object) -> bool:
        return name in self._value

    def __iter__(self) -> Iterator[str]:
        return iter(self._value)

    def __len__(self) -> int:
        return len(self._value)


class _Items(abc.Sequence[Node]):
    """The items of a list, made when they are first looked at."""

    __slots__ = ("_index", "_layout", "_made", "_value")

    def __init__(self, layout: Layout, index: int, value: list[Value]) -> None:
        self._layout = layout
        self._index = index
        self._value = value
        self._made: tuple[Node, ...] | None = None

    def __getitem__(self, index: Any) -> Any:
        if self._made is None:
            places = zip(self._layout.items(self._index), self._value, strict=True)
            self._made = tuple(self._layout.node(at, value) for at, value in places)
        return self._made[index]

    def __len__(self) -> int:
        return len(self._value)
