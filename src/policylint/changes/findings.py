"""Which findings a change of the policy brings, and which it ends."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from policylint.finding import Finding


@dataclass(frozen=True, slots=True)
class FindingsDiff:
    """Findings only in the new version, only in the old one, and in both (as the new version has them)."""

    introduced: tuple[Finding, ...] = ()
    resolved: tuple[Finding, ...] = ()
    unchanged: tuple[Finding, ...] = ()


def compare_findings(old: Iterable[Finding], new: Iterable[Finding]) -> FindingsDiff:
    """Tell the findings on two versions of one policy apart by fingerprint, whatever file or id either goes by.

    Args:
        old: the findings on the old version that count, as of the same day as ``new``.
        new: the findings on the new version.
    """
    before, after = tuple(old), tuple(new)
    kept = Counter(map(_mark, before)) & Counter(map(_mark, after))
    gone, _ = _split(before, kept)
    introduced, unchanged = _split(after, kept)
    return FindingsDiff(introduced, gone, unchanged)


def _split(findings: tuple[Finding, ...], kept: Counter[str]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings that are not kept, and those that are."""
    left = Counter(kept)
    apart: list[Finding] = []
    together: list[Finding] = []
    for finding in findings:
        mark = _mark(finding)
        if left[mark] > 0:
            left[mark] -= 1
            together.append(finding)
        else:
            apart.append(finding)
    return tuple(apart), tuple(together)


def _mark(finding: Finding) -> str:
    """The fingerprint without the policy's id, which is the file's name where the notice gives itself none."""
    return finding._replace(policy="").fingerprint
