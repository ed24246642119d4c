"""What others ask of a notice, compared with our rules; the page lists every difference, and no other."""

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from policies import check
from policylint.finding import Severity
from policylint.reference import load_library
from policylint.source.document import read_document

HERE = Path(__file__).parents[1]
PAGE = (HERE.parent / "docs" / "second-opinions.md").read_text(encoding="utf-8")
LIBRARY = load_library()
TERM = re.compile(r".*#(A6-1-([a-f]))(-.+)?")
RIGHTS = {
    "A13": "information-art-13", "A14": "information-art-14", "A15": "access", "A16": "rectification", "A17": "erasure",
    "A18": "restriction", "A20": "portability", "A21": "objection", "A22": "automated-decisions",
    "A7-3": "withdraw_consent", "A77": "complaint",
}  # fmt: skip
"""DPV's terms in our words."""
WHATEVER_THE_BASIS = {"information-art-13", "information-art-14"}
SEVERITY = {"violation": "error", "warning": "warning"}


def table_of_the_page(heading: str) -> list[list[str]]:
    """The rows of the table under a heading, without its head."""
    section = PAGE.partition(f"## {heading}")[2].partition("\n## ")[0]
    rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("|")]
    assert len(rows) > 2, f"no table under {heading}"
    return [[cell.strip() for cell in row] for row in rows[2:]]


def their_rights() -> dict[str, dict[str, set[str]]]:
    """The rights by the GDPR's letter of the basis and by the term, which may be a narrower one."""
    found: dict[str, dict[str, set[str]]] = {}
    with (HERE / "fixtures" / "dpv" / "legal_basis_rights_mapping.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            term = TERM.fullmatch(row["legal_basis"])
            assert term, row
            right = RIGHTS[row["right"].partition("#")[2]]
            found.setdefault(term[2], {}).setdefault(term[1] + (term[3] or ""), set()).add(right)
    return found


def our_answer(basis: Mapping[str, Any], right: str) -> str:
    if right in WHATEVER_THE_BASIS or right in basis["rights"]:
        return "yes"
    return "in part" if right in basis.get("conditional_rights", ()) else "no"


def test_dpv_knows_the_same_bases_and_gives_narrower_terms_the_same_rights() -> None:
    theirs = their_rights()
    letters = {str(row["gdpr"])[-2] for row in LIBRARY.rows("lawful-bases").values()}
    assert set(theirs) == letters
    assert all(rights == terms[f"A6-1-{letter}"] for letter, terms in theirs.items() for rights in terms.values())


def test_the_page_lists_each_cell_in_which_dpv_and_our_table_differ() -> None:
    theirs = their_rights()
    differing = set()
    for id_, basis in LIBRARY.rows("lawful-bases").items():
        letter = str(basis["gdpr"])[-2]
        for right in RIGHTS.values():
            answer = "yes" if right in theirs[letter][f"A6-1-{letter}"] else "no"
            if answer != our_answer(basis, right):
                differing.add((id_, right, answer, our_answer(basis, right)))
    listed = table_of_the_page("Rights by legal basis")
    assert {(*row[:4],) for row in listed} == differing
    assert len(listed) == len(differing)
    assert all(row[4] for row in listed)


def criteria_file() -> Mapping[str, Any]:
    path = HERE / "fixtures" / "completeness" / "criteria.yaml"
    document = read_document(path, path.name)
    assert document.root is not None
    assert isinstance(document.root.value, dict)
    return document.root.value


CRITERIA = criteria_file()


def violations() -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Every policy of the fixture with its criterion, and those beyond the criteria."""
    for id_, criterion in CRITERIA["criteria"].items():
        yield from ((id_, case, violation) for case, violation in criterion["violated_by"].items())
    yield from (("beyond", case, violation) for case, violation in CRITERIA["beyond"].items())


@pytest.mark.parametrize(
    ("criterion", "case", "violation"), [pytest.param(*one, id="-".join(one[:2])) for one in violations()]
)
def test_our_rules_say_of_a_violation_what_the_fixture_says(
    criterion: str, case: str, violation: Mapping[str, Any]
) -> None:
    del criterion, case
    found = check(violation["policy"]).findings
    assert {finding.rule: finding.severity.value for finding in found} == violation["findings"]


def test_all_criteria_are_compared() -> None:
    assert list(CRITERIA["criteria"]) == [f"C{number}" for number in range(1, 24)]
    assert all(criterion["violated_by"] for criterion in CRITERIA["criteria"].values())


def gravest(findings: Mapping[str, str]) -> str:
    return max((Severity(severity) for severity in findings.values()), key=lambda one: one.rank, default="none")


def test_the_page_lists_each_case_that_we_judge_otherwise() -> None:
    differing = set()
    for id_, case, violation in violations():
        if id_ in CRITERIA["criteria"]:
            theirs, ours = CRITERIA["criteria"][id_]["severity"], gravest(violation["findings"])
            differing |= {(id_, case, theirs, str(ours))} if ours != SEVERITY[theirs] else set()
    listed = table_of_the_page("Completeness")
    assert {(*row[:4],) for row in listed} == differing
    assert len(listed) == len(differing)
    assert all(row[4] for row in listed)


def test_the_page_lists_what_no_criterion_asks() -> None:
    listed = table_of_the_page("What no criterion asks")
    assert {(row[0], row[1]) for row in listed} == {
        (case, rule) for case, beyond in CRITERIA["beyond"].items() for rule in beyond["findings"]
    }
    assert all(row[2] for row in listed)
