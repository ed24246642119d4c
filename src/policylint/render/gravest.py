"""The order for readers who may see only the beginning."""

from collections.abc import Iterable

from policylint.finding import Finding


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Errors before warnings before notes, each in the order of the report."""
    return sorted(findings, key=lambda finding: -finding.severity.rank)
