"""Several processes say what one says, in the same order, whatever becomes of them."""

import os
import signal
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from policylint.engine import workers
from policylint.engine.cache import Cache
from policylint.engine.check import Checker
from policylint.engine.pool import Pool, in_order, processes
from policylint.engine.serialized import serialize
from policylint.errors import InternalError
from policylint.rules.catalogue import read_catalogue
from policylint.rules.pack_file import compiled_catalogue
from rule_cards import write_card
from runs.samples import OPTIONS, checker, run, seen, write_policies

DEATHS: list[str] = []


def two() -> Executor:
    return processes(2)


def pool(make: Callable[[], Executor] = two) -> Pool:
    return Pool(make, 2, lambda: DEATHS.append("died"))


def test_two_processes_say_what_one_says(tmp_path: Path) -> None:
    paths = write_policies(tmp_path, 150)
    assert seen(run(paths, pool=pool())) == seen(run(paths))


def test_what_two_processes_found_is_remembered(tmp_path: Path) -> None:
    paths, file = write_policies(tmp_path / "p", 120), tmp_path / "c" / "results.sqlite"
    plain = seen(run(paths))
    assert seen(run(paths, pool=pool(), cache=Cache(file))) == plain
    cold = Pool(never_made, 2, lambda: None)
    assert seen(run(paths, pool=cold, cache=Cache(file))) == plain


def never_made() -> Executor:
    raise AssertionError("nothing is left to hand out")


def test_a_small_run_starts_no_process(tmp_path: Path) -> None:
    paths = write_policies(tmp_path, 20)
    assert seen(run(paths, pool=Pool(never_made, 2, lambda: None))) == seen(run(paths))


def test_any_executor_will_do_and_is_let_go(tmp_path: Path) -> None:
    made: list[ThreadPoolExecutor] = []

    def make() -> Executor:
        made.append(ThreadPoolExecutor(2))
        return made[0]

    paths = write_policies(tmp_path, 80)
    assert seen(run(paths, pool=pool(make))) == seen(run(paths))
    with pytest.raises(RuntimeError, match="after shutdown"):
        made[0].submit(print)


def test_a_file_that_cannot_be_read_is_told_from_a_worker_too(tmp_path: Path) -> None:
    paths = write_policies(tmp_path, 60)
    paths.insert(50, tmp_path / "gone.yaml")
    report = run(paths, pool=pool())
    assert [one.file for one in report.unreadable] == [(tmp_path / "gone.yaml").as_posix()]
    assert seen(report) == seen(run(paths))


def die_on_policy_70(batch: workers.Batch) -> object:
    if any("0070" in piece.name for piece in batch.pieces):
        os.kill(os.getpid(), signal.SIGKILL)
    return workers.check_batch(batch)


def test_a_worker_that_is_killed_costs_no_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    DEATHS.clear()
    monkeypatch.setattr("policylint.engine.pool._IN_WORKER", die_on_policy_70)
    paths = write_policies(tmp_path, 200)
    assert seen(run(paths, pool=pool())) == seen(run(paths))
    assert DEATHS == ["died"]


class Broken(ThreadPoolExecutor):
    """An executor whose workers are dead before anything is handed out."""

    def submit(self, *_: object, **__: object) -> object:  # type: ignore[override]
        raise BrokenProcessPool("dead")


def test_workers_that_are_dead_at_once_cost_no_finding(tmp_path: Path) -> None:
    DEATHS.clear()
    paths = write_policies(tmp_path, 100)
    assert seen(run(paths, pool=pool(Broken))) == seen(run(paths))
    assert DEATHS == ["died"]


def test_outcomes_come_in_the_order_of_beginning_and_not_too_many_wait() -> None:
    begun: list[int] = []
    most = 0

    def beginning() -> object:
        for number in range(20):
            begun.append(number)
            yield lambda number=number: number

    told = []
    for number in in_order(beginning(), 3):  # type: ignore[arg-type, var-annotated]
        told.append(number)
        most = max(most, len(begun) - len(told))
    assert told == list(range(20))
    assert most == 3


def test_a_worker_makes_the_checker_from_its_recipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (path,) = write_policies(tmp_path / "p", 3)[2:]
    folder = write_card(tmp_path / "team").parent
    own = Checker(read_catalogue([folder], compiled_catalogue()), OPTIONS)
    recipe = workers.recipe_of(own)
    monkeypatch.setattr(workers, "_READY", {})
    piece = workers.Piece(path.as_posix(), path.read_bytes())
    (one,) = workers.check_batch(workers.Batch(recipe, (piece,)))
    assert one == serialize(workers.checked(own, piece))
    assert workers.recipe_of(checker()).id != recipe.id


def test_a_worker_of_another_release_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = workers.recipe_of(checker())
    monkeypatch.setattr(workers, "_READY", {})
    monkeypatch.setattr(workers, "digest", lambda: "another")
    with pytest.raises(InternalError, match="another release"):
        workers.check_batch(workers.Batch(recipe, ()))
