"""Every line of the threat model names a test that exists, and every hostile test stands in it."""

import ast
import re
from functools import cache

import pytest

from checkout import ROOT

PAGE = ROOT / "docs" / "threat-model.md"
_ROW = re.compile(r"^\|(.+)\|$")
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def rows() -> list[str]:
    """The rows of all tables but their heads."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    rules = {number for number, line in enumerate(lines) if line.startswith("| ---")}
    return [
        line
        for number, line in enumerate(lines)
        if _ROW.match(line) and number not in rules and number + 1 not in rules
    ]


@cache
def written_in(file: str) -> set[str]:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


def test_there_are_rows() -> None:
    assert len(rows()) > 40


@pytest.mark.parametrize("row", rows())
def test_a_row_names_tests_that_exist(row: str) -> None:
    named = _TEST.findall(row.rpartition("|")[0].rpartition("|")[2])
    assert named, f"no test is named in {row}"
    for file, test in named:
        assert (ROOT / file).is_file(), file
        assert test in written_in(file), f"{file} has no {test}"


def test_every_hostile_test_stands_in_the_threat_model() -> None:
    named = {test for row in rows() for _, test in _TEST.findall(row)}
    files = (path.relative_to(ROOT).as_posix() for path in (ROOT / "tests" / "hostile").glob("test_*.py"))
    written = {test for file in files for test in written_in(file)}
    assert sorted(written - named) == []


def test_everybody_who_writes_has_a_section() -> None:
    sections = re.findall(r"^## (.+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert {
        "A policy",
        "A rule card",
        "A configuration",
        "An acceptance file",
        "A published text",
        "A git revision",
    } <= set(sections)
