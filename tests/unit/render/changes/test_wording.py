"""What all diff reports say in the same words."""

from dataclasses import replace

import pytest

from policylint.changes.card import Direction
from policylint.changes.change import Area
from policylint.changes.report import Version
from policylint.render.changes.wording import (
    area_title,
    direction_heading,
    exact_place_text,
    findings_line,
    headline,
    place_text,
    policies_that_came,
    policies_that_went,
    reservations,
    sides,
    untold_sides,
)
from unit.render.changes.judged import accepting, at, dropped, findings, judged, policy, profiling, report, reworded


def test_every_area_and_direction_has_a_title_for_people() -> None:
    assert len({area_title(area) for area in Area}) == len(Area)
    assert not any("-" in area_title(area) for area in Area)
    assert [direction_heading(direction, 2)[-11:] for direction in Direction] == [": 2 changes"] * 4


def test_the_headline_counts_what_there_is() -> None:
    changes = (profiling(), reworded(), dropped())
    assert headline(report(policy(*changes))) == "3 changes in 1 policy: 1 adverse, 1 unclear, 1 favourable"
    one = report(policy(*changes), policy(), accepted=accepting(*changes[:2]))
    assert headline(one) == "3 changes in 2 policies: 1 adverse, 1 unclear, 1 favourable (2 of them accepted)"
    assert headline(report(policy())) == "No change of meaning in 1 policy"


def test_findings_that_differ_without_a_change_are_pointed_out() -> None:
    assert findings_line(report(policy(profiling(), findings=findings()))).startswith("Findings: 1 introduced, ")
    assert findings_line(report(policy(findings=findings()))).startswith("The findings differ nonetheless: 1 ")
    kept = replace(findings(), introduced=(), resolved=())
    assert findings_line(report(policy(findings=kept))) == "Findings: 0 introduced, 0 resolved, 1 unchanged"


def test_the_reservations_say_as_of_when_and_what_is_beyond() -> None:
    assert len(list(reservations(report()))) == 2
    assert "up to 2026-01-01: what changed later" in list(reservations(report(pack_as_of="2026-01-01")))[1]


def test_sides_that_the_message_does_not_say_are_told() -> None:
    assert sides(profiling()) == ("", "profile readers")
    assert untold_sides(profiling(), 99) == ("", "")
    assert untold_sides(reworded(), 99) == ("Send the newsletter", "Send messages")
    assert untold_sides(reworded(message="Send messages"), 99) == ("Send the newsletter", "Send messages")
    assert untold_sides(reworded(message="Send messages, not: Send the newsletter"), 99) == ("", "")


@pytest.mark.parametrize("fact", [True, False, {"email": True}])
def test_a_side_with_nothing_to_say_is_not_told(fact: object) -> None:
    assert untold_sides(judged("track", message="something came", after=fact), 99) == ("", "")
    assert untold_sides(judged("track", message="it went", before=fact, after=None), 99) == ("", "")


def test_two_sides_are_told_even_where_they_are_yes_and_no() -> None:
    assert untold_sides(judged("track", message="it changed", before=False, after=True), 99) == ("no", "yes")


def test_places_are_named_as_exactly_as_they_are_known() -> None:
    whole = at(1)._replace(whole_document=True)
    assert (place_text("a.yaml", at(4)), exact_place_text("a.yaml", at(4))) == ("a.yaml:4", "a.yaml:4:3")
    assert place_text("a.yaml", whole) == exact_place_text("a.yaml", whole) == "a.yaml"
    assert place_text(None, at(4)) == exact_place_text(None, at(4)) == exact_place_text("a.yaml", None) == ""


def test_policies_of_one_side_alone_came_or_went() -> None:
    came, went = Version("b.yaml", "b"), Version("c.yaml", "c")
    one = report(policy(), policy(old=Version(None, "b"), new=came), policy(old=went, new=Version(None, "c")))
    assert (policies_that_came(one), policies_that_went(one)) == ([came], [went])
