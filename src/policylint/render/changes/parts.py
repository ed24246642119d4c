"""Blocks of text inside blocks, and as many of them as fit: whole ones only, the first first."""

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks between an opening and a closing, which are shown only if a block is."""

    opening: str
    blocks: tuple["Block", ...]
    closing: str = ""


Block: TypeAlias = Part | str
"""A part, or a text that is shown whole or not at all."""


class Fitted(NamedTuple):
    """A text, and how many texts of the part are in it and are not."""

    text: str
    shown: int
    left_out: int


def fitted(part: Part, room: int) -> Fitted:
    """The first blocks of a part that fit into ``room`` characters; behind one that does not, none is shown."""
    room -= len(part.opening) + len(part.closing)
    inside = ""
    shown = left_out = 0
    for block in part.blocks:
        one = _fitted(block, 0 if left_out else room - len(inside))
        inside += one.text
        shown += one.shown
        left_out += one.left_out
    return Fitted(part.opening + inside + part.closing if shown else "", shown, left_out)


def _fitted(block: Block, room: int) -> Fitted:
    if isinstance(block, Part):
        return fitted(block, room)
    return Fitted(block, 1, 0) if len(block) <= room else Fitted("", 0, 1)
