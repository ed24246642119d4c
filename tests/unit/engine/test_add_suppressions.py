"""Where suppressions are written, and what becomes of those that are there."""

from datetime import date

import pytest

from policies import TODAY
from policylint.engine.add_suppressions import Grounds, add_suppressions
from policylint.engine.check import Checker, Options
from policylint.errors import UsageError
from policylint.finding import Status
from policylint.location import Position, Span
from policylint.resources import rules_dir
from policylint.rules.catalogue import built_in_catalogue
from policylint.source.document import parse_document

CHECKER = Checker(built_in_catalogue(), Options(as_of=date.fromisoformat(TODAY)))
CLEAN = (rules_dir() / "clean-policy.yaml").read_text(encoding="utf-8")
WITHOUT_RIGHTS = CLEAN[: CLEAN.index("rights:")]


def with_rights(rights: str) -> str:
    """The clean policy with other rights."""
    rest = CLEAN[CLEAN.index("automated_decisions:") :]
    return f"{WITHOUT_RIGHTS}{rights}{rest}"


RIGHTS = """\
rights:
  requests: {fee: general, email: privacy@example.be, deadline: 1 month, identity_proof: notarised}
  access: {}
  rectification: {}
  erasure: {}
  restriction: {}
  portability: {}
  objection: {direct_marketing: true, separately_presented: true}
  withdraw_consent: {how: Unsubscribe link}
  complaint: {authority: Gegevensbeschermingsautoriteit}
"""


def added(text: str, reason: str = "agreed", until: str | None = None) -> list[str]:
    """The lines of the policy that are new or changed when all its findings are suppressed."""
    document = parse_document("policy.yaml", text.encode())
    found = [
        one for one in CHECKER.check(document).findings if one.status is Status.ACTIVE and one.authority != "format"
    ]
    assert found
    existing, _ = CHECKER.suppressions(document)
    result = add_suppressions(document, found, existing, Grounds(reason, until), TODAY)
    again = CHECKER.check(parse_document("policy.yaml", result.encode())).findings
    assert {one.status for one in again} == {Status.SUPPRESSED}
    before = text.split("\n")
    return [line for line in result.split("\n") if line not in before]


def test_several_findings_on_a_line_share_a_comment_above_it() -> None:
    assert added(with_rights(RIGHTS), until="2027-01-31") == [
        "  # policylint: ignore[identity-proof-excessive, request-fee] until=2027-01-31 -- agreed"
    ]


def test_a_comment_stands_as_deep_as_the_line_it_is_for() -> None:
    text = CLEAN + "clauses:\n  - kind: acceptance-by-use\n    quote: by using this site you agree\n"
    assert added(text) == ["  # policylint: ignore[acceptance-by-use] -- agreed"]


def test_what_concerns_the_whole_notice_is_silenced_at_the_top_below_modelines() -> None:
    text = CLEAN.replace("automated_decisions:\n  none: We take no decisions by automated means alone.\n", "")
    assert text != CLEAN
    modeline = "# yaml-language-server: $schema=policy.json\n"
    comment = "# policylint: ignore-file[automated-decisions-unaddressed] -- agreed"
    bare = text[text.index("policylint: 1") :]
    document = parse_document("policy.yaml", f"{modeline}# ours\n{bare}".encode())
    result = add_suppressions(document, CHECKER.check(document).findings, [], Grounds("agreed"), TODAY)
    assert result == f"{modeline}{comment}\n# ours\n{bare}"
    assert added("---\n" + text) == [comment]


def test_a_suppression_on_the_place_that_ends_alike_is_extended() -> None:
    fee = RIGHTS.replace("identity_proof: notarised}", "identity_proof: notarised}{}")
    above = "  # policylint: ignore[request-fee] -- agreed  \n  requests:"
    assert added(with_rights(RIGHTS.replace("  requests:", above))) == [
        "  # policylint: ignore[request-fee, identity-proof-excessive] -- agreed"
    ]
    beside = with_rights(fee.replace("{}", "  # policylint: ignore[ request-fee, ] -- with counsel", 1))
    (line,) = added(beside)
    assert line.endswith("}  # policylint: ignore[ request-fee, identity-proof-excessive] -- with counsel; agreed")
    silent = with_rights(RIGHTS.replace("  requests:", "  # policylint: ignore[request-fee]\n  requests:"))
    assert added(silent) == ["  # policylint: ignore[request-fee, identity-proof-excessive] -- agreed"]


def test_a_suppression_that_ends_on_another_day_keeps_its_own() -> None:
    text = with_rights(RIGHTS.replace("  requests:", "  # policylint: ignore[request-fee] -- old\n  requests:"))
    assert added(text, until="2027-01-31") == [
        "  # policylint: ignore[identity-proof-excessive] until=2027-01-31 -- agreed"
    ]


def test_a_suppression_that_has_ended_is_renewed_for_what_came_back() -> None:
    ended = "  # policylint: ignore[request-fee, request-deadline-too-long] until=2026-11-21 -- soon\n  requests:"
    assert added(with_rights(RIGHTS.replace("  requests:", ended)), until="2027-01-31") == [
        "  # policylint: ignore[request-fee] until=2027-01-31 -- agreed",
        "  # policylint: ignore[identity-proof-excessive] until=2027-01-31 -- agreed",
    ]


def test_where_a_line_begins_and_ends_in_a_text_the_comment_stands_on_what_is_around() -> None:
    flow = """\
rights:
  requests: {how: "by
      letter", fee: general, email: "privacy
      @example.be", deadline: 1 month, identity_proof: none}
"""
    text = with_rights(flow + "\n".join(RIGHTS.splitlines()[2:]) + "\n")
    assert added(text) == ["  # policylint: ignore[request-fee] -- agreed"]


def test_where_only_the_end_of_a_line_is_free_the_comment_stands_there() -> None:
    flow = """\
rights:
  requests: {how: "by
      letter", fee: general,
      email: privacy@example.be, deadline: 1 month, identity_proof: none}
"""
    text = with_rights(flow + "\n".join(RIGHTS.splitlines()[2:]) + "\n")
    assert added(text) == ['      letter", fee: general,  # policylint: ignore[request-fee] -- agreed']


def test_a_finding_for_whose_comment_there_is_no_room_is_left() -> None:
    text = '{"a": "b\n  c", "d": "e\n  f", "rights": {"requests": {"fee": "general"}}}  # all in one\n'
    document = parse_document("policy.yaml", text.encode())
    finding = CHECKER.check(parse_document("policy.yaml", with_rights(RIGHTS).encode())).findings[0]
    place = finding.place._replace(span=Span(Position(3, 9), Position(3, 15)))
    assert add_suppressions(document, [finding._replace(place=place)], [], Grounds("agreed"), TODAY) == text


@pytest.mark.parametrize("reason", ["", "  ", "a\nb", "a\rb", "a\u2028b", "a\x1bb", "a\ud800b", "a\u202eb"])
def test_a_reason_that_no_comment_can_hold_is_refused(reason: str) -> None:
    with pytest.raises(UsageError, match="reason"):
        Grounds(reason)


@pytest.mark.parametrize("until", ["", "soon", "2027-02-30", "20270131", "2027-W01-1"])
def test_a_last_day_that_is_none_is_refused(until: str) -> None:
    with pytest.raises(UsageError, match="is no date"):
        Grounds("agreed", until)
