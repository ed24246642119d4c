"""Sets apart the words in which two texts differ, as lawyers read amendments."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeAlias

_WORD = re.compile(r"\s+|\S+")
_MOST_WORDS = 600
_LEAST_ALIKE = 0.4


class Piece(NamedTuple):
    """A stretch of a text, and whether the other text lacks it."""

    text: str
    differs: bool = False


Pieces: TypeAlias = tuple[Piece, ...]


def redline(was: str, now: str) -> tuple[Pieces, Pieces]:
    """Both texts in pieces; no pieces for an empty text.

    Texts that have little in common, or are very long, are a piece each: marks all over would help nobody.
    """
    old, new = _WORD.findall(was), _WORD.findall(now)
    whole = _plain(was), _plain(now)
    if not old or not new or old == new or len(old) + len(new) > _MOST_WORDS:
        return whole
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _LEAST_ALIKE:
        return whole
    steps = matcher.get_opcodes()
    return (
        _pieces((old[start:end], tag != "equal") for tag, start, end, _, _ in steps),
        _pieces((new[start:end], tag != "equal") for tag, _, _, start, end in steps),
    )


def _plain(text: str) -> Pieces:
    return (Piece(text),) if text else ()


def _pieces(parts: Iterable[tuple[Sequence[str], bool]]) -> Pieces:
    return tuple(Piece("".join(words), differs) for words, differs in parts if words)
