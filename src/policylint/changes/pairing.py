"""Which policies of two versions are the same one."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple, TypeAlias


class Candidate(NamedTuple):
    """``id`` is what the notice calls itself, empty where it does not.

    ``path`` is its file, with slashes, as seen from what was named; ``before`` is what the file of a new version was
    probably called in the old one, if that was something else.
    """

    id: str
    path: str
    before: str = ""


Pair: TypeAlias = tuple[int | None, int | None]
"""Positions of an old and a new policy that are the same one; None where it has no partner."""


def pair(old: Sequence[Candidate], new: Sequence[Candidate]) -> list[Pair]:
    """Pair two sets of policies: by the id of the notice, then by the file, then by what the file was called.

    An id or a name counts where it is the only one of its kind on either side; copies of a policy under one id are
    told apart by their files. In another file, two different ids are two policies, whatever their files are called.
    The pairs are in the order of ``new``, those that are gone last, in the order of ``old``.
    """
    left_old, left_new = dict(enumerate(old)), dict(enumerate(new))
    pairs: list[Pair] = []
    for clue in _CLUES:
        for before, after in list(_alike(left_old, left_new, clue)):
            if clue.strong or not (left_old[before].id and left_new[after].id):
                pairs.append((before, after))
                del left_old[before], left_new[after]
    pairs += [(None, index) for index in left_new]
    pairs += [(index, None) for index in left_old]
    return sorted(pairs, key=_place)


class _Clue(NamedTuple):
    """What an old and a new policy have in common if they are the same; a weak one counts against no ids."""

    of_old: Callable[[Candidate], str]
    of_new: Callable[[Candidate], str]
    strong: bool = True


def _alike(old: Mapping[int, Candidate], new: Mapping[int, Candidate], clue: _Clue) -> Iterator[tuple[int, int]]:
    """What has something in common that nothing else on either side has."""
    once = _unique(new, clue.of_new)
    yield from ((index, once[text]) for text, index in _unique(old, clue.of_old).items() if text in once)


def _unique(among: Mapping[int, Candidate], mark: Callable[[Candidate], str]) -> dict[str, int]:
    marks = {index: text for index, one in among.items() if (text := mark(one))}
    counts = Counter(marks.values())
    return {text: index for index, text in marks.items() if counts[text] == 1}


def _id_and_path(one: Candidate) -> str:
    return f"{one.id}\0{one.path}" if one.id else ""


def _id(one: Candidate) -> str:
    return one.id


def _path(one: Candidate) -> str:
    return one.path


def _name(one: Candidate) -> str:
    return PurePosixPath(one.path).name


def _before(one: Candidate) -> str:
    return one.before


_CLUES = (
    _Clue(_id_and_path, _id_and_path),
    _Clue(_id, _id),
    _Clue(_path, _path),
    _Clue(_path, _before, strong=False),
    _Clue(_name, _name, strong=False),
)


def _place(pair: Pair) -> tuple[bool, int, int]:
    old, new = pair
    return new is None, new or 0, old or 0
