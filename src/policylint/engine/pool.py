"""Several processes at work on one run, whose results come back in the order of the policies."""

import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from policylint.engine.serialized import Serialized
from policylint.engine.workers import Batch, check_batch

if TYPE_CHECKING:  # slow to load, and a run that finds everything in the cache needs neither
    from concurrent.futures import Executor, Future

_FIRST_HERE = 32
"""So many policies are checked here first: starting processes takes as long as that."""
_AHEAD = 3
"""Batches for each worker that may be under way or wait to be fetched: enough that nobody is idle, and memory flat."""

_IN_WORKER = check_batch
MakeExecutor: TypeAlias = "Callable[[], Executor]"
_Outcome = TypeVar("_Outcome")


class Pool:
    """Hands out batches to an executor, which is made when there is something to hand out.

    If a worker dies, what it had is checked here, and so is all that follows; ``died`` is told once.
    """

    def __init__(
        self, make: MakeExecutor, workers: int, died: Callable[[], None], first_here: int = _FIRST_HERE
    ) -> None:
        """Prepare.

        Args:
            make: starts the executor.
            workers: how many batches it works on at once.
            died: is told that a worker died.
            first_here: how many policies are better checked in this process before anything is handed out.
        """
        self.first_here = first_here
        self._make = make
        self._most = workers * _AHEAD
        self._died = died
        self._executor: Executor | None = None
        self._broken = False

    def submit(self, batch: Batch) -> Callable[[], list[Serialized]]:
        """Begin with a batch; what is returned waits for its results."""
        if self._broken:
            return lambda: check_batch(batch)
        if self._executor is None:
            self._executor = self._make()
        from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - see above

        try:
            future = self._executor.submit(_IN_WORKER, batch)
        except BrokenExecutor:
            self._note_death()
            return lambda: check_batch(batch)
        return lambda: self._outcome(future, batch)

    @property
    def most_under_way(self) -> int:
        """How many batches to begin with before the first of them is waited for."""
        return self._most

    def close(self) -> None:
        """Let the workers go; what they have not begun is not done."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None

    def _outcome(self, future: "Future[list[Serialized]]", batch: Batch) -> list[Serialized]:
        from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - see above

        try:
            return future.result()
        except BrokenExecutor:
            self._note_death()
            return check_batch(batch)

    def _note_death(self) -> None:
        if not self._broken:
            self._broken = True
            self._died()


def in_order(begun: Iterable[Callable[[], _Outcome]], most: int) -> Iterator[_Outcome]:
    """Wait for what was begun in its order, beginning with up to ``most`` more before each wait."""
    waiting: deque[Callable[[], _Outcome]] = deque()
    for wait in begun:
        waiting.append(wait)
        if len(waiting) > most:
            yield waiting.popleft()()
    while waiting:
        yield waiting.popleft()()


def processes(workers: int) -> "Executor":
    """Processes of this machine: forked where that is safe, so that they start with the rules at hand."""
    import multiprocessing  # noqa: PLC0415 - see above
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    context = multiprocessing.get_context("fork" if forks() else "spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_leave_interrupts_to_parent)


def forks() -> bool:
    """Whether processes are forked here; those that are not take longer to begin."""
    return sys.platform == "linux"


def _leave_interrupts_to_parent() -> None:
    """Ctrl-C reaches every process of a terminal; one of them is enough to end the run and to say so."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
