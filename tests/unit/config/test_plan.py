"""What applies is settled folder by folder, with the same outcome as policy by policy."""

from datetime import date
from pathlib import Path

import pytest

from policylint.config.chain import Chain
from policylint.config.find import Finder
from policylint.config.plan import Candidate, Plan, Planner
from policylint.config.settings import Asked
from policylint.rules.catalogue import built_in_catalogue
from unit.config.files import write

AS_OF = date(2026, 1, 1)
PLACES = ("a/1.yaml", "b/1.yaml", "a/2.yaml", "1.yaml", "a/c/1.yaml", "b/2.yaml", "2.yaml", "a/3.yaml")


class CountingFinder(Finder):
    """Remembers for which policies it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def of_policy(self, policy: Path) -> Chain:
        self.asked.append(policy.as_posix())
        return super().of_policy(policy)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, ".policylint.yaml", "fail_on: note\nexclude: [2.yaml, a/c/]\n")


def planner_of(finder: Finder) -> Planner:
    return Planner(finder, built_in_catalogue(), Asked())


def planned(planner: Planner) -> Plan:
    candidates = [Candidate(place.upper(), place, place.encode, digest=place.encode()) for place in PLACES]
    return planner.plan(candidates, AS_OF, suppressions=True)


def test_a_folder_is_asked_about_once_where_all_in_it_are_alike() -> None:
    finder = CountingFinder()
    planned(planner_of(finder))
    assert set(finder.asked) == {"a/1.yaml", "b/1.yaml", "1.yaml", "a/c/1.yaml"}


def test_a_plan_says_of_each_policy_what_applies_to_it_alone(tmp_path: Path) -> None:
    overrides = "overrides:\n  - {files: [1.yaml, 3.yaml], fail_on: error}\n  - {files: 3.yaml, fail_on: never}\n"
    write(tmp_path, "a/.policylint.yaml", f"fail_on: warning\n{overrides}")
    planner = planner_of(Finder())
    plan = planned(planner)
    alone = {place: planner.applying(Path(place), AS_OF) for place in PLACES}
    assert {name: settings.fail_on.value for name, settings in plan.settings.items()} == {
        "A/1.YAML": "error",
        "B/1.YAML": "note",
        "A/2.YAML": "warning",
        "1.YAML": "note",
        "A/C/1.YAML": "error",
        "B/2.YAML": "note",
        "2.YAML": "note",
        "A/3.YAML": "never",
    }
    assert plan.settings == {place.upper(): settings for place, (settings, _) in alone.items()}
    assert [task.checker for task in plan.tasks] == [checker for _, checker in alone.values()]


def test_a_task_is_called_and_read_as_the_policy_is() -> None:
    tasks = planned(planner_of(Finder())).tasks
    assert [(task.name, task.content(), task.digest) for task in tasks] == [
        (place.upper(), place.encode(), place.encode()) for place in PLACES
    ]


def test_what_is_excluded_is_told_policy_by_policy_and_asked_folder_by_folder(tmp_path: Path) -> None:
    write(tmp_path, "b/.policylint.yaml", "fail_on: error\n")
    finder = CountingFinder()
    assert [place for place in PLACES if finder.excludes(place)] == ["a/2.yaml", "a/c/1.yaml", "2.yaml"]
    assert finder.asked == ["a/1.yaml", "b/1.yaml", "1.yaml", "a/c/1.yaml"]


def test_the_root_of_all_folders_is_not_the_folder_at_hand() -> None:
    finder = Finder()
    assert not finder.excludes("/2.yaml")
    assert finder.excludes("2.yaml")
