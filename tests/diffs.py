"""Diff reports for tests: two partial policies in YAML, each laid over the clean one, compared and judged."""

from collections.abc import Mapping

from policies import TODAY, check, document_of, facts_of
from policylint.changes.acceptance import Acceptance
from policylint.changes.cards import built_in_change_cards
from policylint.changes.compare import compare
from policylint.changes.findings import compare_findings
from policylint.changes.judge import judge
from policylint.changes.obligations import duties
from policylint.changes.report import DiffReport, PolicyDiff, Version
from policylint.reference import load_library
from policylint.render.as_json import Versions
from policylint.render.changes.context import DiffContext
from policylint.render.styled import Look

POLICY = "example-tuinen"
WORSE = """
purposes:
  newsletter: {retention: {period: 5 years, from: the last issue opened}}
  profiling:
    description: Build profiles of readers
    legal_bases: [{basis: legitimate-interests, interests: Sell more plants}]
    data_categories: [contact]
rights: {access: null}
transfers: {mailer-us: {mechanism: privacy-shield}}
"""
"""A new version that is worse for people in several ways, and brings findings."""


def policy_diff(old: str, new: str, policy: str = POLICY) -> PolicyDiff:
    """One policy in two versions, `old.yaml` and `new.yaml`."""
    before, after = facts_of(old), facts_of(new)
    return PolicyDiff(
        old=Version("policies/old.yaml", policy, tuple(document_of(old).lines)),
        new=Version("policies/new.yaml", policy, tuple(document_of(new).lines)),
        changes=judge(compare(before, after, policy), before, after, built_in_change_cards()),
        findings=compare_findings(check(old).findings, check(new).findings),
    )


def diff_report(
    *policies: PolicyDiff, accepted: Mapping[str, Acceptance] | None = None, stale: tuple[Acceptance, ...] = ()
) -> DiffReport:
    """A report on policies, as of the day of the rule pack."""
    return DiffReport(
        policies=policies,
        as_of=TODAY,
        pack_as_of=TODAY,
        old="policies/old.yaml",
        new="policies/new.yaml",
        accepted=accepted or {},
        stale=stale,
    )


def context(look: Look | None = None, names: Mapping[str, str] | None = None) -> DiffContext:
    """What a renderer needs beside the report."""
    return DiffContext(
        cards=built_in_change_cards(),
        duties=duties(load_library()),
        versions=Versions(tool="0.1.0", pack="0.1.0"),
        look=look or Look(),
        exit_code=0,
        names=names or {},
    )
