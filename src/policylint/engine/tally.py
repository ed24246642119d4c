"""How often each rule spoke in a policy, as one short text: ``rule:error other:note:suppressed ``.

Each word stands for a finding and ends with a space; what is active need not say so. Such texts are quick to read,
write and add up, which long runs do without looking at any finding.
"""

from collections import Counter
from collections.abc import Iterable
from typing import TypeAlias

from policylint.finding import Finding, Severity, Status

Spoken: TypeAlias = Counter[tuple[str, Severity, Status]]
"""How often each rule spoke, with what severity, and what became of that."""
_AT_ONCE = 500
_SEVERITIES = {severity.value: severity for severity in Severity}
_STATUSES = {status.value: status for status in Status}
_ACTIVE = tuple((f":{severity} ", severity) for severity in sorted(Severity, key=lambda one: -one.rank))


def tally_of(findings: Iterable[Finding]) -> str:
    """The tally of a policy's findings."""
    return "".join(map(_word, findings))


def gravest_in(tally: str) -> Severity | None:
    """The gravest severity of active findings, if there are any."""
    for mark, severity in _ACTIVE:
        if mark in tally:
            return severity
    return None


class Tallies:
    """The sum of tallies."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._words: Counter[str] = Counter()
        self._waiting: list[str] = []

    def add(self, tally: str) -> None:
        """Count a policy's tally in."""
        if tally:
            self._waiting.append(tally)
            if len(self._waiting) >= _AT_ONCE:  # counting many at once takes a fraction of the time
                self._count()

    @property
    def spoken(self) -> Spoken:
        """The sum as it stands."""
        self._count()
        return Counter({_meaning(word): count for word, count in self._words.items()})

    def _count(self) -> None:
        self._words.update("".join(self._waiting).split())
        self._waiting.clear()


def _word(finding: Finding) -> str:
    status = "" if finding.status is Status.ACTIVE else f":{finding.status}"
    return f"{finding.rule}:{finding.severity}{status} "


def _meaning(word: str) -> tuple[str, Severity, Status]:
    rule, severity, *status = word.split(":")
    return rule, _SEVERITIES[severity], _STATUSES[status[0]] if status else Status.ACTIVE
