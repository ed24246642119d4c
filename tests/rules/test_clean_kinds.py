"""Complete notices of six kinds of organisation: no rule finds fault, and each fault put into them is found."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from policies import TODAY
from policylint.engine.check import Checker, Options
from policylint.finding import Severity
from policylint.rules.catalogue import built_in_catalogue
from policylint.rules.examples import merge
from policylint.source.document import Document, parse_document, read_document
from policylint.source.nodes import MappingNode, Node

FIXTURES = Path(__file__).parents[1] / "fixtures"
KINDS = sorted(path.stem for path in (FIXTURES / "clean").glob("*.yaml"))
CHECKER = Checker(built_in_catalogue(), Options(as_of=date.fromisoformat(TODAY)))
NOTES = {"political-party": ["political-targeting"]}
"""Advice that is apt: subscribers of a party's newsletter are sent what fits the subjects they chose."""


def root_of(path: Path) -> MappingNode:
    document = read_document(path, path.name)
    assert isinstance(document.root, MappingNode)
    return document.root


BREAKS = root_of(FIXTURES / "clean-breaks.yaml")
VARIANTS = root_of(FIXTURES / "clean-variants.yaml")


def cases(of_kinds: MappingNode) -> Iterator[Any]:
    """Each case of a file with its kind, named by both."""
    for kind, entry in of_kinds.entries.items():
        assert isinstance(entry.node, MappingNode)
        yield from (pytest.param(kind, case.node, id=f"{kind}: {name}") for name, case in entry.node.entries.items())


def policy(kind: str, change: Node | None = None) -> Document:
    """The notice of a kind, with a change merged over it."""
    root = root_of(FIXTURES / "clean" / f"{kind}.yaml")
    return Document(f"{kind}.yaml", "", merge(root, change) if change else root, ())


def test_there_are_six_kinds_and_each_is_broken_in_several_ways() -> None:
    assert KINDS == ["company", "employer", "health-care", "outside-eea", "political-party", "public-authority"]
    assert sorted(BREAKS.value) == sorted(VARIANTS.value) == KINDS
    assert all(3 <= len(broken) <= 5 for broken in BREAKS.value.values())


@pytest.mark.parametrize("kind", KINDS)
def test_a_complete_notice_yields_no_error_and_no_warning(kind: str) -> None:
    outcome = CHECKER.check(policy(kind))
    assert outcome.failures == ()
    assert [finding.message for finding in outcome.findings if finding.severity is not Severity.NOTE] == []
    assert [finding.rule for finding in outcome.findings] == NOTES.get(kind, [])


@pytest.mark.parametrize(("kind", "change"), list(cases(VARIANTS)))
def test_what_looks_like_a_fault_and_is_none_is_passed(kind: str, change: MappingNode) -> None:
    findings = CHECKER.check(policy(kind, change)).findings
    assert [finding.rule for finding in findings] == NOTES.get(kind, [])


@pytest.mark.parametrize(("kind", "case"), list(cases(BREAKS)))
def test_a_fault_put_into_it_is_found_and_nothing_else(kind: str, case: MappingNode) -> None:
    found = CHECKER.check(policy(kind, case.entries["change"].node)).findings
    assert {finding.rule: finding.severity.value for finding in found} == case.value["findings"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("section", "rule"),
    [("contacts", "controller-missing"), ("purposes", "purposes-missing"), ("rights", "right-access-missing")],
)
def test_a_section_that_is_missing_is_an_error(kind: str, section: str, rule: str) -> None:
    change = parse_document("change.yaml", f"{section}: null".encode()).root
    findings = CHECKER.check(policy(kind, change)).findings
    assert (rule, Severity.ERROR) in {(finding.rule, finding.severity) for finding in findings}
