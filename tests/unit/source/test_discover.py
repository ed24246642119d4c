"""Which files are taken for policies."""

import os
from pathlib import Path

import pytest

from policylint.errors import InputError, NothingToCheckError
from policylint.source.discover import discover

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
