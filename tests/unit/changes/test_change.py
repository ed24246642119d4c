import pytest

from policies import facts_of
from policylint.changes.change import Action, Change
from policylint.changes.compare import compare


def only(old: str, new: str, policy: str = "") -> Change:
    (change,) = compare(facts_of(old), facts_of(new), policy)
    return change


def test_a_fingerprint_stays_while_lines_move() -> None:
    moved = "\n\n# further down\nrights:\n  requests: {}\n  access: null\n"
    assert only("", "rights: {access: null}").fingerprint == only("", moved).fingerprint


@pytest.mark.parametrize("other", ["3 years", "5 years"])
def test_a_fingerprint_hangs_on_both_sides(other: str) -> None:
    patch = "purposes: {{newsletter: {{retention: {{period: {}}}}}}}"
    assert only("", patch.format("4 years")).fingerprint != only("", patch.format(other)).fingerprint
    assert only("", patch.format("4 years")).fingerprint == only("", patch.format("48 months")).fingerprint


def test_a_fingerprint_hangs_on_the_policy() -> None:
    patch = "rights: {access: null}"
    assert only("", patch, "one").fingerprint != only("", patch, "two").fingerprint


def test_clauses_of_one_kind_are_told_apart_by_their_words() -> None:
    clauses = "clauses: [{kind: other, quote: One}, {kind: other, quote: Two}]"
    changes = compare(facts_of(""), facts_of(clauses))
    assert len({change.fingerprint for change in changes}) == 2
    assert {change.number for change in changes} == {1}


def test_a_side_that_is_silent_has_no_place_and_the_anchor_is_what_remains() -> None:
    change = only("", "rights: {access: null}")
    assert change.new_place is None
    assert change.old_place is not None
    assert change.old_place.path == ("rights", "access")
    assert change.anchor is not None
    assert change.anchor.path == ("rights",)


def test_every_action_is_the_mirror_of_its_mirror() -> None:
    assert all(action.mirrored.mirrored is action for action in Action)
    assert Action.SWAPPED.mirrored is Action.SWAPPED


def test_facts_of_different_days_are_not_compared() -> None:
    with pytest.raises(ValueError, match="2026-11-22"):
        compare(facts_of("", "2020-01-01"), facts_of(""))


def test_a_notice_that_is_on_one_side_only_is_one_change() -> None:
    facts = facts_of("")
    (added,), (removed,) = compare(None, facts, "shop"), compare(facts, None, "shop")
    assert (added.subject, added.action, added.old_place) == ("policy", Action.ADDED, None)
    assert (removed.subject, removed.action, removed.new_place) == ("policy", Action.REMOVED, None)
    assert compare(None, None) == ()
