"""The outcome of a run: every finding in exactly one status, and what the run could not do."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from policylint.engine.result import Failure, Unreadable
from policylint.engine.results import Findings
from policylint.finding import Finding, Severity, Status

if TYPE_CHECKING:  # most runs have no baseline
    from policylint.engine.baseline import Entry


class Report(NamedTuple):
    """``findings`` are sorted; ``as_of`` and ``pack_as_of`` are ISO 8601 days.

    ``pack_as_of`` is the day up to which the rules are known to be right: a check as of a later day says so.
    ``rules`` are the ids that could speak; ``texts`` holds the lines of each file that has findings. ``milder`` is
    how many active findings were left out because they are milder than what is to be shown. ``policies`` are the ids
    that the files which could be read go by, ``stale`` what the baseline holds and is no longer found in them.
    """

    findings: Sequence[Finding]
    files: Sequence[str]
    as_of: str
    pack_as_of: str
    rules: Collection[str] = ()
    failures: Sequence[Failure] = ()
    unreadable: Sequence[Unreadable] = ()
    texts: Mapping[str, Sequence[str]] = MappingProxyType({})
    milder: int = 0
    policies: Mapping[str, str] = MappingProxyType({})
    stale: "tuple[Entry, ...]" = ()

    @property
    def active(self) -> Sequence[Finding]:
        """The findings neither suppressed nor in the baseline."""
        if isinstance(self.findings, Findings):
            return self.findings.having(Status.ACTIVE)
        return tuple(finding for finding in self.findings if finding.status is Status.ACTIVE)

    @property
    def beyond_pack(self) -> bool:
        """Whether the check looks past the day up to which the law data is known to be right."""
        return self.as_of > self.pack_as_of

    @property
    def counts(self) -> Mapping[tuple[Severity, Status], int]:
        """How many findings there are of each severity and status."""
        if isinstance(self.findings, Findings):
            return self.findings.counts
        return Counter((finding.severity, finding.status) for finding in self.findings)

    @property
    def spoken(self) -> Mapping[tuple[str, Severity], int]:
        """How many active findings there are of each rule and severity."""
        if isinstance(self.findings, Findings):
            spoken = self.findings.spoken.items()
            return {(rule, severity): count for (rule, severity, status), count in spoken if status is Status.ACTIVE}
        return Counter((finding.rule, finding.severity) for finding in self.active)

    def briefs(self) -> Iterator[str] | None:
        """What short reports say of each file, if the run was asked for no more than that; to be read once."""
        if isinstance(self.findings, Findings) and self.findings.results.are_short:
            return self.findings.results.briefs()
        return None

    def count(self, severity: Severity) -> int:
        """How many active findings have this severity."""
        return self.counts.get((severity, Status.ACTIVE), 0)

    def count_status(self, status: Status) -> int:
        """How many findings have this status."""
        return sum(count for (_, one), count in self.counts.items() if one is status)

    def gravest(self) -> Mapping[str, Severity]:
        """The gravest severity among the active findings of each file that has any."""
        if isinstance(self.findings, Findings):
            return self.findings.gravest()
        gravest: dict[str, Severity] = {}
        for one in self.active:
            gravest[one.file] = max(gravest.get(one.file, one.severity), one.severity, key=lambda each: each.rank)
        return gravest

    def digest(self, file: str) -> str:
        """What tells the text that a file held from any other; empty where it was not read."""
        result = self.findings.results.of(file) if isinstance(self.findings, Findings) else None
        return result.excerpt.digest if result else ""

    def changed(self, change: Callable[[Finding], Finding]) -> "Report":
        """The report with ``change`` made to each finding, which is asked once for each, in order."""
        if isinstance(self.findings, Findings):
            return self._replace(findings=self.findings.changed(change))
        return self._replace(findings=tuple(map(change, self.findings)))

    def showing(self, wanted: Callable[[Finding], bool]) -> "Report":
        """What people are to see of this report; whether a run failed is decided on the whole of it."""
        shown = tuple(finding for finding in self.findings if wanted(finding))
        view = self._replace(findings=shown)
        return view._replace(milder=len(self.active) - len(view.active))

    def reaches(self, threshold: Severity) -> bool:
        """Whether an active finding is at least as grave as ``threshold``."""
        return any(severity.rank >= threshold.rank for severity in self.gravest().values())
