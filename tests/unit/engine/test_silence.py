"""Which suppression silences a finding, and what is said of one that has ended."""

from datetime import date

from policies import TODAY, check
from policylint.engine.check import Checker, Options
from policylint.engine.suppression_terms import SuppressionTerms
from policylint.finding import Finding, Status
from policylint.rules.catalogue import built_in_catalogue
from policylint.rules.selection import Selection
from policylint.source.document import parse_document

NESTED = """\
# policylint: ignore-file[request-fee] -- whole
rights:  # policylint: ignore[request-fee] -- outer
  # policylint: ignore[request-fee] -- inner
  requests: {fee: general}
"""


def of_rule(rule: str, patch: str) -> list[Finding]:
    return [finding for finding in check(patch).findings if finding.rule == rule]


def test_the_suppression_closest_around_a_finding_silences_it_and_the_others_are_unused() -> None:
    (finding,) = of_rule("request-fee", NESTED)
    assert (finding.status, finding.justification) == (Status.SUPPRESSED, "inner")
    assert [one.place.span.start.line for one in of_rule("unused-suppression", NESTED)] == [1, 2]


def test_a_finding_whose_suppression_has_ended_points_at_it() -> None:
    patch = "rights:\n  # policylint: ignore[request-fee] until=2026-11-21 -- soon\n  requests: {fee: general}\n"
    (finding,) = of_rule("request-fee", patch)
    assert finding.status is Status.ACTIVE
    assert [(one.label, one.place.span.start) for one in finding.related] == [("suppressed until 2026-11-21", (2, 3))]
    (expired,) = of_rule("expired-suppression", patch)
    assert expired.message == "This suppression ended on 2026-11-21; `request-fee` came back"


def test_a_suppression_that_ended_after_its_finding_did_is_to_be_deleted() -> None:
    patch = "rights:\n  # policylint: ignore[request-fee] until=2026-11-21 -- soon\n  requests: {fee: none}\n"
    (expired,) = of_rule("expired-suppression", patch)
    assert expired.message.endswith("what it silenced is no longer found. Delete it")
    assert of_rule("unused-suppression", patch) == []


def test_one_that_still_runs_counts_before_one_that_has_ended() -> None:
    ended = "  # policylint: ignore[request-fee] until=2026-11-21 -- soon\n"
    patch = f"# policylint: ignore-file[request-fee] -- whole\nrights:\n{ended}  requests: {{fee: general}}\n"
    (finding,) = of_rule("request-fee", patch)
    assert (finding.status, finding.justification, finding.related) == (Status.SUPPRESSED, "whole", ())


def test_what_a_team_forbids_to_suppress_stays_active() -> None:
    options = Options(
        as_of=date.fromisoformat(TODAY),
        selection=Selection(select=("request-fee", "format")),
        suppression_terms=SuppressionTerms(require_reason=True, forbid=("request-fee",)),
    )
    start = "policylint: 1\norganisation: {name: Example}\nnotice: {title: Notice}\nrights:\n"
    text = f"{start}  # policylint: ignore[request-fee] -- agreed\n  requests: {{fee: general}}\n"
    found = Checker(built_in_catalogue(), options).check(parse_document("p.yaml", text.encode())).findings
    assert [(one.rule, one.status) for one in found] == [
        ("invalid-suppression", Status.ACTIVE),
        ("request-fee", Status.ACTIVE),
    ]
