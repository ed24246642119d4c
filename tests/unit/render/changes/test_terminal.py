"""The diff report at a terminal is a memo: what changed for people, where, why it matters and what to do."""

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from diffs import WORSE, context, diff_report, policy_diff
from policylint.changes.report import DiffReport, Version
from policylint.render.cells import width as cells
from policylint.render.changes.terminal import full
from policylint.render.safe import shows
from policylint.render.styled import Look
from unit.render.changes.judged import (
    acceptance,
    accepting,
    at,
    detail,
    dropped,
    findings,
    judged,
    policy,
    profiling,
    report,
    reworded,
)

QUIET = Look(summary=False)


def show(one: DiffReport, look: Look | None = None) -> str:
    return full(one, context(look))


def flat(text: str) -> str:
    """The words without the way they are broken into lines."""
    return " ".join(text.split())


def test_a_report_is_what_changed_then_what_was_accepted_then_findings() -> None:
    changes = (profiling(), reworded(), dropped())
    one = report(policy(*changes, findings=findings()), accepted=accepting(dropped()))
    assert (
        "\n" + show(one, Look(width=72))
        == """
What changes from old.yaml to new.yaml, as of 2026-11-22
3 changes in 1 policy: 1 adverse, 1 unclear, 1 favourable (1 of them
accepted).
Findings: 1 introduced, 1 resolved, 1 unchanged.

What the law asks for because of these changes
----------------------------------------------
  - Inform people before the change takes effect (3 changes). Tell them
    what changes, and from when, by a means that reaches them; a new
    text on the website is not enough.
    = law: Art. 13(3) GDPR; Art. 14(4) GDPR

Adverse for the people concerned: 1 change
------------------------------------------
Purposes
adverse[purpose-added] error: data are now used to profile readers
  --> new.yaml:12:3
  = why: People must know what their data are used for.
  = to do: Tell people before the use begins.
  = duties: Inform people before the change takes effect
  = law: Act 1; Case 2

Unclear, for a person to judge: 1 change
----------------------------------------
Purposes
unclear[purpose-reworded] warning: newsletter: the purpose is worded
    differently
  --> new.yaml:12:3
  was at old.yaml:9:3
  = was: Send the newsletter
  = now: Send messages
  = why: Other words may mean more.
  = to do: Compare them.
  = duties: Inform people before the change takes effect
  = law: Act 3

Accepted: 1 change
------------------
favourable[purpose-removed] note: data are no longer used to sell
    addresses
  was at old.yaml:20:3
  = accepted: by Ada on 2026-11-01: the board agreed

Findings introduced: 1
----------------------
  - new.yaml:6:5: error[retention-missing] No period is stated

Findings resolved: 1
--------------------
  - old.yaml:6:5: note[dead-mechanism] The clauses are repealed

Judged by the law as of 2026-11-22, rules of 2026-11-22.
This is what the rules can see, not a statement of compliance.
"""
    )


def test_changes_of_one_card_share_its_reason_and_stand_in_the_order_of_the_file() -> None:
    one = report(policy(judged("track", new_place=at(15)), profiling()))
    assert (
        "\n" + show(one, QUIET)
        == """
Adverse for the people concerned: 2 changes
-------------------------------------------
Purposes
adverse[purpose-added] error: A new purpose (2 changes)
  = why: People must know what their data are used for.
  = to do: Tell people before the use begins.
  = duties: Inform people before the change takes effect
  = law: Act 1; Case 2
  - data are now used to profile readers
    --> new.yaml:12:3
  - data are now used to track
    --> new.yaml:15:3

"""
    )


def test_a_message_that_several_share_is_said_once() -> None:
    one = report(policy(detail("title", "Your data"), detail("language", "nl", new_place=at(3))))
    assert (
        "neutral[notice-changed] note: details of the notice changed (2 changes)\n"
        "  = to do: Nothing further.\n"
        "  = duties: Inform people before the change takes effect\n"
        "  - language was: old nl\n"
        "    now: nl\n"
        "    --> new.yaml:3:3\n"
        "    was at old.yaml:2:3\n"
        "  - title was: old Your data\n"
    ) in show(one)


def test_changes_alike_without_a_value_are_told_apart_by_their_key() -> None:
    ones = (
        judged(name, message="the cookie waits", subject="cookie", before=False, after=None, new_place=at(line))
        for line, name in enumerate(("stats", "ads"), 5)
    )
    shown = show(report(policy(*ones)))
    assert "the cookie waits (2 changes)\n" in shown
    assert "  - stats\n    --> new.yaml:5:3\n  - ads\n    --> new.yaml:6:3\n" in shown


def test_the_reason_is_given_once_even_where_the_policies_are_several() -> None:
    other = policy(profiling(policy="b"), old=Version("b/old.yaml", "b"), new=Version("b/new.yaml", "b"))
    shown = show(report(policy(profiling()), other))
    assert shown.count("= why:") == 1
    assert shown.count("= to do:") == shown.count("= law: Act 1") == 2
    assert shown.index("Policy garden: old.yaml to new.yaml\n") < shown.index("Policy b: b/old.yaml to b/new.yaml\n")
    assert "\n  --> b/new.yaml:12:3\n" in shown


def test_policies_that_came_or_went_are_listed() -> None:
    came = policy(old=Version(None, "b"), new=Version("b.yaml", "b"))
    went = policy(old=Version("c.yaml", "c"), new=Version(None, "c"))
    shown = show(report(policy(), came, went))
    assert "\nPolicies added: 1\n-----------------\n  - b.yaml (b)\n" in shown
    assert "\nPolicies removed: 1\n-------------------\n  - c.yaml (c)\n" in shown


def test_no_change_says_so_and_findings_that_differ_nonetheless_are_shown() -> None:
    assert (
        "\n" + show(report(policy()))
        == """
What changes from old.yaml to new.yaml, as of 2026-11-22
No change of meaning in 1 policy.
Findings: 0 introduced, 0 resolved, 0 unchanged.

Judged by the law as of 2026-11-22, rules of 2026-11-22.
This is what the rules can see, not a statement of compliance.
"""
    )
    shown = show(report(policy(findings=findings())))
    assert "No change of meaning in 1 policy.\nThe findings differ nonetheless: 1 introduced, " in shown
    assert "  - new.yaml:6:5: error[retention-missing] No period is stated\n" in shown


def test_acceptances_that_hold_no_more_are_reported() -> None:
    shown = show(report(policy(), stale=(acceptance("0a1b2c3d4e5f", change="profiles"), acceptance("f" * 12))))
    assert "Acceptances that no change answers to any more: 2\n" in shown
    assert "  - 0a1b2c3d4e5f by Ada on 2026-11-01: the board agreed (it was: profiles)\n" in shown
    assert "  - ffffffffffff by Ada on 2026-11-01: the board agreed\n" in shown


def test_quiet_leaves_out_the_summary_alone() -> None:
    shown = show(report(policy(profiling())), QUIET)
    assert shown.startswith("Adverse for the people concerned: 1 change\n")
    assert "What the law asks for" not in shown
    assert "Judged by the law" not in shown
    assert show(report(policy()), QUIET) == ""


def test_a_day_beyond_the_law_data_is_said() -> None:
    assert "what changed later is not considered." in flat(show(report(policy(profiling()), pack_as_of="2026-01-01")))


def test_colour_changes_nothing_but_the_colour() -> None:
    one = report(policy(profiling(), reworded(), dropped(), detail("title", "x"), findings=findings()))
    coloured = show(one, Look(colour=True))
    for word, code in {"adverse": 31, "unclear": 33, "favourable": 32, "neutral": 36}.items():
        assert f"\x1b[1;{code}m{word}[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == show(one)


def test_cards_and_laws_are_links_on_a_terminal() -> None:
    pages = {"purpose-added": "file:///purpose-added.yaml"}
    shown = show(report(policy(profiling())), Look(colour=True, links=True, rule_pages=pages))
    assert "\x1b]8;;file:///purpose-added.yaml\x1b\\" in shown
    assert "\x1b]8;;https://law.example/1\x1b\\Act 1;\x1b]8;;\x1b\\" in shown


@settings(deadline=None, max_examples=20)
@given(st.integers(40, 200))
def test_lines_keep_to_the_width_and_no_word_is_lost(width: int) -> None:
    one = diff_report(policy_diff("{}", WORSE))
    shown = show(one, Look(width=width))
    for line in shown.splitlines():
        unbroken = re.sub(r"^ *(= |- |--> |was at )?(\w+\[[\w-]+\] \w+:$)?", "", line)
        assert cells(line) <= width or " " not in unbroken
    dashes = re.compile(r"\n-+\n")
    assert flat(dashes.sub("\n", shown)) == flat(dashes.sub("\n", show(one, Look(width=5000))))


@settings(deadline=None)
@given(st.text(st.characters()), st.text(st.characters()), st.integers(20, 120))
def test_hostile_text_reaches_the_terminal_escaped(text: str, name: str, width: int) -> None:
    hostile = reworded(message=text, before=name, after=text)
    files = {"old": Version(name, name), "new": Version(text, text)}
    kept = replace(dropped(message=name), severity=profiling().severity)
    one = report(
        policy(hostile, kept, **files),
        policy(old=Version(None, text), new=Version(text, name)),
        old=name,
        new=text,
        accepted={kept.fingerprint: acceptance(kept.fingerprint, by=name, reason=text)},
        stale=(acceptance(text, change=name),),
    )
    assert all(shows(character) for character in show(one, Look(width=width)).replace("\n", ""))


def test_the_same_report_is_the_same_text() -> None:
    def once() -> str:
        return show(diff_report(policy_diff("{}", WORSE)), Look(colour=True, links=True))

    assert once() == once()
