"""Findings that are alike are numbered, so that each has a fingerprint of its own that hangs on no suppression."""

from hypothesis import given
from hypothesis import strategies as st

from policylint.engine.check import in_order
from policylint.finding import Authority, Finding, Place, Severity, Status
from policylint.location import Position, Span


def finding(rule: str, line: int, identity: str, argument: str, status: Status) -> Finding:
    span = Span(Position(line, 1), Position(line, 2))
    return Finding(
        rule=rule,
        severity=Severity.NOTE,
        authority=Authority.LAW,
        message="m",
        file="f.yaml",
        policy="f",
        place=Place(("p", line), span),
        arguments=(argument,),
        identity=identity,
        status=status,
    )


FINDINGS = st.lists(
    st.builds(
        finding,
        st.sampled_from("rs"),
        st.integers(1, 4),
        st.sampled_from(["", "p/[a]", "p/[b]"]),
        st.sampled_from(["x", "y"]),
        st.sampled_from([Status.ACTIVE, Status.SUPPRESSED]),
    ),
    max_size=8,
)


@given(FINDINGS)
def test_findings_stand_in_order_each_with_its_own_fingerprint(findings: list[Finding]) -> None:
    ordered = in_order(findings)
    assert [one.sort_key() for one in ordered] == sorted(one.sort_key() for one in ordered)
    assert len({one.fingerprint for one in ordered}) == len(ordered)


@given(FINDINGS)
def test_what_is_active_has_the_fingerprint_it_has_without_the_others(findings: list[Finding]) -> None:
    active = [one for one in in_order(findings) if one.status is Status.ACTIVE]
    assert active == list(in_order(one for one in findings if one.status is Status.ACTIVE))
