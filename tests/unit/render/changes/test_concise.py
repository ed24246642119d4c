"""The concise diff report is a line for each change, with what an acceptance needs."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from diffs import context
from policylint.changes.report import DiffReport, Version
from policylint.render.changes.concise import concise
from policylint.render.safe import shows
from policylint.render.styled import Look
from unit.render.changes.judged import acceptance, accepting, dropped, findings, policy, profiling, report, reworded


def show(one: DiffReport, look: Look | None = None) -> str:
    return concise(one, context(look))


def test_a_line_for_each_change_then_findings_then_the_headline() -> None:
    one = report(policy(profiling(), reworded(), dropped(), findings=findings()))
    assert show(one) == (
        f"new.yaml:12:3: adverse error purpose-added [{profiling().fingerprint}] data are now used to profile readers\n"
        f"new.yaml:12:3: unclear warning purpose-reworded [{reworded().fingerprint}]"
        " newsletter: the purpose is worded differently\n"
        f"old.yaml:20:3: favourable note purpose-removed [{dropped().fingerprint}]"
        " data are no longer used to sell addresses\n"
        "new.yaml:6:5: introduced error retention-missing No period is stated\n"
        "old.yaml:6:5: resolved note dead-mechanism The clauses are repealed\n"
        "3 changes in 1 policy: 1 adverse, 1 unclear, 1 favourable. Findings: 1 introduced, 1 resolved, 1 unchanged.\n"
    )


def test_what_was_accepted_comes_last_and_says_by_whom() -> None:
    one = report(policy(profiling(), dropped()), accepted=accepting(profiling()), stale=(acceptance("0a1b2c3d4e5f"),))
    first, second, third, last = show(one).splitlines()
    assert " favourable note " in first
    assert second.endswith("profile readers (accepted by Ada on 2026-11-01: the board agreed)")
    assert third == "stale acceptance [0a1b2c3d4e5f] by Ada on 2026-11-01: the board agreed"
    assert last.startswith("2 changes in 1 policy: 1 adverse, 1 favourable (1 of them accepted). ")


def test_a_change_without_a_place_names_the_file() -> None:
    one = report(policy(profiling(new_place=None), new=Version("b.yaml", "b")))
    assert show(one).startswith("b.yaml: adverse error ")


def test_quiet_leaves_out_the_headline() -> None:
    assert show(report(policy()), Look(summary=False)) == ""
    assert show(report(policy())).startswith("No change of meaning in 1 policy. ")


def test_colour_changes_nothing_but_the_colour() -> None:
    one = report(policy(profiling(), findings=findings()))
    coloured = show(one, Look(colour=True))
    assert "\x1b[1;31madverse\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == show(one)


@settings(deadline=None)
@given(st.text(st.characters()), st.text(st.characters()))
def test_hostile_text_stays_on_its_line(text: str, name: str) -> None:
    hostile = profiling(message=text)
    one = report(
        policy(hostile, new=Version(name, text)),
        accepted={hostile.fingerprint: acceptance(hostile.fingerprint, by=name, reason=text)},
        stale=(acceptance(name, reason=text),),
    )
    shown = show(one)
    assert shown.count("\n") == 3
    assert all(shows(character) for character in shown.replace("\n", ""))
