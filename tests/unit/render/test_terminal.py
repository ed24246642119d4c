"""Reports for people: the full one teaches, the concise one points."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.finding import Severity, Status
from policylint.render.safe import shows
from policylint.render.styled import Look
from policylint.render.terminal import concise, full
from unit.render.reports import finding, place, related, report, span

BARE = Look(summary=False)


def test_a_finding_is_shown_with_source_law_reason_and_remedy() -> None:
    shown = "\n" + full(report(finding()), Look(width=60))
    assert (
        shown
        == """
error[dead-mechanism]: mailer-us relies on old clauses
 --> policies/a.yaml:6:5
  |
4 |   mailer-us:
5 |     to: [US]
6 |     mechanism: old-clauses
  |     ^^^^^^^^^
  |
  = law: Act 1; Case 2
  = why: The clauses were repealed.
  = help: Name a mechanism in force.

Found 1 error in 1 policy; law as of 2026-11-22, rules of 2026-11-22.
"""
    )


def test_the_reason_is_given_once_for_each_rule() -> None:
    second = finding(place=place(span(4, 3, 12)))
    other = finding(rule="other", place=place(span(13, 5, 12)))
    shown = full(report(finding(), second, other), BARE)
    assert shown.count("= why:") == 2
    assert shown.count("= help:") == shown.count("= law:") == 3


def test_what_concerns_the_whole_notice_pretends_no_line() -> None:
    whole = finding(place=place(span(1, 1, 11), (), whole=True), why="", remedy="")
    assert (
        "\n" + full(report(whole), BARE)
        == """
error[dead-mechanism]: mailer-us relies on old clauses
 --> policies/a.yaml
  = note: concerns the notice as a whole
  = law: Act 1; Case 2

"""
    )


def test_what_concerns_the_whole_notice_still_shows_related_places() -> None:
    whole = finding(place=place(span(1, 1, 11), (), whole=True), related=(related("its seat", span(13, 5, 12)),))
    shown = full(report(whole), BARE)
    assert "  --> policies/a.yaml\n  ::: policies/a.yaml:13:5\n" in shown
    assert "13 |     country: US\n   |     ------- its seat\n" in shown


def test_a_file_whose_text_could_not_be_read_has_no_frame() -> None:
    shown = full(report(finding(), texts={"policies/a.yaml": [""]}), BARE)
    assert "\n --> policies/a.yaml:6:5\n  = law: " in shown
    assert "|" not in shown


def test_many_related_places_are_listed_by_their_lines() -> None:
    places = tuple(related("also here", span(line, 1, 2)) for line in range(1, 13))
    shown = full(report(finding(related=places)), BARE)
    assert "  = note: also here: lines 9, 10, 11, 12\n" in shown
    assert shown.count("- also here") == 8


def test_only_active_findings_are_shown() -> None:
    hidden = finding(status=Status.SUPPRESSED, rule="hidden-one")
    assert full(report(hidden), BARE) == ""
    assert concise(report(hidden, finding()), BARE) == (
        "policies/a.yaml:6:5: error[dead-mechanism] mailer-us relies on old clauses\n"
    )


def test_the_concise_report_is_a_line_for_each_finding_and_the_summary() -> None:
    note = finding(severity=Severity.NOTE, rule="advice", message="Say more")
    assert concise(report(finding(), note), Look()) == (
        "policies/a.yaml:6:5: error[dead-mechanism] mailer-us relies on old clauses\n"
        "policies/a.yaml:6:5: note[advice] Say more\n"
        "Found 1 error, 1 note in 1 policy; law as of 2026-11-22, rules of 2026-11-22.\n"
    )


def test_colour_changes_nothing_but_the_colour() -> None:
    one = report(finding(related=(related("its seat", span(13, 5, 12)),)))
    coloured = full(one, Look(colour=True))
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == full(one, Look())


def test_rules_and_laws_are_links_on_a_terminal() -> None:
    look = Look(colour=True, links=True, rule_pages={"dead-mechanism": "file:///rules/dead-mechanism.yaml"})
    shown = full(report(finding()), look)
    assert "\x1b]8;;file:///rules/dead-mechanism.yaml\x1b\\" in shown
    assert "\x1b]8;;https://law.example/1\x1b\\Act 1;\x1b]8;;\x1b\\" in shown
    assert "\x1b]8" not in full(report(finding()), look._replace(links=False))


@settings(deadline=None)
@given(st.text(st.characters()), st.text(st.characters()), st.text(st.characters()), st.integers(20, 120))
def test_hostile_text_reaches_the_terminal_escaped(message: str, name: str, label: str, width: int) -> None:
    hostile = finding(message=message, file=name, why=message, remedy=label, related=(related(label, span(1, 1, 2)),))
    for render in (full, concise):
        shown = render(report(hostile, texts={name: [message]}), Look(width=width))
        assert all(shows(character) for character in shown.replace("\n", ""))
    assert concise(report(hostile), BARE).count("\n") == 1
