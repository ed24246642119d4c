"""One run writes every report; none decides how the run ends."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import CLEAN_START, Tool, unmeasured
from official_schemas import sarif_faults, xml_faults
from policylint.render.formats import Format

LACKING = ("check", "--as-of", "2026-11-22", "--select", "purposes-missing,controller-missing,unknown-key")
FORMATS = [format_.value for format_ in Format]
WRITTEN_BY_NONE = {"junitparser", "xml", "jinja2", "jsonschema", "xmlschema"} | {
    f"policylint.render.{name}" for name in ("sarif", "github", "gitlab", "junit", "markdown", "html", "jsonl")
}


@pytest.mark.usefixtures("policy")
def test_one_run_writes_every_format(policylint: Tool, tmp_path: Path) -> None:
    wanted = [f"--output={format_}=out.{format_}" for format_ in FORMATS]
    done = policylint(*LACKING, *wanted)
    assert (done.status, done.err) == (1, "")
    texts = {format_: (tmp_path / f"out.{format_}").read_bytes().decode() for format_ in FORMATS}
    assert texts["full"] == done.out
    assert len(json.loads(texts["json"])["findings"]) == len(texts["jsonl"].splitlines()) == 2
    log = json.loads(texts["sarif"])
    assert sarif_faults(log) == []
    assert log["runs"][0]["invocations"][0]["exitCode"] == 1
    assert len(log["runs"][0]["tool"]["driver"]["rules"]) > len(log["runs"][0]["results"]) == 2
    assert len(json.loads(texts["gitlab"])) == texts["github"].count("::error ") == 2
    assert texts["junit"].count("<failure ") == texts["markdown"].count("- **error**") == 2
    assert xml_faults("junit-10.xsd", texts["junit"]) == []
    assert not list(tmp_path.glob(".policylint-*.tmp"))


@pytest.mark.usefixtures("policy")
@pytest.mark.parametrize("format_", FORMATS)
def test_the_exit_status_does_not_depend_on_the_format(policylint: Tool, format_: str) -> None:
    done = policylint(*LACKING, "--output-format", format_)
    assert (done.status, done.err) == (1, "")
    assert "purposes-missing" in done.out
    assert policylint(*LACKING, "--output-format", format_, "--exit-zero").status == 0


@pytest.mark.usefixtures("policy")
def test_a_dash_is_standard_output(policylint: Tool, tmp_path: Path) -> None:
    done = policylint(*LACKING, "--output", "gitlab=-", "--output", "concise=log.txt")
    assert [entry["location"]["path"] for entry in json.loads(done.out)] == ["policies/policy.yaml"] * 2
    assert (tmp_path / "log.txt").read_text(encoding="utf-8").count("error[") == 2


@pytest.mark.usefixtures("policy")
@pytest.mark.parametrize(
    ("wanted", "part"),
    [
        ("report.sarif", "such as sarif=report.sarif"),
        ("sarfi=a", "Did you mean `sarif`?"),
        ("sarif=gone/a", "there is no folder"),
        ("sarif=policies", "it is a folder"),
        ("sarif=./good.json", "go to the same file"),
        ("sarif=policies/policy.yaml", "is a policy that was checked"),
    ],
)
def test_one_impossible_file_keeps_everything_from_being_written(
    policylint: Tool, tmp_path: Path, wanted: str, part: str
) -> None:
    done = policylint(*LACKING, "--output", "json=good.json", "--output", wanted)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("policylint: error: ")
    assert part in done.err
    assert done.err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["policies"]
    assert (tmp_path / "policies" / "policy.yaml").read_text(encoding="utf-8") == CLEAN_START


@pytest.mark.usefixtures("policy")
def test_files_are_named_from_the_root_of_the_repository(policylint: Tool, tmp_path: Path) -> None:
    done = policylint(*LACKING, "--output-format", "github", environ={"GITHUB_WORKSPACE": str(tmp_path.parent)})
    assert f"::error file={tmp_path.name}/policies/policy.yaml,line=" in done.out


def test_suppressed_findings_come_into_sarif_on_request(policylint: Tool, tmp_path: Path) -> None:
    text = f"# policylint: ignore-file[purposes-missing] -- agreed\n{CLEAN_START}"
    (tmp_path / "policy.yaml").write_text(text, encoding="utf-8")
    command = ("check", "policy.yaml", "--select", "purposes-missing", "--output-format", "sarif")
    for more, statuses in (((), []), (("--sarif-include-suppressed",), ["inSource"])):
        (run,) = json.loads(policylint(*command, *more).out)["runs"]
        assert [one["suppressions"][0]["kind"] for one in run["results"]] == statuses


@pytest.mark.usefixtures("policy")
def test_a_log_of_github_holds_no_command_that_is_not_ours(policylint: Tool, tmp_path: Path) -> None:
    (tmp_path / "::error::x.yaml").write_text(CLEAN_START, encoding="utf-8")
    command = ("check", "::error::x.yaml", "--select", "purposes-missing", "--output-format", "concise")
    assert policylint(*command).out.startswith("::error::x.yaml:")
    assert policylint(*command, environ={"GITHUB_ACTIONS": "true"}).out.startswith("\\x3a:error::x.yaml:")


@pytest.mark.usefixtures("policy")
def test_no_format_waits_for_another(tmp_path: Path) -> None:
    program = "import sys; from policylint.cli.run import run; run(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", program, *LACKING]
    done = subprocess.run(command, cwd=tmp_path, env=unmeasured(), capture_output=True, text=True, check=False)
    imported = set(done.stderr.split())
    assert "policylint.render.terminal" in imported
    assert not imported & WRITTEN_BY_NONE
