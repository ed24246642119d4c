"""``policylint check`` as a user sees it."""

import json
from pathlib import Path

import jsonschema
import pytest

from cli.conftest import Tool
from policylint.render.report_schema import report_schema
from policylint.resources import rules_dir

CLEAN = rules_dir() / "clean-policy.yaml"
DAY = ("--as-of", "2026-11-22")
LACKING = ("--select", "purposes-missing")


def test_a_clean_policy_is_no_statement_of_compliance(policylint: Tool, tmp_path: Path) -> None:
    (tmp_path / "clean.yaml").write_bytes(CLEAN.read_bytes())
    done = policylint("check", *DAY, "clean.yaml")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("No findings in 1 policy; law as of 2026-11-22, rules of ")
    assert "not a statement of compliance" in done.out


@pytest.mark.usefixtures("policy")
def test_findings_are_shown_and_make_the_status_1(policylint: Tool) -> None:
    done = policylint("check", *DAY, *LACKING)
    assert (done.status, done.err) == (1, "")
    assert done.out.startswith("error[purposes-missing]: ")
    assert "\n --> policies/policy.yaml\n  = note: concerns the notice as a whole\n" in done.out
    assert done.out.splitlines()[-1].startswith("Found 1 error in 1 policy; law as of 2026-11-22")


def test_without_the_usual_folder_the_current_one_is_searched(policylint: Tool, policy: Path, tmp_path: Path) -> None:
    policy.rename(tmp_path / "own.yaml")
    policy.parent.rmdir()
    done = policylint("check", "--output-format", "concise", "--quiet", *LACKING)
    assert done.out.startswith("own.yaml:1:1: error[purposes-missing] ")
    assert done.out.count("\n") == 1


@pytest.mark.usefixtures("policy")
@pytest.mark.parametrize(
    ("options", "status"),
    [
        (("--exit-zero",), 0),
        (("--fail-on", "never"), 0),
        (("--fail-on", "note", "--select", "transfers-unaddressed"), 1),
        (("--fail-on", "error", "--select", "transfers-unaddressed"), 0),
        (("--ignore", "authority:law,authority:case-law", "--ignore", "authority:guidance"), 0),
    ],
)
def test_options_decide_what_fails(policylint: Tool, options: tuple[str, ...], status: int) -> None:
    assert policylint("check", "--output-format", "json", *options).status == status


def test_the_json_report_is_valid_and_holds_what_was_found(policylint: Tool, policy: Path) -> None:
    policy.write_text(policy.read_text() + "# policylint: ignore-file[purposes-missing]\n", encoding="utf-8")
    done = policylint("check", "--output-format", "json", *DAY, environ={"PYTHONIOENCODING": "latin-1"})
    report = json.loads(done.out)
    jsonschema.Draft202012Validator(report_schema()).validate(report)
    assert (report["as_of"], report["files"]) == ("2026-11-22", ["policies/policy.yaml"])
    assert report["summary"]["error"] > 1
    assert done.status == 1


@pytest.mark.usefixtures("policy")
def test_statistics_count_by_rule(policylint: Tool) -> None:
    done = policylint("check", "--statistics", "--quiet", *LACKING)
    assert (done.status, done.out) == (1, "1  error    purposes-missing\n")


def test_a_suppression_silences_and_can_be_overruled(policylint: Tool, policy: Path) -> None:
    policy.write_text("# policylint: ignore-file[purposes-missing] -- soon\n" + policy.read_text(), encoding="utf-8")
    silenced = policylint("check", *LACKING)
    assert (silenced.status, "(1 suppressed)" in silenced.out) == (0, True)
    assert policylint("check", "--no-suppressions", *LACKING).status == 1


def test_standard_input_is_checked_under_the_name_given(policylint: Tool) -> None:
    done = policylint("check", "-", "--stdin-filename", "new/policy.yaml", "--output-format", "concise", stdin=b"}")
    assert done.status == 1
    assert done.out.startswith("new/policy.yaml:1:1: error[invalid-yaml] ")
    assert policylint("check", "-", stdin=b"}").out.splitlines()[1] == " --> <stdin>:1:1"


@pytest.mark.usefixtures("policy")
def test_verbose_says_on_standard_error_what_was_done(policylint: Tool) -> None:
    done = policylint("check", "--verbose", "--quiet", *LACKING)
    assert "policylint: YAML is read with " in done.err
    assert "policylint: checked policies/policy.yaml\n" in done.err
    assert "1 files, 1 rules, " in done.err
    assert "policylint:" not in done.out


def test_the_day_decides_which_law_counts(policylint: Tool, policy: Path) -> None:
    early = policylint("check", "--as-of", "2010-01-01", *LACKING)
    assert (early.status, early.out[:11]) == (0, "No findings")
    late = policylint("check", "--as-of", "2099-01-01", *LACKING, policy.as_posix())
    assert "The law data is only known to be right up to " in late.out
