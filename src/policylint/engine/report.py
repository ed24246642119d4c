"""The outcome of a run: every finding in exactly one status, and what the run could not do."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from policylint.engine.baseline import Entry
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
    ``rules`` are the ids that could speak; ``texts`` holds the lines of each file that has findings. ``milder`` is
    how many active findings were left out because they are milder than what is to be shown. ``policies`` are the ids
    that the files which could be read go by, ``stale`` what the baseline holds and is no longer found in them.
    """

    findings: tuple[Finding, ...]
    files: tuple[str, ...]
    as_of: str
    pack_as_of: str
    rules: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    texts: Mapping[str, list[str]] = field(default_factory=dict, repr=False, compare=False)
    milder: int = 0
    policies: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    stale: tuple[Entry, ...] = ()

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

    def showing(self, wanted: Callable[[Finding], bool]) -> "Report":
        """What people are to see of this report; whether a run failed is decided on the whole of it."""
        shown = tuple(finding for finding in self.findings if wanted(finding))
        view = replace(self, findings=shown)
        return replace(view, milder=len(self.active) - len(view.active))

    def reaches(self, threshold: Severity) -> bool:
        """Whether an active finding is at least as grave as ``threshold``."""
        return any(finding.severity.rank >= threshold.rank for finding in self.active)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in the report's total order, each once; those of one fingerprint are numbered.

    Active findings are numbered first, so that their fingerprints do not hang on what happens to the others.
    """
    once = {replace(finding, identity=""): finding for finding in sorted(findings, key=lambda one: one.identity)}
    seen: Counter[str] = Counter()
    numbered = []
    for finding in sorted(once.values(), key=lambda one: (one.status is not Status.ACTIVE, one.sort_key())):
        seen[finding.fingerprint] += 1
        numbered.append(replace(finding, number=seen[finding.fingerprint]))
    return tuple(sorted(numbered, key=Finding.sort_key))
