"""Which thing of the old version is which of the new one: by id, by declared former id, or by what it is."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from policylint.facts.facts import Object


class Aligned(NamedTuple):
    """One entry on both sides; ``name`` is what both sides call it here, None stands for a side without it."""

    name: str
    old: str | None
    new: str | None


def align_entries(old: Object, new: Object) -> list[Aligned]:
    """Pair the entries of two maps by id.

    A `renamed_from` counts as long as it is news: when the other side has the former id, and not yet the present one.
    It counts in both directions, so that comparing backwards gives the mirror image.
    """
    renamed = dict(_renames(old, new))
    was = {after: before for before, after in renamed.items()}
    pairs = [Aligned(_name(before, after, old, new), before, after) for before, after in renamed.items()]
    pairs += [Aligned(id_, id_, id_) for id_ in old if id_ in new and id_ not in renamed and id_ not in was]
    pairs += [Aligned(id_, id_, None) for id_ in old if id_ not in renamed and (id_ not in new or id_ in was)]
    pairs += [Aligned(id_, None, id_) for id_ in new if id_ not in was and (id_ not in old or id_ in renamed)]
    return pairs


def _renames(old: Object, new: Object) -> Iterable[tuple[str, str]]:
    declared = [(entry.get("renamed_from"), id_) for id_, entry in new.items() if id_ not in old]
    found = {(before, after) for before, after in declared if before in old}
    declared = [(entry.get("renamed_from"), id_) for id_, entry in old.items() if id_ not in new]
    found |= {(before, after) for after, before in declared if after in new}
    taken: set[tuple[str, str]] = set()
    for before, after in sorted(found, key=sorted):
        if ("old", before) not in taken and ("new", after) not in taken:
            taken |= {("old", before), ("new", after)}
            yield before, after


def _name(before: str, after: str, old: Object, new: Object) -> str:
    """The original id of a renamed entry, unless the side that renamed it uses that id for something else."""
    if old[before].get("renamed_from") == after and before not in new:
        return after if after not in old else before
    return before if before not in new else after


class Alignment(NamedTuple):
    """Members of two lists as positions: those that go together, those only in the old, those only in the new."""

    pairs: list[tuple[int, int]]
    removed: list[int]
    added: list[int]


def align_members(passes: Sequence[tuple[Sequence[str], Sequence[str]]]) -> Alignment:
    """Pair the members of two lists by names, given for each pass for all old and all new members.

    The first pass holds whole meanings: members of equal meaning, however often they are repeated, are left out, since
    they did not change. In every later pass, each coarser, a name pairs what is left when it is unique on both sides.
    """
    olds, news = passes[0]
    old_left = [index for index, name in enumerate(olds) if name not in news]
    new_left = [index for index, name in enumerate(news) if name not in olds]
    pairs: list[tuple[int, int]] = []
    for old_names, new_names in passes[1:]:
        once_old, once_new = _unique(old_names, old_left), _unique(new_names, new_left)
        pairs += [(index, once_new[name]) for name, index in once_old.items() if name in once_new]
        old_left = [index for index in old_left if index not in {old for old, _ in pairs}]
        new_left = [index for index in new_left if index not in {new for _, new in pairs}]
    return Alignment(pairs, old_left, new_left)


def _unique(names: Sequence[str], among: Sequence[int]) -> dict[str, int]:
    counts = Counter(names[index] for index in among)
    return {names[index]: index for index in among if counts[names[index]] == 1}
