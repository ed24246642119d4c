"""Configurations that build on each other, and where each is looked for."""

from pathlib import Path

import pytest

from policylint.config.chain import Chain, read_chain
from policylint.config.find import Finder
from policylint.errors import InputError, UsageError
from unit.config.files import write


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def names(chain: Chain) -> list[str]:
    return [file.name for file in chain.files]


def test_a_chain_leads_from_the_base_to_the_file_that_was_found(tmp_path: Path) -> None:
    write(tmp_path, "shared/root.yaml", "fail_on: note\nmin_severity: note\n")
    write(tmp_path, "shared/base.yaml", "extends: root.yaml\nfail_on: warning\n")
    chain = read_chain(write(tmp_path, "team/own.yaml", "extends: ../shared/base.yaml\n"), tmp_path)
    assert names(chain) == ["shared/root.yaml", "shared/base.yaml", "team/own.yaml"]
    said = chain.last(lambda content: content.fail_on)
    assert said is not None
    assert (said[0], said[1].place("fail_on")) == ("warning", "shared/base.yaml:2")
    assert chain.last(lambda content: content.as_of) is None


@pytest.mark.parametrize("target", ["own.yaml", "./own.yaml", "../{here}/own.yaml"])
def test_a_file_that_extends_itself_is_refused(target: str, tmp_path: Path) -> None:
    path = write(tmp_path, "own.yaml", f"# c\nextends: {target.format(here=tmp_path.name)}\n")
    with pytest.raises(UsageError, match=r"^own\.yaml:2: this configuration extends itself\."):
        read_chain(path, tmp_path)


def test_a_ring_is_refused_where_it_closes(tmp_path: Path) -> None:
    path = write(tmp_path, "a.yaml", "extends: b.yaml\n")
    write(tmp_path, "b.yaml", "extends: c.yaml\n")
    write(tmp_path, "c.yaml", "fail_on: error\nextends: b.yaml\n")
    with pytest.raises(UsageError, match=r"^c\.yaml:2: `extends` leads back to b\.yaml.*in a ring"):
        read_chain(path, tmp_path)


def test_a_link_back_is_a_ring(tmp_path: Path) -> None:
    path = write(tmp_path, "a.yaml", "extends: b.yaml\n")
    (tmp_path / "b.yaml").symlink_to(path)
    with pytest.raises(UsageError, match="extends itself"):
        read_chain(path, tmp_path)


def test_what_is_extended_must_be_there_and_be_right(tmp_path: Path) -> None:
    path = write(tmp_path, "a.yaml", "extends: gone.yaml\n")
    with pytest.raises(UsageError, match=r"^a\.yaml:1: there is no file gone\.yaml to extend"):
        read_chain(path, tmp_path)
    write(tmp_path, "gone.yaml", "policylint: 1\n")
    with pytest.raises(UsageError, match=r"^gone\.yaml:1: this is a policy"):
        read_chain(path, tmp_path)
    (tmp_path / "folder").mkdir()
    write(tmp_path, "a.yaml", "extends: folder\n")
    with pytest.raises(UsageError, match=r"^a\.yaml:1: .*folder"):
        read_chain(path, tmp_path)


def test_the_closest_configuration_wins_and_those_above_play_no_part(tmp_path: Path) -> None:
    write(tmp_path, ".policylint.yaml", "fail_on: note\n")
    write(tmp_path, "a/.policylint.yml", "min_severity: error\n")
    finder = Finder()
    assert names(finder.of_policy(Path("a/b/c/p.yaml"))) == ["a/.policylint.yml"]
    assert names(finder.of_policy(Path("b/p.yaml"))) == [".policylint.yaml"]
    assert finder.of_policy(Path("a/x.yaml")) is finder.of_policy(Path("a/b/../y.yaml"))
    assert finder.of_policy(Path("a/x.yaml")).folder == tmp_path / "a"


def test_a_configuration_above_a_repository_counts_too(tmp_path: Path) -> None:
    write(tmp_path, ".policylint.yaml", "fail_on: note\n")
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    assert names(Finder().of_policy(Path("repository/p.yaml"))) == [".policylint.yaml"]


def test_a_folder_of_that_name_is_no_configuration(tmp_path: Path) -> None:
    (tmp_path / ".policylint.yaml").mkdir()
    assert ".policylint.yaml" not in names(Finder().of_policy(Path("p.yaml")))


def test_a_link_into_nothing_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".policylint.yaml").symlink_to("gone.yaml")
    with pytest.raises(InputError, match=r"\.policylint\.yaml"):
        Finder().of_policy(Path("p.yaml"))


def test_two_configurations_in_one_folder_are_refused(tmp_path: Path) -> None:
    write(tmp_path, ".policylint.yaml", "")
    write(tmp_path, ".policylint.yml", "")
    with pytest.raises(UsageError, match="two configurations"):
        Finder().of_policy(Path("p.yaml"))


def test_one_file_or_none_can_be_asked_for(tmp_path: Path) -> None:
    write(tmp_path, ".policylint.yaml", "fail_on: note\n")
    write(tmp_path, "sub/other.yaml", "fail_on: never\n")
    assert Finder(isolated=True).of_policy(Path("p.yaml")).files == ()
    fixed = Finder(Path("sub/other.yaml")).of_policy(Path("p.yaml"))
    assert (names(fixed), fixed.folder) == (["sub/other.yaml"], tmp_path)


def test_patterns_start_in_the_folder_of_the_file_that_was_found(tmp_path: Path) -> None:
    write(tmp_path, "shared/base.yaml", "exclude: [/legacy/, old.yaml]\n")
    write(tmp_path, "team/.policylint.yaml", "extends: ../shared/base.yaml\n")
    chain = Finder().of_policy(Path("team/p.yaml"))
    assert chain.excludes(Path("team/legacy/p.yaml"))
    assert chain.excludes(tmp_path / "team" / "x" / "old.yaml")
    assert not chain.excludes(Path("team/x/legacy/p.yaml"))
    assert not chain.excludes(Path("team/p.yaml"))
