"""Files are whole or not there; of several, all are written or none."""

import os
import stat
from pathlib import Path

import pytest

from policylint.errors import UsageError
from policylint.source.atomic import require_writable, write_all


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_files_are_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"old, and longer")
    write_all({tmp_path / "a": b"1", tmp_path / "b": b"2"})
    assert [(tmp_path / name).read_bytes() for name in names(tmp_path)] == [b"1", b"2"]


def test_no_file_is_written_when_one_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(UsageError, match="there is no folder"):
        write_all({tmp_path / "a": b"new", tmp_path / "gone" / "b": b"2"})
    assert names(tmp_path) == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"


@pytest.mark.parametrize("failing", ["os.fdopen", "pathlib.Path.replace"])
def test_a_failing_disk_is_a_sentence_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(failing, fail)
    with pytest.raises(UsageError, match=r"a cannot be written: No space left on device\. Check"):
        write_all({tmp_path / "a": b"1", tmp_path / "b": b"2"})
    assert names(tmp_path) == []


def test_an_interruption_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "chmod", interrupt)
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        write_all({tmp_path / "a": b"new"})
    assert names(tmp_path) == ["a"]


@pytest.mark.skipif(os.name == "nt", reason="permissions and links of POSIX")
def test_permissions_are_those_of_the_file_or_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "old").touch(0o640)
    (tmp_path / "old").chmod(0o640)
    before = os.umask(0o027)
    try:
        write_all({tmp_path / "old": b"1", tmp_path / "new": b"2"})
    finally:
        os.umask(before)
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("old", "new")] == [0o640, 0o640]


@pytest.mark.skipif(os.name == "nt", reason="permissions and links of POSIX")
def test_a_link_stays_and_its_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to("there/file")
    write_all({tmp_path / "link": b"1"})
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "there" / "file").read_bytes() == b"1"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_what_is_forbidden_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch(0o444)
    with pytest.raises(UsageError, match="permission denied"):
        require_writable(tmp_path / "file")
    tmp_path.chmod(0o555)
    with pytest.raises(UsageError, match="permission denied"):
        require_writable(tmp_path / "new")


def test_what_the_system_forbids_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(UsageError, match="permission denied"):
        require_writable(tmp_path / "new")
