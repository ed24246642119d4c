"""The way from tasks to results: looked up in the cache, checked here, or handed out to a pool; always in order."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from policylint.engine.check import Checker
from policylint.engine.result import Result
from policylint.engine.results import Stored
from policylint.engine.serialized import Serialized, serialize
from policylint.engine.task import Task
from policylint.engine.workers import Batch, Piece, Recipe, checked, recipe_of
from policylint.errors import InputError

if TYPE_CHECKING:  # slow to load, and small runs need neither
    from policylint.engine.cache import Cache, Key
    from policylint.engine.pool import Pool

_MOST_PIECES = 32
_MOST_BYTES = 1_000_000
"""What the policies of a batch may hold together, so that memory stays flat."""
_REMEMBERED_AT_ONCE = 512

_Wait: TypeAlias = Callable[[], Iterable[Stored]]


class _Slot(NamedTuple):
    """A task; its piece, with the content wherever it was read; its key, if its result may be known."""

    task: Task
    piece: Piece
    key: "Key | None"


class Work:
    """Carries out tasks as its results are asked for."""

    def __init__(self, tasks: Iterable[Task], cache: "Cache | None", pool: "Pool | None") -> None:
        self._tasks = tasks
        self._cache = cache
        self._pool = pool
        self._left_here = pool.first_here if pool else 0
        self._new: dict[Key, Serialized] = {}
        self._circumstances: dict[int, bytes | None] = {}
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
            found = self._cache.find(keys) if self._cache and keys else {}
            missing = [slot for slot in slots if slot.key is None or slot.key not in found]
            if self._pool is None or self._left_here > 0:
                self._left_here -= len(missing)
                yield self._here(slots, found)
            else:
                yield self._handed_out(self._pool, slots, missing, found)

    def _here(self, slots: list[_Slot], found: "dict[Key, Serialized]") -> _Wait:
        def results() -> Iterator[Stored]:
            for slot in slots:
                if slot.key is not None and slot.key in found:
                    yield slot.task.name, found[slot.key]
                else:
                    result = checked(slot.task.checker, slot.piece)
                    self._keep(slot, result)
                    yield slot.task.name, result

        return results

    def _handed_out(
        self, pool: "Pool", slots: list[_Slot], missing: list[_Slot], found: "dict[Key, Serialized]"
    ) -> _Wait:
        waiting = [
            (group, pool.submit(Batch(self._recipe(group[0].task.checker), tuple(slot.piece for slot in group))))
            for group in _by_checker(missing)
        ]

        def results() -> Iterator[Stored]:
            fresh: dict[int, Serialized] = {}
            for group, wait in waiting:
                fresh.update((id(slot), one) for slot, one in zip(group, wait(), strict=True))
            for slot in slots:
                if id(slot) in fresh:
                    self._keep(slot, fresh[id(slot)])
                    yield slot.task.name, fresh[id(slot)]
                else:
                    assert slot.key is not None  # noqa: S101 - else it would be missing
                    yield slot.task.name, found[slot.key]

        return results

    def _keep(self, slot: _Slot, result: Result | Serialized) -> None:
        if slot.key is None or self._cache is None:
            return
        self._new[slot.key] = serialize(result) if isinstance(result, Result) else result
        if len(self._new) >= _REMEMBERED_AT_ONCE:
            self._cache.remember(self._new)
            self._new = {}

    def _batches(self) -> Iterator[list[_Slot]]:
        slots: list[_Slot] = []
        size = 0
        for task in self._tasks:
            slot = self._slot(task)
            slots.append(slot)
            size += len(slot.piece.content) if isinstance(slot.piece.content, bytes) else 0
            if len(slots) >= _MOST_PIECES or size >= _MOST_BYTES:
                yield slots
                slots, size = [], 0
        if slots:
            yield slots

    def _slot(self, task: Task) -> _Slot:
        """A task with its content, unless that is read elsewhere; what cannot be read is refused when it is checked."""
        if task.far:
            return _Slot(task, Piece(task.name, task.content), None)
        try:
            content = task.content()
        except InputError:
            return _Slot(task, Piece(task.name, task.content), None)
        told = self._told(task.checker)
        if told is None:
            return _Slot(task, Piece(task.name, content), None)
        from policylint.engine.keys import key_of  # noqa: PLC0415

        return _Slot(task, Piece(task.name, content), key_of(told, task.name, content))

    def _told(self, checker: Checker) -> bytes | None:
        if self._cache is None:
            return None
        from policylint.engine.keys import circumstances  # noqa: PLC0415

        if id(checker) not in self._circumstances:
            self._circumstances[id(checker)] = circumstances(checker)
        return self._circumstances[id(checker)]

    def _recipe(self, checker: Checker) -> Recipe:
        if id(checker) not in self._recipes:
            self._recipes[id(checker)] = recipe_of(checker)
        return self._recipes[id(checker)]


def _by_checker(slots: list[_Slot]) -> list[list[_Slot]]:
    groups: dict[int, list[_Slot]] = {}
    for slot in slots:
        groups.setdefault(id(slot.task.checker), []).append(slot)
    return list(groups.values())
