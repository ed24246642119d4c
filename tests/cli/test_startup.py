"""What a command does not need, it does not import."""

import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import unmeasured
from policylint.resources import rules_dir

CLEAN = (rules_dir() / "clean-policy.yaml").as_posix()
SLOW = {
    "typer", "pydantic", "rich", "regex", "iregexp_check", "jsonpath_rfc9535", "sqlite3", "multiprocessing",
    "concurrent.futures", "difflib", "secrets", "shutil", "logging", "importlib.metadata", "jsonschema", "ruamel",
}  # fmt: skip
ENGINE = {"yaml", "jsonpath_rfc9535", "regex", "policylint.engine", "policylint.model", "policylint.changes"}


def imported(folder: Path, *arguments: str) -> set[str]:
    """Every module that a run imports, and the packages they are in."""
    command = [sys.executable, "-X", "importtime", "-m", "policylint", *arguments]
    done = subprocess.run(command, cwd=folder, env=unmeasured(), capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    rows = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    names = {row.rpartition("|")[2].strip() for row in rows}
    assert "policylint" in names
    return {name.rsplit(".", level)[0] for name in names for level in range(name.count(".") + 1)}


def test_the_version_imports_nothing_at_all(tmp_path: Path) -> None:
    names = imported(tmp_path, "--version")
    assert not names & {*ENGINE, "typer", "pydantic", "rich", "json", "typing", "policylint.cli"}


@pytest.mark.parametrize("arguments", [("--help",), ("check", "--help"), ("diff", "--help")])
def test_help_imports_no_engine_and_no_rich(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert not imported(tmp_path, *arguments) & {*ENGINE, "rich"}


def test_a_check_of_a_sound_policy_imports_what_it_uses(tmp_path: Path) -> None:
    """Whose import takes longest: parsers of command lines, the typed model, dataclasses, engines, other processes."""
    names = imported(tmp_path, "check", CLEAN)
    assert names >= {"yaml", "policylint.engine.check"}
    assert not names & {
        *SLOW,
        "hashlib",
        "inspect",
        "dataclasses",
        "policylint.rules.read_card",
        "policylint.config.model",
    }


def test_a_faulty_policy_costs_only_the_typed_model_more(tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text("policylint: 1\n", encoding="utf-8")
    names = imported(tmp_path, "check", "policy.yaml")
    assert "policylint.model.policy" in names
    assert not names & {"typer", "rich", "regex", "jsonpath_rfc9535", "sqlite3", "jsonschema"}


def test_a_comparison_imports_no_parser_of_command_lines(tmp_path: Path) -> None:
    assert not imported(tmp_path, "diff", CLEAN, CLEAN) & {"typer", "rich", "jsonschema", "ruamel", "sqlite3"}


def test_a_check_without_colour_imports_neither_rich_nor_schema_checkers(tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text("policylint: 1\n\u00e9t\u00e9: \u2026\n", encoding="utf-8")
    assert not imported(tmp_path, "check", "policy.yaml", CLEAN) & {"rich", "jsonschema", "ruamel", "jinja2"}


def test_a_check_with_colour_imports_of_rich_what_it_needs(tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text("policylint: 1\n", encoding="utf-8")
    names = imported(tmp_path, "check", "policy.yaml", "--color", "always")
    assert "rich.style" in names
    assert not names & {"rich.console", "rich.markdown", "jsonschema"}
