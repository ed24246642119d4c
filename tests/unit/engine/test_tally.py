"""Tallies add up to what findings say, without any finding being looked at."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from policylint.engine.tally import Tallies, gravest_in, tally_of
from policylint.finding import Finding, Severity, Status
from unit.render.reports import finding

FINDINGS = st.builds(
    finding,
    rule=st.sampled_from(["one", "one-more", "error", "note-error"]),
    severity=st.sampled_from(Severity),
    status=st.sampled_from(Status),
)


@given(st.lists(st.lists(FINDINGS, max_size=5), max_size=5))
def test_the_sum_of_tallies_counts_every_finding(policies: list[list[Finding]]) -> None:
    tallies = Tallies()
    for findings in policies:
        tallies.add(tally_of(findings))
    assert tallies.spoken == Counter((one.rule, one.severity, one.status) for findings in policies for one in findings)


@given(st.lists(FINDINGS, max_size=5))
def test_the_gravest_is_that_of_the_active_findings(findings: list[Finding]) -> None:
    active = [one.severity for one in findings if one.status is Status.ACTIVE]
    assert gravest_in(tally_of(findings)) == max(active, key=lambda one: one.rank, default=None)


def test_a_sum_may_be_asked_for_at_any_time_and_of_any_number() -> None:
    tallies = Tallies()
    for number in range(1_200):
        tallies.add("one:error ")
        if number in {3, 700}:
            assert tallies.spoken == {("one", Severity.ERROR, Status.ACTIVE): number + 1}
    assert tallies.spoken.total() == 1_200
