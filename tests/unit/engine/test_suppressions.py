"""Comments that silence findings, and what is said of the comments themselves."""

import pytest

from policylint.engine.suppressions import Suppression, read_suppressions
from policylint.source.document import parse_document

KNOWN = ("retention-missing", "request-fee")
TEXT = """\
# policylint: ignore-file[request-fee] -- agreed with counsel
policylint: 1
purposes:
  # policylint: ignore[retention-missing] until=2027-01-31 -- waiting for the archive
  news:
    description: News
    quote: x
  ads: {description: Ads}  # policylint: ignore[retention-missing, request-fee]
"""


def read(text: str) -> tuple[list[Suppression], list[str]]:
    suppressions, faults = read_suppressions(parse_document("policy.yaml", text.encode()), KNOWN)
    return suppressions, [fault.message for fault in faults]


def test_a_comment_covers_the_node_below_or_beside_it() -> None:
    (whole, below, beside), faults = read(TEXT)
    assert faults == []
    assert (whole.rules, whole.lines, whole.reason) == (("request-fee",), range(1, 10), "agreed with counsel")
    assert (below.rules, below.lines) == (("retention-missing",), range(5, 8))
    assert (below.until, below.reason) == ("2027-01-31", "waiting for the archive")
    assert (beside.rules, beside.lines) == (("retention-missing", "request-fee"), range(8, 9))


def test_the_last_day_counts() -> None:
    (_, below, _), _ = read(TEXT)
    assert not below.expired("2027-01-31")
    assert below.expired("2027-02-01")


@pytest.mark.parametrize(
    ("directive", "reason"),
    [
        ("ignore[*]", "which is no rule"),
        ("ignore[retention-mising]", "Did you mean `retention-missing`?"),
        ("ignore[]", "names no rule"),
        ("ignore", "not of the known form"),
        ("ignore [retention-missing]", "not of the known form"),
        ("disable[retention-missing]", "not of the known form"),
        ("ignore[retention-missing] until=2027-02-30", "only `until=` and a date"),
        ("ignore[retention-missing] until=soon", "only `until=` and a date"),
        ("ignore[retention-missing] because", "only `until=` and a date"),
        ("ignore-file[retention-missing]", "below the first key"),
    ],
)
def test_a_malformed_suppression_suppresses_nothing(directive: str, reason: str) -> None:
    suppressions, faults = read(f"a: 1\n# policylint: {directive}\nb: 2\n")
    assert suppressions == []
    assert len(faults) == 1
    assert reason in faults[0]


def test_other_comments_are_left_alone() -> None:
    assert read("# about policylint: a linter? no: see below\na: 1 # policylint\n")[0] == []


def test_a_directive_inside_a_value_is_no_suppression() -> None:
    assert read("a: '# policylint: ignore[retention-missing]'\n") == ([], [])
