"""Which findings a revision had already, when policies change, move and go."""

from datetime import date
from functools import partial
from pathlib import Path

import pytest

from policies import TODAY
from policylint.engine.check import Checker, Options
from policylint.engine.known import with_known
from policylint.engine.run import run_tasks
from policylint.engine.since import known_at
from policylint.engine.task import Task
from policylint.errors import UsageError
from policylint.resources import rules_dir
from policylint.rules.catalogue import built_in_catalogue
from policylint.source.document import read_bytes
from policylint.source.revision import open_revision
from scratch import Scratch

CATALOGUE = built_in_catalogue()
CHECKER = Checker(CATALOGUE, Options(as_of=date.fromisoformat(TODAY)))
CLEAN = (rules_dir() / "clean-policy.yaml").read_text(encoding="utf-8")
FEE = CLEAN.replace("fee: none", "fee: general")
WORSE = FEE.replace("identity_proof: on-reasonable-doubt", "identity_proof: notarised")
NAMED = FEE.replace("notice:\n", "notice:\n  id: example\n")


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    return Scratch(tmp_path)


def new(scratch: Scratch, *names: str) -> list[tuple[str, str]]:
    """What the last commit did not have in these files."""
    paths = [scratch.folder / name for name in names]
    tasks = [Task(str(path), partial(read_bytes, path), CHECKER) for path in paths]
    revision = open_revision("HEAD", scratch.folder, scratch.environ)
    report = with_known(run_tasks(tasks, date.fromisoformat(TODAY), CATALOGUE), known_at(revision, tasks))
    return [(Path(one.file).relative_to(scratch.folder).as_posix(), one.rule) for one in report.active]


def test_only_what_is_new_counts(scratch: Scratch) -> None:
    scratch.write("p.yaml", FEE)
    scratch.commit("old")
    assert new(scratch, "p.yaml") == []
    scratch.write("p.yaml", "# moved down\n\n" + WORSE)
    assert new(scratch, "p.yaml") == [("p.yaml", "identity-proof-excessive")]


def test_all_of_a_new_policy_counts(scratch: Scratch) -> None:
    scratch.write("p.yaml", FEE)
    scratch.commit("old")
    scratch.write("q.yaml", FEE)
    assert new(scratch, "p.yaml", "q.yaml") == [("q.yaml", "request-fee")]


def test_a_copy_of_a_policy_is_new_even_under_its_id(scratch: Scratch) -> None:
    scratch.write("p.yaml", NAMED)
    scratch.commit("old")
    scratch.write("q.yaml", NAMED)
    assert new(scratch, "p.yaml", "q.yaml") == [("q.yaml", "request-fee")]


def test_a_policy_that_git_sees_renamed_brings_nothing_back(scratch: Scratch) -> None:
    scratch.write("p.yaml", FEE)
    scratch.commit("old")
    (scratch.folder / "sub").mkdir()
    scratch.git("mv", "p.yaml", "sub/other.yaml")
    scratch.write("sub/other.yaml", WORSE)
    assert new(scratch, "sub/other.yaml") == [("sub/other.yaml", "identity-proof-excessive")]


def test_a_policy_that_was_moved_behind_the_back_of_git_is_known_by_its_id_or_name(scratch: Scratch) -> None:
    scratch.write("p.yaml", NAMED)
    scratch.write("q.yaml", FEE)
    scratch.write("r.yaml", FEE)
    scratch.commit("old")
    for name, other in (("p.yaml", "other.yaml"), ("q.yaml", "sub/q.yaml"), ("r.yaml", "sub/s.yaml")):
        (scratch.folder / "sub").mkdir(exist_ok=True)
        (scratch.folder / name).rename(scratch.folder / other)
    assert new(scratch, "other.yaml", "sub/q.yaml", "sub/s.yaml") == [("sub/s.yaml", "request-fee")]


def test_a_suppression_that_was_taken_away_makes_its_finding_new(scratch: Scratch) -> None:
    scratch.write("p.yaml", FEE.replace("rights:\n", "rights:\n  # policylint: ignore[request-fee] -- agreed\n"))
    scratch.commit("old")
    scratch.write("p.yaml", FEE)
    assert new(scratch, "p.yaml") == [("p.yaml", "request-fee")]


def test_a_policy_that_could_not_be_checked_then_is_new_and_one_that_cannot_be_now_is_not_known(
    scratch: Scratch,
) -> None:
    broken = FEE.replace("rights:", "right:")
    scratch.write("p.yaml", broken)
    scratch.commit("old")
    assert new(scratch, "p.yaml") == [("p.yaml", "unknown-key")]
    scratch.write("p.yaml", FEE)
    assert new(scratch, "p.yaml") == [("p.yaml", "request-fee")]


def test_a_link_stands_for_what_it_leads_to(scratch: Scratch) -> None:
    scratch.write("real/p.yaml", FEE)
    (scratch.folder / "p.yaml").symlink_to("real/p.yaml")
    scratch.commit("old")
    assert new(scratch, "p.yaml") == []


def test_a_policy_outside_the_repository_is_refused(scratch: Scratch, tmp_path: Path) -> None:
    scratch.write("p.yaml", FEE)
    scratch.commit("old")
    outside = tmp_path / "outside.yaml"
    outside.write_text(FEE, encoding="utf-8")
    tasks = [Task(str(outside), partial(read_bytes, outside), CHECKER)]
    with pytest.raises(UsageError, match="lies outside the git repository"):
        known_at(open_revision("HEAD", scratch.folder, scratch.environ), tasks)


def test_without_policies_nothing_is_known(scratch: Scratch) -> None:
    scratch.write("p.yaml", FEE)
    scratch.commit("old")
    assert not known_at(open_revision("HEAD", scratch.folder, scratch.environ), [])
