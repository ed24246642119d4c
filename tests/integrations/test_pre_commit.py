"""What pre-commit makes of this repository."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from checkout import ROOT, read_yaml, require_valid
from cli.conftest import Done
from scratch import Scratch, add_transfer, sibling

MANIFEST = ROOT / ".pre-commit-hooks.yaml"
PRE_COMMIT = str(sibling("pre-commit"))
KNOWN = ".policylint-baseline.json"


def hook() -> dict[str, Any]:
    """The one hook there is."""
    (only,) = read_yaml(MANIFEST.read_text(encoding="utf-8"))
    assert isinstance(only, dict)
    return only


def configure(scratch: Scratch) -> None:
    """Use the hook with the command that is installed, so that nothing has to be downloaded."""
    local = {**hook(), "language": "system"}
    config = {"repos": [{"repo": "local", "hooks": [local]}]}
    require_valid(config, "pre-commit-config")
    scratch.write(".pre-commit-config.yaml", yaml.safe_dump(config))
    scratch.git("add", "--all")


def run_hook(scratch: Scratch, *files: str) -> Done:
    """Run the hook on some files, or on all."""
    chosen = ["--files", *files] if files else ["--all-files"]
    return scratch.run(PRE_COMMIT, "run", "--verbose", *chosen)


def test_the_manifest_is_what_pre_commit_expects(scratch: Scratch) -> None:
    require_valid(read_yaml(MANIFEST.read_text(encoding="utf-8")), "pre-commit-hooks")
    done = scratch.run(PRE_COMMIT, "validate-manifest", str(MANIFEST))
    assert done.status == 0, done.out


def test_the_entry_is_a_command_with_options_that_exist(scratch: Scratch) -> None:
    done = scratch.shell(f"{hook()['entry']} --help")
    assert (done.status, done.err) == (0, "")


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        ("policies/shop.yaml", True),
        ("sites/shop/policies/2026/shop.yml", True),
        ("privacy-policy.yaml", True),
        ("legal/shop.privacy_notice.yml", True),
        ("policies/.policylint.yaml", False),
        ("policies/.drafts/shop.yaml", False),
        ("policies/shop.json", False),
        (".policylint.yaml", False),
        ("my-policies/shop.yaml", False),
        ("shop.yaml", False),
    ],
)
def test_policies_are_told_from_other_files_by_their_path(path: str, taken: bool) -> None:
    assert bool(re.search(hook()["files"], path)) is taken


def test_findings_fail_the_hook_and_show_their_place(three_policies: Scratch) -> None:
    configure(three_policies)
    done = run_hook(three_policies, "policies/mezure.yaml", "README.md")
    assert done.status == 1
    assert "error[retention-vague]" in done.out
    assert "--> policies/mezure.yaml:" in done.out
    assert "ptb.yaml" not in done.out


def test_a_commit_goes_through_with_a_baseline_and_not_with_a_new_defect(three_policies: Scratch) -> None:
    configure(three_policies)
    three_policies.write(".policylint.yaml", f"baseline: {KNOWN}\n")
    assert three_policies.shell("policylint baseline").status == 0
    assert three_policies.run(PRE_COMMIT, "install").status == 0
    before = three_policies.commit("Start from what is there")
    add_transfer(three_policies)
    three_policies.git("add", "--all")
    done = three_policies.run("git", "commit", "--message", "Move to a cloud")
    assert done.status == 1
    assert "error[privacy-shield-transfer]" in done.err
    assert three_policies.git("rev-parse", "HEAD") == before


def test_what_the_configuration_excludes_is_passed_over_though_pre_commit_names_it(three_policies: Scratch) -> None:
    configure(three_policies)
    three_policies.write(".policylint.yaml", "exclude: policies/\n")
    done = run_hook(three_policies, "policies/mezure.yaml")
    assert done.status == 0, done.out


def test_it_installs_itself_from_this_repository(
    three_policies: Scratch, published: Path, registry: Mapping[str, str]
) -> None:
    command = (PRE_COMMIT, "try-repo", str(published), "policylint", "--verbose", "--files", "policies/mezure.yaml")
    done = three_policies.run(*command, environ={**registry, **three_policies.environ})
    assert done.status == 1, done.err
    assert "hook id: policylint" in done.out
    assert "error[retention-vague]" in done.out
    assert "--> policies/mezure.yaml:" in done.out
