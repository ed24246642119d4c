"""What other programs call."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import policylint
from policylint import Finding, Report, Severity, check, load_policy
from policylint.errors import InputError, UsageError
from policylint.resources import rules_dir

CLEAN = rules_dir() / "clean-policy.yaml"
DAY = date(2026, 11, 22)


def test_every_public_name_is_there() -> None:
    assert {name: hasattr(policylint, name) for name in policylint.__all__} == dict.fromkeys(policylint.__all__, True)
    with pytest.raises(AttributeError, match="no attribute 'chekc'"):
        _ = policylint.chekc


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = "import sys, policylint; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    command = [sys.executable, "-c", code]
    loaded = subprocess.run(command, env={}, capture_output=True, text=True, check=True).stdout.split()
    assert not {"pydantic", "yaml", "typer", "rich", "jsonpath_rfc9535", "typing"} & set(loaded)


def test_a_clean_policy_has_no_finding() -> None:
    report = check([CLEAN], as_of=DAY)
    assert isinstance(report, Report)
    assert report.findings == ()
    assert (report.as_of, report.files) == ("2026-11-22", (CLEAN.as_posix(),))


def test_rules_can_be_selected_and_ignored(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("policylint: 1\npolicylint: 1\n")
    (finding, *_) = check([broken], as_of=DAY, select=["format"]).findings
    assert isinstance(finding, Finding)
    assert (finding.rule, finding.severity) == ("duplicate-key", Severity.ERROR)
    with pytest.raises(UsageError, match="is no rule"):
        check([broken], as_of=DAY, ignore=["nonsense"])


def test_published_texts_are_compared(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--sources"):
        check([CLEAN], as_of=DAY, sources=tmp_path / "missing")


def test_a_policy_is_read_as_typed_data() -> None:
    assert load_policy(CLEAN).policylint == 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("}", r"policy\.yaml:1: This is not valid YAML"),
        ("", r"policy\.yaml:1: The file is empty"),
        ("policylint: 1\nnotice: {titel: x}\norganisation: {name: x}\n", r"policy\.yaml:2: .*titel"),
    ],
)
def test_what_is_no_policy_is_refused_with_its_line(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "policy.yaml"
    path.write_text(text)
    with pytest.raises(InputError, match=reason):
        load_policy(path)
    with pytest.raises(InputError, match="no-such"):
        load_policy(tmp_path / "no-such.yaml")
