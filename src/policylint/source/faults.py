"""What can be wrong with a text before anybody asks what it means."""

from typing import NamedTuple

from policylint.location import Position, Span


class Fault(NamedTuple):
    """A format rule's id, one sentence, and the place in the text."""

    rule: str
    message: str
    span: Span
    arguments: tuple[str, ...] = ()
    related: tuple[tuple[str, Span], ...] = ()


MAX_FAULTS = 100
"""How many faults of its format are reported for one file: whoever has more mends these first."""

START = Span(Position(1, 1), Position(1, 1))
"""The place of a fault that concerns the file's bytes and has no better one."""
