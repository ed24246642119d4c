"""Each change is spoken of in one place, in the new version where there is one."""

from dataclasses import replace

from diffs import WORSE, diff_report, policy_diff
from policies import facts_of
from policylint.changes.acceptance import Acceptance
from policylint.changes.card import Direction
from policylint.changes.cards import built_in_change_cards
from policylint.changes.compare import compare
from policylint.changes.judge import judge
from policylint.changes.report import PolicyDiff, Version
from policylint.render.changes.located import Located, located, open_adverse

NO_ACCESS = "rights: {access: null}"


def one_of(policy: PolicyDiff, card: str) -> Located:
    return next(one for one in located(diff_report(policy)) if one.judged.id == card)


def removed() -> PolicyDiff:
    old = facts_of(WORSE)
    changes = judge(compare(old, None, "gone"), old, None, built_in_change_cards())
    return PolicyDiff(old=Version("gone.yaml", "gone", ("policylint: 1",)), new=Version(None), changes=changes)


def test_a_change_keeps_the_policy_it_was_found_in() -> None:
    first, second = policy_diff("{}", NO_ACCESS, "a"), policy_diff("{}", WORSE, "b")
    report = diff_report(first, second)
    assert [one.judged for one in located(report)] == list(report.changes)
    assert all(one.policy is (first if one.judged.change.policy == "a" else second) for one in located(report))


def test_what_is_gone_is_spoken_of_where_its_surroundings_remain() -> None:
    one = one_of(policy_diff("{}", WORSE), "right-removed")
    assert (one.spot.file, one.spot.place.path) == ("policies/new.yaml", ("rights",))
    assert one.old_spot is not None
    assert (one.old_spot.file, one.old_spot.place.path) == ("policies/old.yaml", ("rights", "access"))


def test_a_policy_that_is_gone_is_spoken_of_in_its_old_file() -> None:
    (one,) = located(diff_report(removed()))
    assert (one.spot.file, one.spot.place, one.spot.lines) == (
        "gone.yaml",
        one.judged.change.old_place,
        ("policylint: 1",),
    )
    assert one.old_spot is None


def test_a_change_without_any_place_concerns_the_notice_as_a_whole() -> None:
    one = one_of(policy_diff("{}", NO_ACCESS), "right-removed")
    bare = replace(one.judged, change=replace(one.judged.change, old_place=None, new_place=None, anchor=None))
    spot = Located(bare, one.policy).spot
    assert spot.place.whole_document
    assert spot.file == "policies/new.yaml"


def test_the_old_place_is_not_shown_in_a_file_that_has_since_changed_under_the_same_name() -> None:
    one = one_of(policy_diff("{}", NO_ACCESS), "right-removed")
    same = replace(one.policy, old=replace(one.policy.old, file=one.policy.new.file))
    assert Located(one.judged, same).old_spot is None


def test_only_adverse_changes_that_nobody_accepted_are_open() -> None:
    policy = policy_diff("rights: {access: null}", WORSE + 'notice: {version: "4"}')
    report = diff_report(policy)
    ranks = [one.judged.severity.rank for one in open_adverse(report)]
    assert ranks == sorted(ranks, reverse=True)
    assert {one.judged.direction for one in open_adverse(report)} == {Direction.ADVERSE}
    assert len(ranks) == report.count(Direction.ADVERSE) < len(report.changes)
    first = report.changes[0]
    yes = Acceptance(fingerprint=first.fingerprint, reason="Agreed", by="Ann", date="2026-11-22")
    rest = open_adverse(diff_report(policy, accepted={first.fingerprint: yes}))
    assert [one.judged for one in rest] == [one.judged for one in open_adverse(report)][1:]
