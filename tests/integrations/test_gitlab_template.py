"""The job for GitLab CI, its script run as GitLab runs it."""

import json
from collections.abc import Mapping
from typing import Any

import jsonschema
import pytest

from checkout import ROOT, read_yaml, require_valid
from cli.conftest import Done
from scratch import Scratch, add_transfer

TEMPLATE = ROOT / "templates" / "policylint.gitlab-ci.yml"


def job() -> dict[str, Any]:
    """The only job."""
    content = read_yaml(TEMPLATE.read_text(encoding="utf-8"))
    (only,) = content.values()
    assert isinstance(only, dict)
    return only


def run_job(scratch: Scratch, variables: Mapping[str, str], shell: str = "sh") -> Done:
    """Run the script as a runner does: joined, and ended by the first line that fails."""
    set_in_job = {name: str(value) for name, value in job()["variables"].items()}
    given = {"CI": "true", "GITLAB_CI": "true", "CI_PROJECT_DIR": str(scratch.folder)}
    script = "\n".join(["set -e", *job()["script"]])
    return scratch.run(shell, "-c", script, environ={**given, **set_in_job, **variables})


def quality(scratch: Scratch) -> list[dict[str, Any]]:
    """The report that GitLab shows in the merge request."""
    report: list[dict[str, Any]] = json.loads((scratch.folder / reported("codequality")).read_text(encoding="utf-8"))
    return report


def reported(kind: str) -> str:
    """The file that the job hands over as a report."""
    name = job()["artifacts"]["reports"][kind]
    assert isinstance(name, str)
    return name


def test_the_template_is_valid() -> None:
    require_valid(read_yaml(TEMPLATE.read_text(encoding="utf-8")), "gitlab-ci")


def test_the_template_is_refused_where_it_should_be() -> None:
    with pytest.raises(jsonschema.ValidationError):
        require_valid({"policylint": {**job(), "artifacts": {"reports": {"codequality": 1}}}}, "gitlab-ci")


@pytest.mark.parametrize("shell", ["sh", "bash"])
def test_findings_fail_the_job_and_are_reported(three_policies: Scratch, shell: str) -> None:
    done = run_job(three_policies, {}, shell)
    assert done.status == 1, done.err
    assert "error[retention-vague]" in done.out
    assert {entry["location"]["path"] for entry in quality(three_policies)} == {
        "policies/mezure.yaml",
        "policies/partena-professional.yaml",
        "policies/ptb.yaml",
    }
    assert "<failure" in (three_policies.folder / reported("junit")).read_text(encoding="utf-8")
    assert job()["artifacts"]["when"] == "always"


def test_a_merge_request_may_report_only_what_is_new(three_policies: Scratch) -> None:
    base = three_policies.git("rev-parse", "HEAD")
    add_transfer(three_policies)
    three_policies.commit("Move to a cloud")
    variables = {"POLICYLINT_NEW_ONLY": "true", "POLICYLINT_ARGS": "--min-severity error"}
    done = run_job(three_policies, {**variables, "CI_MERGE_REQUEST_DIFF_BASE_SHA": base})
    assert done.status == 1
    assert [entry["check_name"] for entry in quality(three_policies)] == ["privacy-shield-transfer"]
    assert run_job(three_policies, variables).status == 1
    assert len(quality(three_policies)) > 1


def test_arguments_are_words_and_nothing_else(three_policies: Scratch) -> None:
    three_policies.write("--exit-zero", "a file whose name is an option")
    chosen = "policies/ptb.yaml policies/mezure.yaml --select retention"
    assert run_job(three_policies, {"POLICYLINT_ARGS": chosen}).status == 1
    assert {entry["location"]["path"] for entry in quality(three_policies)} == {
        "policies/ptb.yaml",
        "policies/mezure.yaml",
    }
    for hostile in ("$(touch canary)", "; touch canary", "`touch canary`", "*"):
        assert run_job(three_policies, {"POLICYLINT_ARGS": hostile}).status == 2
    assert not (three_policies.folder / "canary").exists()


def test_what_to_install_must_be_said(scratch: Scratch) -> None:
    (line,) = job()["before_script"]
    done = scratch.run("sh", "-c", line, environ={"PATH": "/usr/bin:/bin"})
    assert done.status != 0
    assert "say what to install" in done.err
