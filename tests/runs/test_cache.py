"""The cache answers as a run without it would, whatever happens to it."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.engine.cache import Cache, cache_file, is_usable
from policylint.engine.check import Checker
from policylint.engine.keys import circumstances, key_of
from policylint.engine.serialized import Serialized
from policylint.engine.sources import GivenTexts
from policylint.engine.suppression_terms import SuppressionTerms
from policylint.finding import Severity
from policylint.rules.catalogue import read_catalogue
from policylint.rules.pack_file import compiled_catalogue
from policylint.rules.selection import Level, Selection
from policylint.source.digests import content_digest
from rule_cards import write_card
from runs.samples import OPTIONS, checker, run, seen, text_of, write_policies


def test_a_second_run_checks_nothing_and_says_the_same(tmp_path: Path, file: Path, checks: list[str]) -> None:
    paths = write_policies(tmp_path / "p", 40)
    plain = seen(run(paths))
    checks.clear()
    assert seen(run(paths, cache=Cache(file))) == plain
    assert len(checks) == 40
    assert seen(run(paths, cache=Cache(file))) == plain
    assert len(checks) == 40


def test_only_what_changed_is_checked_again(tmp_path: Path, file: Path, checks: list[str]) -> None:
    paths = write_policies(tmp_path / "p", 6)
    run(paths, cache=Cache(file))
    checks.clear()
    paths[3].write_text(text_of(4), encoding="utf-8")
    assert seen(run(paths, cache=Cache(file))) == seen(run(paths))
    assert checks == ["policy-0003.yaml", *(path.name for path in paths)]


def test_a_policy_under_another_name_is_another(tmp_path: Path, file: Path) -> None:
    (path,) = write_policies(tmp_path / "p", 2)[1:]
    run([path], cache=Cache(file))
    moved = path.rename(path.with_name("moved.yaml"))
    report = run([moved], cache=Cache(file))
    assert {(one.file, one.policy) for one in report.findings} == {(moved.as_posix(), "moved")}


def test_what_cannot_be_read_is_no_result_to_remember(tmp_path: Path, file: Path) -> None:
    paths = write_policies(tmp_path / "p", 2)
    gone = tmp_path / "p" / "gone.yaml"
    assert [one.file for one in run([*paths, gone], cache=Cache(file)).unreadable] == [gone.as_posix()]
    gone.write_text(text_of(1), encoding="utf-8")
    report = run([*paths, gone], cache=Cache(file))
    assert not report.unreadable
    assert any(one.file == gone.as_posix() for one in report.findings)


OTHERS = {
    "day": OPTIONS._replace(as_of=date(2015, 1, 1)),
    "selection": OPTIONS._replace(selection=Selection(select=("transfers",))),
    "earlier selection": OPTIONS._replace(selection=Selection(earlier=Selection(ignore=("transfers",)))),
    "severity": OPTIONS._replace(selection=Selection(levels=(("transfers", Level.NOTE),))),
    "suppressions": OPTIONS._replace(suppressions=False),
    "terms": OPTIONS._replace(suppression_terms=SuppressionTerms(require_reason=True)),
}


@pytest.mark.parametrize("name", OTHERS)
def test_another_option_or_day_is_another_result(name: str, tmp_path: Path, file: Path) -> None:
    paths = write_policies(tmp_path / "p", 3)
    text = (
        paths[2]
        .read_text(encoding="utf-8")
        .replace(
            "    mechanism: safe-harbor", "    mechanism: safe-harbor  # policylint: ignore[mechanism-not-in-force]"
        )
    )
    paths[2].write_text(text, encoding="utf-8")
    run(paths, cache=Cache(file))
    other = checker(OTHERS[name])
    assert seen(run(paths, cache=Cache(file), who=other)) == seen(run(paths, who=other))
    assert circumstances(other) != circumstances(checker())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("severity: note", "severity: error"),
        ("has no version", "lacks a version"),
        ("remedy: ", "remedy: Now "),
        ("why: ", "why: Now "),
    ],
)
def test_another_card_is_another_result(old: str, new: str, tmp_path: Path) -> None:
    card = write_card(tmp_path / "team")
    folder = card.parent
    before = Checker(read_catalogue([folder], compiled_catalogue()), OPTIONS)
    assert circumstances(before) != circumstances(checker())
    assert old in card.read_text(encoding="utf-8")
    card.write_text(card.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    after = Checker(read_catalogue([folder], compiled_catalogue()), OPTIONS)
    assert circumstances(before) != circumstances(after)


def test_what_hangs_on_published_texts_is_not_remembered() -> None:
    assert circumstances(checker(OPTIONS._replace(sources=GivenTexts({})))) is None


@given(st.tuples(st.text(max_size=5), st.binary(max_size=5)), st.tuples(st.text(max_size=5), st.binary(max_size=5)))
def test_no_two_policies_share_a_key(one: tuple[str, bytes], other: tuple[str, bytes]) -> None:
    keys = [key_of(b"x" * 16, name, content_digest(data)) for name, data in (one, other)]
    assert (keys[0] == keys[1]) == (one == other)


@given(edits=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 30)), max_size=6))
@settings(max_examples=25, deadline=None)
def test_no_result_is_ever_stale(edits: list[tuple[int, int]], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("stale")
    paths, cache = write_policies(folder / "p", 4), folder / "c" / "results.sqlite"
    run(paths, cache=Cache(cache))
    for index, number in edits:
        paths[index].write_text(text_of(number), encoding="utf-8")
        assert seen(run(paths, cache=Cache(cache))) == seen(run(paths))


@pytest.mark.parametrize("damage", ["no database", "", "SQLite format 3\0" + "x" * 200])
def test_a_file_that_is_no_cache_is_made_anew(damage: str, tmp_path: Path, file: Path, checks: list[str]) -> None:
    paths = write_policies(tmp_path / "p", 3)
    file.parent.mkdir()
    file.write_text(damage, encoding="utf-8")
    file.chmod(0o600)
    plain = seen(run(paths))
    for _ in range(2):
        assert seen(run(paths, cache=Cache(file))) == plain
    checks.clear()
    run(paths, cache=Cache(file))
    assert checks == []


def test_a_damaged_result_is_not_believed(tmp_path: Path, file: Path) -> None:
    paths = write_policies(tmp_path / "p", 3)
    plain = seen(run(paths, cache=Cache(file)))
    with closing(sqlite3.connect(file)) as connection, connection:
        assert connection.execute("UPDATE results SET head = CAST('[]' AS BLOB)").rowcount == 3
    assert seen(run(paths, cache=Cache(file))) == plain


def test_a_result_moved_to_another_key_is_not_believed(file: Path) -> None:
    cache = Cache(file)
    cache.remember({b"a": Serialized(b"1", b"2", b"3")})
    cache.close()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE results SET key = CAST('b' AS BLOB)")
    assert Cache(file).find([b"a", b"b"]) == {}


def test_a_folder_that_cannot_be_made_is_no_reason_to_fail(tmp_path: Path) -> None:
    (tmp_path / "in-the-way").write_text("", encoding="utf-8")
    paths = write_policies(tmp_path / "p", 2)
    assert seen(run(paths, cache=Cache(tmp_path / "in-the-way" / "results.sqlite"))) == seen(run(paths))


def test_a_cache_that_others_may_write_to_is_not_used(tmp_path: Path, file: Path, checks: list[str]) -> None:
    paths = write_policies(tmp_path / "p", 2)
    run(paths, cache=Cache(file))
    file.chmod(0o666)
    assert not is_usable(file)
    checks.clear()
    run(paths, cache=Cache(file))
    assert len(checks) == 2


def test_the_file_stays_within_its_bounds_and_keeps_what_came_last(file: Path) -> None:
    for number in range(30):
        cache = Cache(file, most_bytes=400_000)
        cache.remember(
            {b"%d-%d" % (number, index): Serialized(b"[]", bytes(10_000), bytes(10_000)) for index in range(3)}
        )
        cache.close()
    assert file.stat().st_size < 500_000
    cache = Cache(file)
    assert cache.find([b"29-2"])
    assert not cache.find([b"0-0"])
    cache.close()


def test_a_writer_in_the_way_is_no_reason_to_fail(tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("policylint.engine.cache._PATIENCE", 0.05)
    paths = write_policies(tmp_path / "p", 2)
    run(paths[:1], cache=Cache(file))
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        assert seen(run(paths, cache=Cache(file))) == seen(run(paths))


HAMMER = """
import sys
from pathlib import Path
from policylint.engine.cache import Cache
from policylint.engine.serialized import Serialized
from policylint.engine.result import Result
file, who = Path(sys.argv[1]), sys.argv[2].encode()
for number in range(60):
    cache = Cache(file, most_bytes=300_000)
    keys = [who + b"%d" % (number * 20 + index) for index in range(20)]
    cache.remember({key: Serialized(b"[]", key * 100, key) for key in keys})
    assert all(one.findings == key * 100 for key, one in cache.find(keys).items())
    cache.close()
"""


def test_two_processes_at_once_never_break_it(file: Path) -> None:
    both = [subprocess.Popen([sys.executable, "-c", HAMMER, file, name], stderr=subprocess.PIPE) for name in "ab"]
    assert [process.communicate()[1] for process in both] == [b"", b""]
    assert [process.returncode for process in both] == [0, 0]
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_the_user_says_where_it_is(tmp_path: Path) -> None:
    assert cache_file({"POLICYLINT_CACHE_DIR": str(tmp_path)}) == tmp_path / "results.sqlite"
    assert cache_file({}).parts[-2:] == ("policylint", "results.sqlite")


def test_severities_survive(tmp_path: Path, file: Path) -> None:
    paths = write_policies(tmp_path / "p", 3)
    run(paths, cache=Cache(file))
    report = run(paths, cache=Cache(file))
    assert report.count(Severity.ERROR) == sum(one.severity is Severity.ERROR for one in report.findings) > 0
