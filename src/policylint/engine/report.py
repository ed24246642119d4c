"""The outcome of a run: every finding in exactly one status, and what the run could not do."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from policylint.finding import Finding, Severity, Status


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that failed on a file: a defect of the tool or the card, never of the policy."""

    rule: str
    card: str
    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that could not be read at all."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """``findings`` are sorted; ``as_of`` and ``pack_as_of`` are ISO 8601 days.

    ``pack_as_of`` is the day up to which the rules are known to be right: a check as of a later day says so.
    ``rules`` are the ids that could speak; ``texts`` holds the lines of each file that has findings.
    """

    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    as_of: str
    pack_as_of: str
    rules: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    texts: Mapping[str, list[str]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def active(self) -> tuple[Finding, ...]:
        """The findings neither suppressed nor in the baseline."""
        return tuple(finding for finding in self.findings if finding.status is Status.ACTIVE)

    @property
    def beyond_pack(self) -> bool:
        """Whether the check looks past the day up to which the law data is known to be right."""
        return self.as_of > self.pack_as_of

    def count(self, severity: Severity) -> int:
        """How many active findings have this severity."""
        return sum(finding.severity is severity for finding in self.active)

    def count_status(self, status: Status) -> int:
        """How many findings have this status."""
        return sum(finding.status is status for finding in self.findings)

    def reaches(self, threshold: Severity) -> bool:
        """Whether an active finding is at least as grave as ``threshold``."""
        return any(finding.severity.rank >= threshold.rank for finding in self.active)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in the report's total order, each once; two of one fingerprint are told apart."""
    ordered = sorted(dict.fromkeys(findings), key=Finding.sort_key)
    seen: Counter[str] = Counter()
    unique = []
    for finding in ordered:
        seen[finding.fingerprint] += 1
        unique.append(replace(finding, number=seen[finding.fingerprint]))
    return tuple(unique)
