"""What is kept is what would be worked out, and is never believed when it is stale."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from time import time_ns
from typing import Any

import pytest

from policylint import prepared
from policylint.prepared import Prepared, files_under

LONG_AGO = 1_500_000_000_000_000_000


class Work:
    """Something slow, whose runs are counted: the text of every source by its name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.runs = 0
        self.prepared = Prepared("kept", self.make, lambda: files_under(folder / "sources", ".yaml"))

    def make(self) -> dict[str, Any]:
        self.runs += 1
        paths = map(Path, files_under(self.folder / "sources", ".yaml"))
        return {path.name: path.read_text(encoding="utf-8") for path in sorted(paths)}

    def write(self, name: str, text: str, changed: int = LONG_AGO) -> Path:
        path = self.folder / "sources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        os.utime(path, ns=(changed, changed))
        return path

    def load(self) -> dict[str, Any]:
        return dict(self.prepared.load())

    @property
    def file(self) -> Path:
        return self.folder / "build" / "kept.jsonl"


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Work:
    work = Work(tmp_path)
    monkeypatch.setattr(prepared, "prepared_file", lambda _name: work.file)
    monkeypatch.setattr(prepared, "is_packaged", lambda: False)
    work.write("a.yaml", "first é\u2028\n")
    work.write("b.yaml", "second")
    return work


def test_it_is_worked_out_once(work: Work) -> None:
    expected = {"a.yaml": "first é\u2028\n", "b.yaml": "second"}
    assert [work.load() for _ in range(3)] == [expected] * 3
    assert work.runs == 1
    assert [path.name for path in work.file.parent.iterdir()] == ["kept.jsonl"]


@pytest.mark.parametrize(
    "change",
    [
        lambda work: work.write("a.yaml", "another"),
        lambda work: work.write("a.yaml", "fir5t é\u2028\n", LONG_AGO + 1),
        lambda work: work.write("c.yaml", "third"),
        lambda work: work.write("b.yaml", "second").unlink(),
        lambda work: work.write("b.yaml", "second").rename(work.folder / "sources" / "c.yaml"),
    ],
    ids=["other size", "other content of the same size", "one more", "one less", "other name"],
)
def test_any_change_of_a_source_counts(work: Work, change: Callable[[Work], object]) -> None:
    before = work.load()
    change(work)
    after = work.load()
    assert after != before
    assert after == work.make()


def test_a_file_that_moves_to_another_folder_counts(work: Work) -> None:
    path = work.write("topic/c.yaml", "third")
    before = work.prepared.load().digest
    (work.folder / "sources" / "other").mkdir()
    path.rename(work.folder / "sources" / "other" / "c.yaml")
    assert work.prepared.load().digest != before


def test_what_changed_a_moment_ago_is_compared_by_what_it_holds(work: Work) -> None:
    now = time_ns()
    work.write("a.yaml", "one", now)
    assert work.load()["a.yaml"] == "one"
    work.write("a.yaml", "two", now)  # the same size, the same time
    assert work.load()["a.yaml"] == "two"


def test_other_times_with_the_same_content_cost_no_work(work: Work) -> None:
    work.load()
    work.write("a.yaml", "first é\u2028\n", LONG_AGO + 1)
    work.load()
    assert work.runs == 1
    assert json.loads(work.file.read_bytes().split(b"\n")[0])["stamp"][0][2] == LONG_AGO + 1


def test_what_changes_while_it_is_worked_out_is_not_kept(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    def disturbed() -> dict[str, Any]:
        made = work.make()
        work.write("a.yaml", "meanwhile")
        return made

    monkeypatch.setattr(work.prepared, "_make", disturbed)
    work.load()
    assert not work.file.exists()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"{}", b'{"digest": "x"}', None])
def test_an_unreadable_file_is_ignored(work: Work, content: bytes | None) -> None:
    expected = work.load()
    work.file.write_bytes(work.file.read_bytes().rsplit(b"\n", 1)[0] if content is None else content)
    assert work.load() == expected
    assert work.load() == expected


def test_a_folder_that_cannot_be_written_to_only_costs_time(work: Work) -> None:
    work.file.parent.write_text("in the way", encoding="utf-8")
    assert work.load() == work.load() == {"a.yaml": "first é\u2028\n", "b.yaml": "second"}


def test_a_wheel_is_believed_and_tells_nothing_of_where_it_was_made(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    work.prepared.write(work.file)
    assert work.folder.as_posix() not in work.file.read_text(encoding="utf-8")
    monkeypatch.setattr(prepared, "is_packaged", lambda: True)
    work.write("a.yaml", "nobody edits this")
    assert work.load()["a.yaml"] == "first é\u2028\n"
    assert work.runs == 1


def test_a_wheel_without_its_file_only_costs_time(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepared, "is_packaged", lambda: True)
    assert work.load()["b.yaml"] == "second"
    assert not work.file.exists()
