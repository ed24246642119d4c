"""Names and places that nobody expects; and no policy can make the tool read anywhere else."""

import json
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import CLEAN_START, Tool
from policylint.config.find import Finder
from policylint.config.patterns import matches
from policylint.engine.sources import SourceFolder
from policylint.errors import UsageError
from policylint.source.discover import discover

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="names and links of POSIX")

LACKING = ("check", "--select", "purposes-missing", "--isolated", "--output-format", "json")
SECRET = "the crown jewels"  # noqa: S105 - nobody's password


def write(path: Path, text: str = CLEAN_START) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def names(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in discover([folder])]


@pytest.mark.parametrize(
    "name",
    [
        "with space.yaml", "line\nbreak.yaml", "tab\t.yaml", "'quotes\".yaml", "$(touch ran).yaml", "`x`.yaml",
        "--help.yaml", "%0A::error::x.yaml", "\x1b[2J.yaml", "ünï-漢.yaml", "n" * 240 + ".yaml", "\\.yaml", "*.yaml",
    ],
)  # fmt: skip
def test_a_strange_name_is_a_name(policylint: Tool, tmp_path: Path, name: str) -> None:
    write(tmp_path / "policies" / name)
    done = policylint(*LACKING, "policies")
    assert (done.status, done.err) == (1, "")
    assert json.loads(done.out)["files"] == [f"policies/{name}"]
    assert not (tmp_path / "ran").exists()
    shown = policylint("check", "--select", "purposes-missing", "policies", environ={"GITHUB_ACTIONS": "true"})
    assert not {"\x1b", "\t"} & set(shown.out + shown.err)
    assert not any(line.lstrip().startswith("::error::x") for line in shown.out.splitlines())


def test_a_name_that_is_no_utf8_is_checked_and_shown_escaped(policylint: Tool, tmp_path: Path) -> None:
    try:
        write(tmp_path / os.fsdecode(b"caf\xe9.yaml"))
    except OSError:
        pytest.skip("this file system wants UTF-8")
    for format_ in ("full", "json", "sarif", "github", "junit", "markdown", "gitlab"):
        done = policylint("check", "--select", "purposes-missing", "--isolated", "--output-format", format_, ".")
        assert (done.status, done.err) == (1, ""), format_
        assert "caf" in done.out
        done.out.encode()


def test_a_circle_of_links_ends(tmp_path: Path) -> None:
    write(tmp_path / "policy.yaml")
    (tmp_path / "again").symlink_to(".")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "up").symlink_to("..")
    (tmp_path / "itself.yaml").symlink_to("itself.yaml")
    (tmp_path / "one.yaml").symlink_to("two.yaml")
    (tmp_path / "two.yaml").symlink_to("one.yaml")
    assert names(tmp_path) == ["policy.yaml"]


def test_a_link_to_itself_is_a_sentence(policylint: Tool, tmp_path: Path) -> None:
    (tmp_path / "itself.yaml").symlink_to("itself.yaml")
    done = policylint("check", "itself.yaml")
    assert (done.status, done.out) == (2, "")
    assert "itself.yaml: there is no such file or folder." in done.err


def test_one_file_under_several_names_is_checked_once(tmp_path: Path) -> None:
    write(tmp_path / "policy.yaml")
    (tmp_path / "link.yaml").symlink_to("policy.yaml")
    assert len(names(tmp_path)) == 1


def test_names_that_differ_in_case_alone_are_two(tmp_path: Path) -> None:
    write(tmp_path / "policy.yaml")
    write(tmp_path / "Policy.yaml")
    expected = ["Policy.yaml", "policy.yaml"] if len(list(tmp_path.iterdir())) == 2 else 1
    assert names(tmp_path) == expected or len(names(tmp_path)) == expected


def test_ten_thousand_files_are_found_in_order(tmp_path: Path) -> None:
    for number in range(10_000):
        (tmp_path / f"{number}.yaml").write_bytes(b"policylint: 1\n" if number % 2 else b"other: 1\n")
    found = names(tmp_path)
    assert found == sorted(found)
    assert len(found) == 5_000


def test_what_is_no_file_is_passed_over_in_a_folder(tmp_path: Path, make_fifo: Callable[[Path], None]) -> None:
    write(tmp_path / "policy.yaml")
    write(tmp_path / "folder.yaml" / "inner.yaml")
    make_fifo(tmp_path / "pipe.yaml")
    (tmp_path / "zero.yaml").symlink_to("/dev/zero")
    (tmp_path / "gone.yaml").symlink_to("nowhere")
    with socket.socket(socket.AF_UNIX) as door:
        there = Path.cwd()
        os.chdir(tmp_path)  # the name of a socket is short
        try:
            door.bind("door.yaml")
        finally:
            os.chdir(there)
        assert names(tmp_path) == ["folder.yaml/inner.yaml", "policy.yaml"]


def test_what_is_no_file_is_told_of_when_it_is_named(
    policylint: Tool, tmp_path: Path, make_fifo: Callable[[Path], None]
) -> None:
    make_fifo(tmp_path / "pipe.yaml")
    for name in ("pipe.yaml", "/dev/zero", "/dev/null"):
        done = policylint("check", "--isolated", name)
        assert done.status == 2
        assert f"{name}: it is no ordinary file; `-` reads standard input." in done.err


@pytest.mark.parametrize("name", ["x" * 300, "x/" * 3_000, "a" * 100_000, ""])
def test_a_name_too_long_or_empty_is_a_sentence(policylint: Tool, name: str) -> None:
    done = policylint("check", "--isolated", name)
    assert done.status == 2
    assert "Traceback" not in done.err
    assert done.err.startswith("policylint: error: ")


def test_folders_nested_beyond_all_calls_are_looked_up(tmp_path: Path) -> None:
    folder = tmp_path / Path(*["a"] * 900)
    chain = Finder().of_folder(folder)
    assert chain.files == ()
    write(tmp_path / ".policylint.yaml", "fail_on: note\n")
    assert [file.path for file in Finder().of_folder(folder).files] == [tmp_path / ".policylint.yaml"]


def test_a_policy_names_no_other_file(policylint: Tool, tmp_path: Path) -> None:
    write(tmp_path / "secret.yaml", f"fail_on: never\nignore: [{SECRET}]\n")
    for key in ("extends", "rules", "sources", "include", "baseline", "output", "$ref", "config"):
        text = CLEAN_START + f"{key}: ../secret.yaml\n"
        write(tmp_path / "policies" / "policy.yaml", text)
        done = policylint("check", "--output-format", "json", "policies")
        assert done.status == 1
        assert "unknown-key" in {finding["rule"] for finding in json.loads(done.out)["findings"]}
        assert SECRET not in done.out + done.err
        assert sorted(path.name for path in tmp_path.rglob("*.*")) == ["policy.yaml", "secret.yaml"]


@pytest.mark.parametrize(
    "name",
    [
        "../secret.txt", "inner/../../secret.txt", "link.txt", "folder/secret.txt", "/secret.txt", "", ".", "..",
        "x" * 5_000, "a\0b", "~/secret.txt", "pipe.txt", "file:///secret.txt", "nul\u2028.txt",
    ],
)  # fmt: skip
def test_a_policy_reaches_no_text_outside_the_folder(
    tmp_path: Path, name: str, make_fifo: Callable[[Path], None]
) -> None:
    folder = tmp_path / "sources"
    write(folder / "inner" / "text.txt", "published")
    write(tmp_path / "secret.txt", SECRET)
    (folder / "link.txt").symlink_to("../secret.txt")
    (folder / "folder").symlink_to("..")
    make_fifo(folder / "pipe.txt")
    asked = str(tmp_path / "secret.txt") if name == "/secret.txt" else name
    assert SourceFolder(folder).text(asked).text is None
    assert SourceFolder(folder).text("inner/text.txt").text == "published"


def test_a_text_of_any_size_is_read_within_bounds(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_bytes(b"x" * 5_000_000)
    text = SourceFolder(tmp_path).text("large.txt").text
    assert text is None or len(text) <= 2_000_001


def test_a_policy_says_nothing_of_what_lies_outside(policylint: Tool, tmp_path: Path) -> None:
    write(tmp_path / "secret.txt", SECRET)
    write(tmp_path / "sources" / "text.txt", "published")
    text = CLEAN_START.replace("languages: [en]", "languages: [en], source: {file: ../secret.txt}")
    write(tmp_path / "policy.yaml", text)
    done = policylint("check", "--sources", "sources", "--isolated", "--output-format", "json", "policy.yaml")
    assert SECRET not in done.out + done.err
    facts = policylint("facts", "policy.yaml")
    assert SECRET not in facts.out + facts.err


def test_a_text_that_is_missing_and_one_that_is_outside_give_the_same_answer(tmp_path: Path) -> None:
    write(tmp_path / "secret.txt", SECRET)
    (tmp_path / "sources").mkdir()
    texts = [SourceFolder(tmp_path / "sources").text(name) for name in ("../secret.txt", "../missing.txt")]
    assert [(text.text, text.sha256) for text in texts] == [(None, "")] * 2


def test_a_name_that_no_file_can_have_is_refused_in_a_configuration(policylint: Tool, tmp_path: Path) -> None:
    write(tmp_path / "policy.yaml")
    for key in ("extends", "rules", "sources", "include", "baseline"):
        write(tmp_path / ".policylint.yaml", f'{key}: "a\\0b"\n')
        done = policylint("check", "policy.yaml")
        assert (done.status, done.out) == (2, "")
        assert ".policylint.yaml:1: a text here holds the character U+0000. Remove it." in done.err


def test_a_configuration_that_is_no_configuration_gives_nothing_away(policylint: Tool, tmp_path: Path) -> None:
    write(tmp_path / "policy.yaml")
    write(tmp_path / "secret.txt", f"{SECRET}\n")
    write(tmp_path / ".policylint.yaml", "extends: secret.txt\n")
    done = policylint("check", "policy.yaml")
    assert done.status == 2
    assert SECRET not in done.out + done.err


def test_a_configuration_in_a_circle_is_refused(policylint: Tool, tmp_path: Path) -> None:
    write(tmp_path / "policy.yaml")
    write(tmp_path / ".policylint.yaml", "extends: other/../link.yaml\n")
    (tmp_path / "other").mkdir()
    (tmp_path / "link.yaml").symlink_to(".policylint.yaml")
    done = policylint("check", "policy.yaml")
    assert (done.status, done.out) == (2, "")
    assert "extends itself" in done.err


@pytest.mark.parametrize(
    "pattern", ["**/" * 25 + "x", "*a" * 25 + "b", "**" * 25 + "x", "?*" * 25 + "/b", "**/*a*" * 15 + "/b"]
)
def test_a_pattern_of_many_wildcards_takes_no_time(pattern: str) -> None:
    path = "/".join(["a" * 20] * 20)
    assert not matches(pattern, path)


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("a/**/b/**/c/**/d/*.yaml", "a/b/x/y/c/d/p.yaml", True),
        ("a/**/b/**/c/**/d/*.yaml", "a/b/x/y/c/d/e/p.yaml", False),
        ("*-*-*-*.yaml", "x/one-two-three-four.yaml", True),
        ("*-*-*-*.yaml", "x/one-two-three.yaml", False),
        ("**/*/**/*/", "a/b/c", True),
        ("*a*b*c*d/", "abcd", False),
        ("*a*b*c*d/", "abcd/x", True),
        ("?*?*?*?*", "abc", False),
    ],
)
def test_many_wildcards_mean_what_few_mean(pattern: str, path: str, expected: bool) -> None:
    assert matches(pattern, path) is expected


def test_a_folder_of_texts_that_is_a_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--sources wants a folder"):
        SourceFolder(write(tmp_path / "file"))
