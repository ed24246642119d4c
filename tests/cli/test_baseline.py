"""The gate as users keep it: what was there does not count, what is new does."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Done
from policylint.resources import rules_dir
from scratch import Scratch

POLICIES = Path(__file__).parents[2] / "policies"
CLEAN = (rules_dir() / "clean-policy.yaml").read_text(encoding="utf-8")
FEE = CLEAN.replace("fee: none", "fee: general")
WORSE = FEE.replace("identity_proof: on-reasonable-doubt", "identity_proof: notarised")
FILE = ".policylint-baseline.json"


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    """A repository with the three policies."""
    scratch = Scratch(tmp_path)
    shutil.copytree(POLICIES, scratch.folder / "policies")
    return scratch


def held(scratch: Scratch, file: str = FILE) -> list[dict[str, Any]]:
    data = json.loads((scratch.folder / file).read_text(encoding="utf-8"))
    assert data["version"] == 1
    found: list[dict[str, Any]] = data["findings"]
    return found


def report(scratch: Scratch, *options: str) -> dict[str, Any]:
    done = scratch.run("policylint", "check", "--output-format", "json", *options)
    data: dict[str, Any] = json.loads(done.out)
    return data


def refused(done: Done, *words: str) -> None:
    assert (done.status, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert done.err.startswith("policylint: error: ")
    assert all(word in done.err for word in words), done.err


def test_an_old_repository_is_green_with_its_baseline_and_a_new_defect_is_not(scratch: Scratch) -> None:
    before = scratch.shell("policylint check --quiet --output-format concise")
    written = scratch.shell("policylint baseline")
    count = len(before.out.splitlines())
    assert (written.status, written.out) == (0, f"Wrote {count} findings in 3 policies to {FILE}.\n")
    assert scratch.shell(f"policylint check --baseline {FILE} --fail-on note").status == 0
    path = scratch.folder / "policies" / "mezure.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("    deadline: 30 days\n", "    fee: general\n", 1))
    done = scratch.shell(f"policylint check --baseline {FILE} --quiet --output-format concise")
    assert done.status == 1
    assert [line.split(" ")[1] for line in done.out.splitlines()] == ["error[request-fee]"]


def test_the_baseline_is_the_same_whatever_the_order_and_the_place(scratch: Scratch) -> None:
    scratch.shell("policylint baseline --output one.json policies/ptb.yaml policies/mezure.yaml")
    scratch.shell("cp -r policies elsewhere")
    scratch.shell("cd elsewhere && policylint baseline --output ../two.json mezure.yaml ptb.yaml")
    one, two = ((scratch.folder / name).read_bytes() for name in ("one.json", "two.json"))
    assert one == two
    keys = [(entry["policy"], entry["rule"], entry["path"]) for entry in held(scratch, "one.json")]
    assert keys == sorted(keys)


def test_what_is_gone_is_told_and_pruned_and_nothing_is_added(scratch: Scratch) -> None:
    scratch.write("policies/p.yaml", WORSE)
    scratch.shell("policylint baseline policies/p.yaml")
    assert [entry["rule"] for entry in held(scratch)] == ["identity-proof-excessive", "request-fee"]
    scratch.write("policies/p.yaml", FEE + "clauses: [{kind: acceptance-by-use, quote: you agree}]\n")
    done = scratch.shell(f"policylint check --baseline {FILE} policies/p.yaml --verbose")
    assert done.status == 1
    assert "The baseline holds 1 finding no longer found" in done.out
    assert "gone, but in the baseline: p/rights/requests/identity_proof: identity-proof-excessive" in done.err
    summary = report(scratch, "--baseline", FILE, "policies/p.yaml")["summary"]
    assert (summary["stale"], summary["baselined"], summary["error"]) == (1, 1, 1)
    pruned = scratch.shell("policylint baseline --prune policies/p.yaml")
    assert pruned.status == 0
    assert pruned.out.splitlines()[-1] == f"Dropped 1 finding from {FILE}; 1 finding left."
    assert [entry["rule"] for entry in held(scratch)] == ["request-fee"]
    assert report(scratch, "--baseline", FILE, "policies/p.yaml")["summary"]["stale"] == 0


def test_pruning_all_drops_policies_that_are_gone_and_pruning_some_does_not(scratch: Scratch) -> None:
    scratch.write("policies/p.yaml", FEE)
    scratch.shell("policylint baseline")
    count = len(held(scratch))
    (scratch.folder / "policies" / "p.yaml").unlink()
    scratch.shell("policylint baseline --prune policies/ptb.yaml")
    assert len(held(scratch)) == count
    scratch.shell("policylint baseline --prune")
    assert len(held(scratch)) == count - 1


def test_the_configured_baseline_is_read_and_written(scratch: Scratch) -> None:
    scratch.write(".policylint.yaml", "baseline: ci/known.json\n")
    refused(scratch.shell("policylint check"), ".policylint.yaml:1", "there is no such baseline")
    (scratch.folder / "ci").mkdir()
    assert scratch.shell("policylint baseline").out.endswith("to ci/known.json.\n")
    assert scratch.shell("policylint check").status == 0


def test_a_policy_that_cannot_be_checked_never_looks_clean(scratch: Scratch) -> None:
    scratch.write("policies/p.yaml", FEE.replace("rights:", "right:"))
    done = scratch.shell("policylint baseline")
    assert done.status == 1
    assert done.err.startswith("policylint: policies/p.yaml cannot be checked as it is")
    assert scratch.shell(f"policylint check --baseline {FILE}").status == 1


def test_wrong_baselines_are_refused_in_a_sentence_and_nothing_is_written(scratch: Scratch) -> None:
    scratch.write("other.json", '{"version": 2, "findings": []}')
    scratch.write("broken.json", '{\n  "version": 1,\n<<<<<<< ours\n')
    refused(scratch.shell("policylint check --baseline none.json"), "none.json", "policylint baseline")
    refused(scratch.shell("policylint check --baseline other.json"), "version 2", "version 1")
    refused(scratch.shell("policylint check --baseline broken.json"), "broken.json:3", "no JSON")
    refused(scratch.shell("policylint baseline --prune --output none.json"), "there is no such baseline")
    refused(scratch.shell("policylint baseline --output policies/ptb.yaml"), "is no baseline")
    refused(scratch.shell("policylint baseline --output no/such/folder.json"), "folder")
    refused(scratch.shell("policylint baseline policies/none.yaml"), "none.yaml")
    assert scratch.shell("diff -r policies " + str(POLICIES)).status == 0
    assert not (scratch.folder / FILE).exists()


def test_an_unreadable_policy_keeps_the_baseline_as_it_was(scratch: Scratch) -> None:
    scratch.shell("policylint baseline")
    before = (scratch.folder / FILE).read_bytes()
    (scratch.folder / "pipe.yaml").symlink_to("/proc/self/mem")
    done = scratch.shell("policylint baseline policies pipe.yaml")
    assert (done.status, done.out) == (2, "")
    assert "no baseline is written" in done.err
    assert (scratch.folder / FILE).read_bytes() == before


def test_since_a_revision_only_what_is_new_counts(scratch: Scratch) -> None:
    scratch.commit("old")
    scratch.git("mv", "policies/ptb.yaml", "policies/pvda.yaml")
    scratch.write("policies/p.yaml", FEE)
    for command in ("policylint check --since main", "cd policies && policylint check --since HEAD ."):
        done = scratch.shell(f"{command} --quiet --output-format concise")
        assert done.status == 1
        (line,) = done.out.splitlines()
        assert "p.yaml" in line
        assert "error[request-fee]" in line
    assert scratch.shell("policylint check --since main policies/pvda.yaml --fail-on note").status == 0
    assert (
        scratch.shell("cd policies && policylint check --since main pvda.yaml mezure.yaml --fail-on note").status == 0
    )


def test_since_works_in_a_hook_a_worktree_and_beside_a_baseline(scratch: Scratch, tmp_path: Path) -> None:
    scratch.commit("old")
    hook = {"GIT_DIR": ".git", "GIT_INDEX_FILE": ".git/index", "GIT_PREFIX": ""}
    scratch.write("policies/p.yaml", FEE)
    done = scratch.run("policylint", "check", "--since", "HEAD", "--quiet", "--output-format", "concise", environ=hook)
    assert (done.status, len(done.out.splitlines())) == (1, 1)
    scratch.shell("policylint baseline policies/p.yaml")
    assert scratch.shell(f"policylint check --since HEAD --baseline {FILE} --fail-on note").status == 0
    scratch.git("worktree", "add", "--quiet", str(tmp_path / "tree"))
    assert scratch.shell(f"policylint check --since HEAD {tmp_path / 'tree' / 'policies'} --fail-on note").status == 0


def test_since_standard_input_compares_with_the_file_of_that_name(scratch: Scratch) -> None:
    scratch.commit("old")
    command = "cat policies/ptb.yaml | policylint check --since HEAD - --fail-on note --stdin-filename"
    assert scratch.shell(f"{command} policies/ptb.yaml").status == 0
    assert scratch.shell(f"{command} not/there/ptb.yaml").status == 1


def test_since_without_the_revision_says_what_to_run(scratch: Scratch, tmp_path: Path) -> None:
    refused(scratch.shell("policylint check --since HEAD"), "not in this repository")
    scratch.commit("old")
    refused(scratch.shell("policylint check --since origin/main"), "not in this repository", "Check the spelling")
    refused(scratch.shell("policylint check --since=--output=x"), "is no git commit")
    outside = tmp_path / "outside"
    shutil.copytree(POLICIES, outside)
    refused(scratch.shell(f"policylint check --since HEAD {outside}"), "no git working tree")
    bare = scratch.run("policylint", "check", "--since", "HEAD", environ={"PATH": str(tmp_path / "bin")})
    refused(bare, "git is not installed")
