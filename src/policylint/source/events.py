"""The only module that knows the YAML library: a stream of parser events, from C where it is there.

``load`` and ``compose`` of the library crash or hang on hostile input and are never called.
"""

from collections.abc import Callable
from typing import Any, Protocol, cast

import yaml
import yaml.cyaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

__all__ = [
    "AliasEvent",
    "DocumentEndEvent",
    "DocumentStartEvent",
    "Event",
    "EventSource",
    "MappingEndEvent",
    "MappingStartEvent",
    "ScalarEvent",
    "SequenceEndEvent",
    "SequenceStartEvent",
    "StreamEndEvent",
    "StreamStartEvent",
    "YAMLError",
    "fast",
    "open_events",
    "open_events_in_python",
]

YAMLError = yaml.YAMLError


class EventSource(Protocol):
    """What the builder asks of a parser."""

    def get_event(self) -> Event:
        """The next event; raises ``YAMLError`` where the text is not YAML."""
        ...


class _PythonParser(Reader, Scanner, Parser):
    """The library's pure-Python parser without its constructors."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


def open_events_in_python(text: str) -> EventSource:
    """Parse without the C extension: the same events, some fifteen times slower."""
    return cast("EventSource", _PythonParser(text))


_c_parser: Callable[[str], Any] | None = getattr(yaml.cyaml, "CParser", None) if yaml.__with_libyaml__ else None
fast = _c_parser is not None
"""Whether the C extension is there; only for people to be told."""


def open_events(text: str) -> EventSource:
    """Parse ``text`` with the fastest parser at hand."""
    return cast("EventSource", _c_parser(text)) if _c_parser else open_events_in_python(text)
