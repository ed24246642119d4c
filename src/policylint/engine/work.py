"""The way from tasks to results: looked up in the cache, checked here, or handed out to a pool; always in order."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from policylint.engine.check import Checker
from policylint.engine.means import Means
from policylint.engine.results import Stored
from policylint.engine.serialized import Form, Serialized, serialize
from policylint.engine.task import Task
from policylint.engine.workers import Batch, Piece, Recipe, checked, recipe_of
from policylint.errors import InputError
from policylint.source.digests import content_digest

if TYPE_CHECKING:  # slow to load, and small runs need neither
    from policylint.engine.cache import Key
    from policylint.engine.keys import Keys
    from policylint.engine.pool import Pool

_LOOKED_UP_AT_ONCE = 32
_MOST_PIECES = 16
"""How many policies are handed out at once: at the end of a run, nobody is idle for longer than they take."""
_MOST_BYTES = 1_000_000
"""What the policies of a batch may hold together, so that memory stays flat."""
_REMEMBERED_AT_ONCE = 512

_Wait: TypeAlias = Callable[[], Iterable[Stored]]


class _Slot(NamedTuple):
    """A task; its piece, with the content if that was read; its key, if its result may be known.

    What was read before, and is not at hand any more, has no piece.
    """

    task: Task
    piece: Piece | None
    key: "Key | None"


class Work:
    """Carries out tasks as its results are asked for."""

    def __init__(self, tasks: Iterable[Task], means: Means, *, short: bool) -> None:
        """Prepare; ``short`` says that nothing but briefs and summaries will be asked for."""
        cache, pool, brief = means
        self._tasks = tasks
        self._short = short
        self._form = Form(brief if short or cache else None, whole=not short or cache is not None)
        self._cache = cache
        self._keys = _keys() if cache else None
        self._pool = pool
        self._left_here = pool.first_here if pool else 0
        self._new: dict[Key, Serialized] = {}
        self._recipes: dict[int, Recipe] = {}

    def results(self) -> Iterator[Stored]:
        """Files with their results, in the order of the tasks."""
        if self._cache is None and self._pool is None:
            for task in self._tasks:
                yield task.name, checked(task.checker, Piece(task.name, task.content))
            return
        from policylint.engine.pool import in_order  # noqa: PLC0415

        try:
            for stored in in_order(self._begun(), self._pool.most_under_way if self._pool else 0):
                yield from stored
        finally:
            self._close()

    def _close(self) -> None:
        if self._pool is not None:
            self._pool.close()
        if self._cache is not None:
            self._cache.remember(self._new)
            self._cache.close()

    def _begun(self) -> Iterator[_Wait]:
        """Batches under way, each as something that waits for its results."""
        for slots in self._batches():
            keys = [slot.key for slot in slots if slot.key is not None]
            found = self._cache.find(keys, short=self._short) if self._cache and keys else {}
            for part in self._parts(slots, found):
                missing = [slot for slot in part if slot.piece is not None]
                if self._pool is None or self._left_here > 0:
                    self._left_here -= len(missing)
                    yield self._here(part, found)
                else:
                    yield self._handed_out(self._pool, part, missing, found)

    def _parts(self, slots: list[_Slot], found: "dict[Key, Serialized]") -> Iterator[list[_Slot]]:
        """The slots in parts of bounded size, with a piece for each whose result is not known, and only for those."""
        part: list[_Slot] = []
        pieces = size = 0
        for slot in slots:
            if slot.key is not None and slot.key in found:
                part.append(slot._replace(piece=None) if slot.piece else slot)
                continue
            read = slot if slot.piece else self._read(slot.task)
            part.append(read)
            pieces += 1
            size += _size(read)
            if pieces == _MOST_PIECES or size >= _MOST_BYTES:
                yield part
                part, pieces, size = [], 0, 0
        if part:
            yield part

    def _here(self, slots: list[_Slot], found: "dict[Key, Serialized]") -> _Wait:
        def results() -> Iterator[Stored]:
            for slot in slots:
                if slot.piece is None:
                    yield slot.task.name, _known(slot, found)
                else:
                    result = checked(slot.task.checker, slot.piece)
                    if slot.key is not None:
                        self._remember(slot, serialize(result, self._form))
                    yield slot.task.name, result

        return results

    def _handed_out(
        self, pool: "Pool", slots: list[_Slot], missing: list[_Slot], found: "dict[Key, Serialized]"
    ) -> _Wait:
        waiting = [
            (group, pool.submit(Batch(self._recipe(group[0].task.checker), _pieces(group), self._form)))
            for group in _by_checker(missing)
        ]

        def results() -> Iterator[Stored]:
            fresh: dict[int, Serialized] = {}
            for group, wait in waiting:
                fresh.update((id(slot), one) for slot, one in zip(group, wait(), strict=True))
            for slot in slots:
                if id(slot) in fresh:
                    self._remember(slot, fresh[id(slot)])
                    yield slot.task.name, fresh[id(slot)]
                else:
                    yield slot.task.name, _known(slot, found)

        return results

    def _remember(self, slot: _Slot, result: Serialized) -> None:
        if slot.key is None or self._cache is None:
            return
        self._new[slot.key] = result
        if len(self._new) >= _REMEMBERED_AT_ONCE:
            self._cache.remember(self._new)
            self._new = {}

    def _batches(self) -> Iterator[list[_Slot]]:
        slots: list[_Slot] = []
        size = 0
        for task in self._tasks:
            slot = self._slot(task)
            slots.append(slot)
            size += _size(slot)
            if len(slots) >= _LOOKED_UP_AT_ONCE or size >= _MOST_BYTES:
                yield slots
                slots, size = [], 0
        if slots:
            yield slots

    def _slot(self, task: Task) -> _Slot:
        """A task with its key, if that is known already; else it is read."""
        key = self._keys.of(task.checker, task.name, task.digest) if self._keys and task.digest else None
        return _Slot(task, None, key) if key else self._read(task)

    def _read(self, task: Task) -> _Slot:
        """A task with its content, unless that is read elsewhere; what cannot be read is refused when it is checked."""
        if task.far:
            return _Slot(task, Piece(task.name, task.content), None)
        try:
            content = task.content()
        except InputError:
            return _Slot(task, Piece(task.name, task.content), None)
        key = self._keys.of(task.checker, task.name, content_digest(content)) if self._keys else None
        return _Slot(task, Piece(task.name, content), key)

    def _recipe(self, checker: Checker) -> Recipe:
        if id(checker) not in self._recipes:
            self._recipes[id(checker)] = recipe_of(checker)
        return self._recipes[id(checker)]


def _keys() -> "Keys":
    from policylint.engine.keys import Keys  # noqa: PLC0415 - see above

    return Keys()


def _known(slot: _Slot, found: "dict[Key, Serialized]") -> Serialized:
    assert slot.key is not None  # noqa: S101 - else it would have a piece
    return found[slot.key]


def _pieces(slots: list[_Slot]) -> tuple[Piece, ...]:
    return tuple(slot.piece for slot in slots if slot.piece is not None)


def _size(slot: _Slot) -> int:
    """The bytes that are held for it."""
    return len(slot.piece.content) if slot.piece and isinstance(slot.piece.content, bytes) else 0


def _by_checker(slots: list[_Slot]) -> list[list[_Slot]]:
    groups: dict[int, list[_Slot]] = {}
    for slot in slots:
        groups.setdefault(id(slot.task.checker), []).append(slot)
    return list(groups.values())
