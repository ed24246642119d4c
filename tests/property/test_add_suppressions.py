"""Suppressions that are written into a policy change nothing but its comments, and silence just what they should."""

from collections import Counter
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from policies import TODAY
from policylint.engine.add_suppressions import Grounds, add_suppressions
from policylint.engine.check import Checker, Options
from policylint.finding import Finding, Status
from policylint.rules.catalogue import built_in_catalogue
from policylint.source.document import Document, parse_document
from rewriting import reordered, written

CHECKER = Checker(built_in_catalogue(), Options(as_of=date.fromisoformat(TODAY)))
POLICIES = sorted((Path(__file__).parents[2] / "policies").glob("*.yaml"))
GROUNDS = Grounds("an old notice", "2027-01-31")
LAYOUTS = st.integers(0, 10**9).map(Random)


def findings(document: Document) -> tuple[Finding, ...]:
    return CHECKER.check(document).findings


def suppressed(document: Document, wanted: tuple[Finding, ...], grounds: Grounds = GROUNDS) -> Document:
    existing, _ = CHECKER.suppressions(document)
    text = add_suppressions(document, wanted, existing, grounds, TODAY)
    return parse_document(document.file, text.encode())


def require_only_comments(before: Document, after: Document) -> None:
    """Every line is there as it was, in its order; what is new is a comment, or stands behind the line's text."""
    assert before.root is not None
    assert after.root is not None
    assert after.root.value == before.root.value
    rest = iter(after.text.split("\n"))
    for line in before.text.split("\n"):
        for other in rest:
            if other == line or other.startswith(f"{line}  # policylint: ignore["):
                break
            assert other.strip().startswith("# policylint: ignore"), other
        else:
            raise AssertionError(line)
    assert next(rest, None) is None


def fingerprints(found: tuple[Finding, ...]) -> Counter[str]:
    return Counter(finding.fingerprint for finding in found)


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
@given(random=LAYOUTS)
@settings(max_examples=25, deadline=None)
def test_all_findings_of_a_policy_are_silenced_whatever_its_layout(path: Path, random: Random) -> None:
    root = parse_document(path.name, path.read_bytes()).root
    assert root is not None
    document = parse_document(path.name, written(reordered(root.value, random), random).encode())
    before = findings(document)
    after = suppressed(document, before)
    require_only_comments(document, after)
    assert [(one.rule, one.message) for one in findings(after) if one.status is not Status.SUPPRESSED] == []
    assert fingerprints(findings(after)) == fingerprints(before)


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
@given(random=LAYOUTS, part=st.floats(0.1, 0.9), break_=st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=25, deadline=None)
def test_the_second_half_is_silenced_beside_the_first(path: Path, random: Random, part: float, break_: str) -> None:
    document = parse_document(path.name, path.read_text(encoding="utf-8").replace("\n", break_).encode())
    before = findings(document)
    some = tuple(finding for finding in before if random.random() < part)
    assume(some)
    halfway = suppressed(document, some)
    require_only_comments(document, halfway)
    left = tuple(finding for finding in findings(halfway) if finding.status is Status.ACTIVE)
    after = suppressed(halfway, left)
    assert {line.endswith("\r") for line in after.text.split("\n")[:-1]} == {break_ == "\r\n"}
    assert [(one.rule, one.message) for one in findings(after) if one.status is not Status.SUPPRESSED] == []
    assert after.text.count("# policylint:") <= suppressed(document, before).text.count("# policylint:")
