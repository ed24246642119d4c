"""Services know files by their path from the root of the repository."""

from pathlib import Path

import pytest

from policylint.cli.repository import repository_names


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a repository, to be in."""
    folder = tmp_path.resolve() / "repository" / "site"
    folder.mkdir(parents=True)
    (folder.parent / ".git").mkdir()
    monkeypatch.chdir(folder)
    return folder


def name(file: str, **environ: str) -> str:
    return repository_names([file], environ)[file]


def test_a_file_is_named_from_the_root_of_its_repository(here: Path) -> None:
    assert name("policies/a.yaml") == "site/policies/a.yaml"
    assert name("./x/../a.yaml") == "site/a.yaml"
    assert name("../b.yaml") == "b.yaml"
    assert name((here / "a.yaml").as_posix()) == "site/a.yaml"


def test_a_file_outside_keeps_its_whole_path(here: Path) -> None:
    outside = here.parent.parent / "c.yaml"
    assert name("../../c.yaml") == outside.as_posix()


def test_a_service_says_where_the_root_is(here: Path) -> None:
    above = here.parent.parent
    assert name("a.yaml", GITHUB_WORKSPACE=str(above)) == "repository/site/a.yaml"
    assert name("a.yaml", CI_PROJECT_DIR=str(here)) == "a.yaml"
    assert name("a.yaml", CI_PROJECT_DIR=str(here / "elsewhere")) == "site/a.yaml"
    assert name("a.yaml", CI_PROJECT_DIR="") == "site/a.yaml"


def test_without_a_repository_names_begin_here(here: Path) -> None:
    (here.parent / ".git").rmdir()
    assert name("policies/a.yaml") == "policies/a.yaml"


def test_a_link_into_the_repository_is_followed(here: Path) -> None:
    (here.parent.parent / "link").symlink_to(here)
    assert name("../../link/a.yaml") == "site/a.yaml"


@pytest.mark.usefixtures("here")
def test_standard_input_is_nowhere() -> None:
    assert name("<stdin>") == "<stdin>"
