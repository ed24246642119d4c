"""What short reports say of a policy is remembered, and nothing else is then read: with the same outcome."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from policies import TODAY
from policylint.cli.run import run as run_command
from policylint.engine.cache import Cache
from policylint.engine.means import Means
from policylint.engine.pool import Pool, processes
from policylint.engine.report import Report
from policylint.engine.result import Brief
from policylint.engine.run import Run
from policylint.engine.serialized import read_brief, write_brief
from policylint.engine.task import Task
from policylint.render.statistics import statistics
from policylint.render.styled import Look
from policylint.render.terminal import brief, concise
from policylint.rules.pack_file import compiled_catalogue
from policylint.source.digests import content_digest
from policylint.source.document import read_bytes
from policylint.source.files import read_ordinary
from runs.samples import checker, run, seen, text_of, write_policies

LOOK = Look()


def task(path: Path) -> Task:
    return Task(path.as_posix(), partial(read_bytes, path), checker(), digest=content_digest(path.read_bytes()))


def short(paths: list[Path], file: Path, pool: Pool | None = None) -> Report:
    """A run of which only briefs and summaries are wanted."""
    return short_run([task(path) for path in paths], Cache(file), pool).report(date.fromisoformat(TODAY))


def short_run(tasks: list[Task], cache: Cache | None, pool: Pool | None = None, write: Brief = brief) -> Run:
    return Run(tasks, compiled_catalogue(), Means(cache, pool, write), once=True, short=True)


def two() -> Pool:
    return Pool(lambda: processes(2), 2, lambda: None)


@pytest.mark.parametrize("render", [concise, statistics])
@pytest.mark.parametrize("pool", [lambda: None, two])
def test_a_short_run_says_what_a_whole_one_says_cold_and_warm(
    render: Callable[[Report, Look], str],
    pool: Callable[[], Pool | None],
    tmp_path: Path,
    file: Path,
    checks: list[str],
) -> None:
    paths = write_policies(tmp_path / "p", 80)
    plain = render(run(paths), LOOK)
    assert render(short(paths, file, pool()), LOOK) == plain
    checks.clear()
    assert render(short(paths, file, pool()), LOOK) == plain
    assert checks == []


def test_what_a_short_run_remembers_is_the_whole(tmp_path: Path, file: Path, checks: list[str]) -> None:
    paths = write_policies(tmp_path / "p", 5)
    concise(short(paths, file), LOOK)
    plain = seen(run(paths))
    checks.clear()
    assert seen(run(paths, cache=Cache(file))) == plain
    assert checks == []


def test_what_was_remembered_without_brief_is_checked_again_and_remembered_with_it(
    tmp_path: Path, file: Path, checks: list[str]
) -> None:
    paths = write_policies(tmp_path / "p", 5)
    plain = concise(run(paths, cache=Cache(file)), LOOK)
    for expected in (5, 0):
        checks.clear()
        assert concise(short(paths, file), LOOK) == plain
        assert len(checks) == expected


@pytest.mark.parametrize(("column", "again"), [("head", 5), ("brief", 5), ("findings", 0), ("excerpt", 0)])
def test_a_damaged_part_is_not_believed_by_those_who_read_it(
    column: str, again: int, tmp_path: Path, file: Path, checks: list[str]
) -> None:
    paths = write_policies(tmp_path / "p", 5)
    plain, whole = concise(short(paths, file), LOOK), seen(run(paths))
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(f"UPDATE results SET {column} = CAST({column} || 'x' AS BLOB)")  # noqa: S608 - one of ours
    checks.clear()
    assert seen(run(paths, cache=Cache(file))) == whole
    assert len(checks) == 5
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("DELETE FROM results")
    concise(short(paths, file), LOOK)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(f"UPDATE results SET {column} = CAST({column} || 'x' AS BLOB)")  # noqa: S608 - one of ours
    checks.clear()
    assert concise(short(paths, file), LOOK) == plain
    assert len(checks) == again


def test_a_policy_that_changed_since_it_was_found_is_never_taken_for_another(tmp_path: Path, file: Path) -> None:
    (path,) = write_policies(tmp_path / "p", 1)
    before = task(path)
    path.write_text(text_of(2), encoding="utf-8")
    changed = short_run([before], Cache(file))
    assert concise(changed.report(date.fromisoformat(TODAY)), LOOK) == concise(run([path]), LOOK)
    path.write_text(text_of(0), encoding="utf-8")
    assert concise(short([path], file), LOOK) == concise(run([path]), LOOK)


@pytest.mark.parametrize("text", ["", "one line\n", "\ud800 and \u200c and \x1b\n", "\0"])
def test_a_brief_comes_back_as_it_was_and_is_never_empty(text: str) -> None:
    assert write_brief(text)
    assert text == "\0" or read_brief(write_brief(text)) == text


def test_a_brief_that_somebody_else_wrote_is_cleaned_again(tmp_path: Path, file: Path) -> None:
    paths = write_policies(tmp_path / "p", 2)
    going = short_run([task(path) for path in paths], Cache(file), write=lambda _: "\x1b[2Jgone\u202e  \nnext\n")
    assert "\x1b" not in concise(going.report(date.fromisoformat(TODAY)), LOOK)
    warm = concise(short(paths, file), LOOK)
    assert warm.startswith("\\x1b[2Jgone\\u202e\nnext\n" * 2)


@pytest.mark.parametrize("options", [("--output-format", "concise"), ("--quiet", "--statistics"), ()])
def test_a_run_that_knows_everything_opens_each_policy_once(
    options: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    write_policies(tmp_path / "p", 20)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("POLICYLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.delenv("POLICYLINT_NO_CACHE", raising=False)
    command = ["check", "p", "--isolated", "--as-of", TODAY, *options]
    assert run_command(command) == 1
    first = capfdbinary.readouterr().out
    opened: list[str] = []

    def counting(path: str | Path, most: int) -> bytes:
        opened.append(Path(path).name)
        return read_ordinary(path, most)

    monkeypatch.setattr("policylint.source.discover.read_ordinary", counting)
    monkeypatch.setattr("policylint.source.document.read_ordinary", counting)
    assert run_command(command) == 1
    assert capfdbinary.readouterr().out == first
    assert sorted(opened) == [f"policy-{number:04}.yaml" for number in range(20)]
