"""How grave a finding is can be changed; that a policy was not checked can never be hidden."""

from datetime import date

import pytest

from policies import TODAY
from policylint.engine.check import Checker, Options, Outcome
from policylint.engine.report import Report
from policylint.engine.suppression_terms import SuppressionTerms
from policylint.finding import Finding, Severity, Status
from policylint.resources import rules_dir
from policylint.rules.catalogue import built_in_catalogue
from policylint.rules.selection import Level, Selection
from policylint.source.document import parse_document

CLEAN = (rules_dir() / "clean-policy.yaml").read_text(encoding="utf-8")
PAID = CLEAN.replace("fee: none", "fee: general")


def outcome(text: str, selection: Selection | None = None, terms: SuppressionTerms | None = None) -> Outcome:
    options = Options(
        as_of=date.fromisoformat(TODAY),
        selection=selection or Selection(),
        suppression_terms=terms or SuppressionTerms(),
    )
    return Checker(built_in_catalogue(), options).check(parse_document("policy.yaml", text.encode()))


def found(text: str, selection: Selection) -> list[tuple[str, Severity]]:
    return [(finding.rule, finding.severity) for finding in outcome(text, selection).findings]


@pytest.mark.parametrize("name", ["request-fee", "rights", "gdpr", "authority:law"])
@pytest.mark.parametrize("level", [Level.ERROR, Level.WARNING, Level.NOTE])
def test_findings_are_as_grave_as_the_user_says(name: str, level: Level) -> None:
    selection = Selection(levels=((name, level),))
    assert found(PAID, selection) == [("request-fee", Severity(level.value))]


def test_a_rule_that_is_off_is_silent() -> None:
    assert found(PAID, Selection(levels=(("request-fee", Level.OFF),))) == []


def test_a_changed_severity_keeps_the_fingerprint() -> None:
    (usual,) = outcome(PAID).findings
    (milder,) = outcome(PAID, Selection(levels=(("request-fee", Level.NOTE),))).findings
    assert usual.fingerprint == milder.fingerprint


@pytest.mark.parametrize("text", ["}", "", "policylint: 1\nnotce: {}\n", "policylint: 2\n", "a: 1\na: 2\n"])
@pytest.mark.parametrize(
    "selection",
    [
        Selection(select=("retention",)),
        Selection(ignore=("format", "authority:format")),
        Selection(levels=(("format", Level.OFF),)),
    ],
)
def test_a_policy_that_was_not_checked_says_so_whatever_is_selected(text: str, selection: Selection) -> None:
    findings = outcome(text, selection).findings
    assert findings
    assert {finding.severity for finding in findings} == {Severity.ERROR}


def test_format_findings_can_be_made_milder() -> None:
    assert found("}", Selection(levels=(("invalid-yaml", Level.WARNING),))) == [("invalid-yaml", Severity.WARNING)]
    assert found("}", Selection(levels=(("format", Level.NOTE),))) == [("invalid-yaml", Severity.NOTE)]


def test_what_is_shown_is_apart_from_what_was_found() -> None:
    findings = outcome(PAID.replace("rights:", "rights: # policylint: ignore[request-fee]", 1)).findings
    (suppressed,) = findings
    active = outcome(PAID).findings[0]
    whole = Report(findings=(active, suppressed), files=("policy.yaml",), as_of=TODAY, pack_as_of=TODAY)

    def grave(finding: Finding) -> bool:
        return finding.severity is Severity.ERROR

    assert whole.showing(lambda _: True) == whole
    shown = whole.showing(lambda finding: not grave(finding))
    assert (shown.findings, shown.milder) == ((), 1)
    assert whole.reaches(Severity.ERROR)


@pytest.mark.parametrize(
    ("terms", "comment", "objection"),
    [
        (SuppressionTerms(), "", None),
        (SuppressionTerms(require_reason=True), " -- agreed", None),
        (SuppressionTerms(require_reason=True), "", "gives no reason"),
        (SuppressionTerms(require_expiry=True), " until=2030-01-01", None),
        (SuppressionTerms(require_expiry=True), " -- agreed", "has no last day"),
        (SuppressionTerms(max_days=30), " until=2026-12-22", None),
        (SuppressionTerms(max_days=30), " until=2026-12-23", "more than the 30 days"),
        (SuppressionTerms(max_days=30), "", "has no last day"),
        (SuppressionTerms(forbid=("request-fee",)), " -- agreed", "forbids"),
        (SuppressionTerms(forbid=("purposes-missing",)), "", None),
    ],
)
def test_a_suppression_that_breaks_the_terms_silences_nothing(
    terms: SuppressionTerms, comment: str, objection: str | None
) -> None:
    text = PAID.replace("rights:", f"rights: # policylint: ignore[request-fee]{comment}", 1)
    findings = {finding.rule: finding for finding in outcome(text, terms=terms).findings}
    if objection is None:
        assert [finding.status for finding in findings.values()] == [Status.SUPPRESSED]
    else:
        assert findings["request-fee"].status is Status.ACTIVE
        assert objection in findings["invalid-suppression"].message
        assert set(findings) == {"request-fee", "invalid-suppression"}
