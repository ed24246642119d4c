from dataclasses import replace

import pytest

from policies import check, facts_of
from policylint.changes.acceptance import Acceptance
from policylint.changes.card import Direction, Obligation
from policylint.changes.cards import built_in_change_cards
from policylint.changes.compare import compare
from policylint.changes.findings import FindingsDiff, compare_findings
from policylint.changes.judge import Judged, judge, preferred
from policylint.changes.report import DiffReport, PolicyDiff, Version
from policylint.errors import InternalError

CARDS = built_in_change_cards()


def judged(old: str, new: str) -> tuple[Judged, ...]:
    before, after = facts_of(old), facts_of(new)
    return judge(compare(before, after), before, after, CARDS)


def report(old: str, new: str, accepted: dict[str, Acceptance] | None = None) -> DiffReport:
    findings = compare_findings(check(old).findings, check(new).findings)
    policy = PolicyDiff(old=Version("old.yaml"), new=Version("new.yaml"), changes=judged(old, new), findings=findings)
    return DiffReport(policies=(policy,), as_of="2026-11-22", pack_as_of="2026-11-22", accepted=accepted or {})


def test_nothing_changed_nothing_judged() -> None:
    assert judged("", "") == ()


def test_a_dead_mechanism_that_gives_way_to_one_in_force_is_favourable() -> None:
    (one,) = judged("transfers: {mailer-us: {mechanism: privacy-shield}}", "")
    assert one.direction is Direction.FAVOURABLE
    assert "that is in force, Standard contractual clauses" in one.message


def test_leaving_consent_needs_more_than_notice() -> None:
    one = judged("", "purposes: {newsletter: {legal_bases: [contract]}}")[0]
    assert one.direction is Direction.ADVERSE
    assert {Obligation.ASK_CONSENT_AGAIN, Obligation.INFORM_BEFORE} <= set(one.obligations)


def test_an_adverse_change_asks_for_a_version_a_date_and_a_day_to_come() -> None:
    ids = {one.id for one in judged("", "rights: {access: null}")}
    assert ids == {"right-removed", "version-not-raised", "date-not-moved", "effective-date-missing"}
    ready = 'rights: {access: null}\nnotice: {version: "4", last_updated: 2026-11-22, effective: 2027-01-01}'
    assert {one.id for one in judged("", ready)} == {"right-removed", "notice-changed"}


def test_a_favourable_change_asks_for_none_of_them() -> None:
    assert [one.id for one in judged("rights: {access: null}", "")] == ["right-added"]


def test_what_did_not_change_has_both_places_and_a_fingerprint_of_its_own() -> None:
    by_id = {one.id: one for one in judged("", "rights: {access: null}")}
    change = by_id["version-not-raised"].change
    assert change.old_place is not None
    assert change.new_place is not None
    assert change.path == "notice"
    assert len({one.fingerprint for one in by_id.values()}) == len(by_id)


def test_a_card_that_supersedes_another_and_a_card_that_is_no_fallback_win() -> None:
    special, general = CARDS["right-removed"], CARDS["right-changed"]
    other = replace(CARDS["right-added"], supersedes=("right-removed",))
    assert preferred([special, general]) == [special]
    assert preferred([special, general, other]) == [other]
    assert preferred([general]) == [general]


def test_a_change_that_no_card_judges_is_a_defect() -> None:
    before, after = facts_of(""), facts_of("rights: {access: null}")
    with pytest.raises(InternalError, match="right/existence/removed/right at rights/access"):
        judge(compare(before, after), before, after, {"dpo-added": CARDS["dpo-added"]})


def test_findings_are_told_apart_by_fingerprint() -> None:
    old, new = check("rights: {access: null}").findings, check("rights: {erasure: null}").findings
    both = check("rights: {access: null, erasure: null}").findings
    assert compare_findings(old, old) == FindingsDiff(unchanged=old)
    diff = compare_findings(old, new)
    assert (set(diff.introduced), set(diff.resolved), diff.unchanged) == (set(new), set(old), ())
    assert set(compare_findings(old, both).introduced) == set(both) - set(compare_findings(old, both).unchanged)


def test_findings_are_the_same_whatever_the_file_is_called() -> None:
    old = check("rights: {access: null}").findings
    new = tuple(finding._replace(policy="new", file="new.yaml") for finding in old)
    assert compare_findings(old, new) == FindingsDiff(unchanged=new)


def test_a_report_counts_and_orders_adverse_first() -> None:
    told = report("cookies: {none: null}", "rights: {access: null}")
    assert [one.direction for one in told.changes] == sorted(
        (one.direction for one in told.changes), key=list(Direction).index
    )
    assert told.count(Direction.ADVERSE) == 4
    assert told.count(Direction.FAVOURABLE) == 1
    assert told.obligations == (Obligation.INFORM_BEFORE,)
    assert [finding.rule for finding in told.findings.introduced] == ["right-access-missing"]
    assert told.adverse
    assert told.grave


def test_what_a_person_accepted_is_open_no_longer() -> None:
    told = report("", "rights: {access: null}")
    accepted = {
        one.fingerprint: Acceptance(
            fingerprint=one.fingerprint, reason="agreed with counsel", by="A. Counsel", date="2026-11-22"
        )
        for one in told.changes
    }
    again = report("", "rights: {access: null}", accepted)
    assert again.open == ()
    assert not again.adverse
    assert again.count(Direction.ADVERSE) == told.count(Direction.ADVERSE)
