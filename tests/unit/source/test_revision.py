"""What files held at a revision: in odd places, under odd names, and in odd surroundings."""

import os
import re
from pathlib import Path

import pytest

from policylint.errors import UsageError
from policylint.source.revision import Revision, open_revision
from policylint.source.text import MAX_BYTES
from scratch import Scratch

ODD = ["-rf.yaml", "a b.yaml", "tab\there.yaml", "line\nbreak.yaml", ":(top)x.yaml", "*.yaml", "é.yaml", 'quo"te.yaml']


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    return Scratch(tmp_path)


def opened(scratch: Scratch, name: str = "HEAD", folder: str = "", **environ: str) -> Revision:
    return open_revision(name, scratch.folder / folder, {**scratch.environ, **environ})


def refusal(scratch: Scratch, name: str, **environ: str) -> str:
    with pytest.raises(UsageError) as refused:
        opened(scratch, name, **environ)
    assert "\n" not in str(refused.value).replace(name, "")
    return str(refused.value)


def command_in(sentence: str) -> str:
    """The command that a sentence says to run."""
    found = re.search(r"[Rr]un `([^`]+)`", sentence)
    assert found, sentence
    return found.group(1)


def shallow_clone(scratch: Scratch, home: Path) -> Scratch:
    """A clone that holds the last commit of the main branch only."""
    clone = Scratch(home)
    clone.folder.joinpath(".git").rename(home / "unused")
    clone.git("clone", "--quiet", "--depth=1", f"file://{scratch.folder}", str(clone.folder))
    return clone


def test_files_are_read_as_they_were_whatever_they_are_called(scratch: Scratch) -> None:
    for name in ODD:
        scratch.write(f"sub/{name}", f"old {name}\n")
    scratch.commit("old")
    for name in ODD:
        scratch.write(f"sub/{name}", "new\n")
    paths = [f"sub/{name}" for name in ODD]
    for folder in ("", "sub"):
        revision = opened(scratch, folder=folder)
        assert revision.read([*paths, "missing.yaml"]) == {f"sub/{name}": f"old {name}\n".encode() for name in ODD}


def test_a_name_that_is_no_text_is_a_name(scratch: Scratch) -> None:
    name = os.fsdecode(b"caf\xe9.yaml")
    (scratch.folder / name).write_bytes(b"old")
    scratch.commit("old")
    revision = opened(scratch)
    path = revision.path_of(scratch.folder / name)
    assert path == name
    assert revision.read([path]) == {path: b"old"}


def test_what_is_no_ordinary_file_holds_nothing(scratch: Scratch) -> None:
    scratch.write("real.yaml", "x")
    (scratch.folder / "link.yaml").symlink_to("real.yaml")
    scratch.commit("old")
    revision = opened(scratch)
    assert set(revision.read(["real.yaml", "link.yaml", ".git"])) == {"real.yaml"}
    assert revision.path_of(scratch.folder / "link.yaml") == "real.yaml"
    assert revision.path_of(scratch.folder.parent / "outside.yaml") is None


def test_of_what_is_too_large_only_that_is_told(scratch: Scratch) -> None:
    scratch.write("large.yaml", "x" * (MAX_BYTES + 5))
    scratch.write("small.yaml", "y")
    scratch.write("empty.yaml", "")
    scratch.commit("old")
    contents = opened(scratch).read(["large.yaml", "small.yaml", "empty.yaml"])
    assert len(contents["large.yaml"]) == MAX_BYTES + 1
    assert (contents["small.yaml"], contents["empty.yaml"]) == (b"y", b"")


def test_the_files_in_a_folder_are_listed_as_they_were(scratch: Scratch) -> None:
    for name in ("a.yaml", "sub/b.yaml", "sub/deep/c.yaml", "subway/d.yaml"):
        scratch.write(name, "x")
    (scratch.folder / "sub" / "link.yaml").symlink_to("b.yaml")
    scratch.commit("old")
    scratch.write("sub/new.yaml", "x")
    revision = opened(scratch, folder="sub")
    assert revision.below("sub") == ("sub/b.yaml", "sub/deep/c.yaml")
    assert revision.below("") == ("a.yaml", "sub/b.yaml", "sub/deep/c.yaml", "subway/d.yaml")
    assert revision.below("a.yaml") == revision.below("nowhere") == ()


def test_renamed_and_deleted_files_are_told(scratch: Scratch) -> None:
    for name in ("moved", "gone", "kept"):
        scratch.write(f"{name}.yaml", f"{name}\n" * 20)
    scratch.commit("old")
    scratch.git("mv", "moved.yaml", "to here.yaml")
    (scratch.folder / "gone.yaml").unlink()
    scratch.write("kept.yaml", "changed\n")
    moves = opened(scratch).moves
    assert moves == ({"to here.yaml": "moved.yaml"}, ("gone.yaml",))


def test_what_surroundings_say_of_other_repositories_does_not_count(scratch: Scratch, tmp_path: Path) -> None:
    scratch.write("a.yaml", "old")
    commit = scratch.commit("old")
    other = Scratch(tmp_path / "other")
    other.write("b.yaml", "x")
    other.commit("other")
    elsewhere = {"GIT_DIR": str(other.folder / ".git"), "GIT_WORK_TREE": str(other.folder), "GIT_INDEX_FILE": "/none"}
    traps = {"GIT_EXTERNAL_DIFF": "false", "GIT_LITERAL_PATHSPECS": "2", "GIT_TRACE": "1", "LC_ALL": "de_DE.UTF-8"}
    revision = opened(scratch, commit, **elsewhere, **traps)
    assert revision.root == scratch.folder.resolve()
    assert revision.read(["a.yaml"]) == {"a.yaml": b"old"}


def test_no_program_of_the_configuration_is_run(scratch: Scratch, tmp_path: Path) -> None:
    scratch.write("a.yaml", "old")
    scratch.write(".gitattributes", "* diff=evil filter=evil\n")
    scratch.commit("old")
    trap = tmp_path / "trap"
    for key in ("core.fsmonitor", "diff.evil.command", "diff.evil.textconv", "filter.evil.smudge", "core.pager"):
        scratch.git("config", key, f"touch {trap}")
    scratch.write("a.yaml", "new")
    revision = opened(scratch)
    assert revision.read(["a.yaml"]) == {"a.yaml": b"old"}
    assert revision.moves == ({}, ())
    assert not trap.exists()


@pytest.mark.parametrize("name", ["", "-x", "--output=x", "main:a.yaml", "main..dev", "a b", "x*", "a\nb", ":/old"])
def test_what_names_no_commit_is_refused(scratch: Scratch, name: str) -> None:
    scratch.write("a.yaml", "x")
    scratch.commit("old")
    assert "is no git commit" in refusal(scratch, name)


def test_without_git_or_a_repository_a_sentence_says_so(scratch: Scratch, tmp_path: Path) -> None:
    assert "git is not installed" in refusal(scratch, "HEAD", PATH=str(tmp_path))
    outside = tmp_path / "outside"
    outside.mkdir()
    with pytest.raises(UsageError, match="lies in no git working tree"):
        open_revision("HEAD", outside, scratch.environ)


def test_an_unknown_revision_without_a_remote_is_a_matter_of_spelling(scratch: Scratch) -> None:
    assert "not in this repository. Check the spelling" in refusal(scratch, "HEAD")
    scratch.write("a.yaml", "x")
    scratch.commit("old")
    assert "`man` is not in this repository. Check the spelling" in refusal(scratch, "man")


@pytest.mark.parametrize(
    ("name", "then"),
    [
        ("origin/dev", "origin/dev"),
        ("dev", "FETCH_HEAD"),
        ("v1", "FETCH_HEAD"),
        ("HEAD~1", "HEAD~1"),
    ],
)
def test_the_command_for_a_shallow_clone_brings_the_revision(
    scratch: Scratch, tmp_path: Path, name: str, then: str
) -> None:
    scratch.write("a.yaml", "old")
    scratch.commit("old")
    scratch.git("tag", "v1")
    scratch.git("branch", "dev")
    scratch.write("a.yaml", "new")
    scratch.commit("new")
    clone = shallow_clone(scratch, tmp_path / "clone")
    sentence = refusal(clone, name)
    assert f"`{name}` is not in this shallow clone" in sentence
    assert ("FETCH_HEAD" in sentence) == (then == "FETCH_HEAD")
    done = clone.shell(command_in(sentence))
    assert done.status == 0, done.err
    assert opened(clone, then).read(["a.yaml"]) == {"a.yaml": b"old"}


def test_the_command_for_a_commit_brings_it(scratch: Scratch, tmp_path: Path) -> None:
    scratch.write("a.yaml", "old")
    old = scratch.commit("old")
    scratch.write("a.yaml", "new")
    scratch.commit("new")
    clone = shallow_clone(scratch, tmp_path / "clone")
    assert clone.shell(command_in(refusal(clone, old))).status == 0
    assert opened(clone, old).read(["a.yaml"]) == {"a.yaml": b"old"}
    again = shallow_clone(scratch, tmp_path / "again")
    assert again.shell(command_in(refusal(again, old[:10]))).status == 0
    assert opened(again, old[:10]).read(["a.yaml"]) == {"a.yaml": b"old"}


def test_a_partial_clone_that_cannot_be_completed_says_what_to_run(scratch: Scratch, tmp_path: Path) -> None:
    scratch.write("a.yaml", "old")
    scratch.commit("old")
    scratch.write("a.yaml", "new")
    scratch.commit("new")
    scratch.git("config", "uploadpack.allowFilter", "true")
    clone = Scratch(tmp_path / "clone")
    clone.folder.joinpath(".git").rename(tmp_path / "unused")
    clone.git("clone", "--quiet", "--filter=blob:none", f"file://{scratch.folder}", str(clone.folder))
    revision = opened(clone, "HEAD~1")
    away = scratch.folder.rename(tmp_path / "away")
    with pytest.raises(UsageError) as refused:
        revision.read(["a.yaml"])
    away.rename(scratch.folder)
    assert clone.shell(command_in(str(refused.value))).status == 0
    assert opened(clone, "HEAD~1").read(["a.yaml"]) == {"a.yaml": b"old"}
