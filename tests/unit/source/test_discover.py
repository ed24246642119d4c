"""Which files are taken for policies."""

import os
from pathlib import Path

import pytest

from policylint.errors import InputError, NothingToCheckError
from policylint.source.digests import content_digest
from policylint.source.discover import Found, discover, found_policies

POLICY = "policylint: 1\n"


def write(path: Path, text: str = POLICY) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_a_folder_yields_its_policies_sorted_and_nothing_else(tmp_path: Path) -> None:
    expected = [
        write(tmp_path / "a.yaml"),
        write(tmp_path / "b.yml", "# c\n'policylint': 1"),
        write(tmp_path / "sub" / "c.yaml", "{policylint: 1}"),
    ]
    write(tmp_path / "other.yaml", "title: policylint is nice\n")
    write(tmp_path / "notes.txt")
    write(tmp_path / ".hidden" / "d.yaml")
    write(tmp_path / ".e.yaml")
    assert discover([tmp_path]) == tuple(expected)


def test_order_and_repetition_of_the_question_change_nothing(tmp_path: Path) -> None:
    a, b = write(tmp_path / "a.yaml"), write(tmp_path / "b.yaml")
    assert discover([b, a, tmp_path, a]) == discover([tmp_path]) == (a, b)


def test_a_named_file_is_taken_whatever_it_holds(tmp_path: Path) -> None:
    path = write(tmp_path / "odd.txt", "}")
    assert discover([path]) == (path,)


def test_a_broken_policy_in_a_folder_is_not_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes("policylint: 1\ntitle: é".encode("latin-1"))
    assert discover([tmp_path]) == (path,)


def test_the_same_file_under_two_names_is_one_policy(tmp_path: Path) -> None:
    path = write(tmp_path / "a.yaml")
    (tmp_path / "b.yaml").symlink_to(path)
    assert discover([tmp_path]) == (path,)


def test_a_loop_of_links_is_no_endless_walk(tmp_path: Path) -> None:
    path = write(tmp_path / "a.yaml")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert discover([tmp_path]) == (path,)


def test_a_missing_path_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        discover([tmp_path / "nowhere"])


def test_nothing_found_is_never_success(tmp_path: Path) -> None:
    with pytest.raises(NothingToCheckError, match="No policy found"):
        discover([tmp_path])


def test_a_named_pipe_in_a_folder_is_not_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.yaml")
    os.mkfifo(tmp_path / "pipe.yaml")
    assert discover([tmp_path]) == (path,)


def test_with_digests_the_same_is_found_and_what_it_held_is_told(tmp_path: Path) -> None:
    files = [write(tmp_path / "a.yaml"), write(tmp_path / "sub" / "b.yml", "#" * 5_000 + "\n" + POLICY)]
    write(tmp_path / "other.yaml", "title: policylint is nice\n")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "c.yaml").symlink_to("a.yaml")
    expected = [Found(file.as_posix(), content_digest(file.read_bytes())) for file in files]
    assert found_policies([tmp_path], digests=True) == expected
    assert found_policies([tmp_path]) == [Found(file.as_posix()) for file in files]


def test_of_a_file_that_is_named_nothing_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "odd.txt", "}")
    assert found_policies([path], digests=True) == [Found(path.as_posix())]


def test_names_begin_as_the_folder_was_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "here" / "sub" / "a.yaml")
    monkeypatch.chdir(tmp_path / "here")
    expected = {
        ".": "sub/a.yaml", "sub": "sub/a.yaml", "./sub/": "sub/a.yaml", "sub/../sub": "sub/../sub/a.yaml",
        str(tmp_path): path.as_posix(), "..": "../here/sub/a.yaml",
    }  # fmt: skip
    assert {folder: discover([Path(folder)])[0].as_posix() for folder in expected} == expected


def test_folders_may_be_nested_deeper_than_calls(tmp_path: Path) -> None:
    folders = [tmp_path]
    for _ in range(1_100):
        folders.append(folders[-1] / "d")
        folders[-1].mkdir()
    path = write(folders[-1] / "a.yaml")
    try:
        assert discover([tmp_path]) == (path,)
    finally:  # pytest could not take them away
        path.unlink()
        for folder in reversed(folders[1:]):
            folder.rmdir()
