"""Says in a sentence what came of a run."""

from collections.abc import Iterator

from policylint.engine.report import Report
from policylint.finding import Severity, Status

_NO_STATEMENT = "This is what the rules can see, not a statement of compliance."


def counted(number: int, noun: str) -> str:
    """``1 error``, ``2 errors``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def counted_policies(number: int) -> str:
    """``1 policy``, ``2 policies``."""
    return "1 policy" if number == 1 else f"{number} policies"


def summary(report: Report) -> Iterator[str]:
    """The last lines of a report: what was found in what, as of when, and what remains unknown."""
    law = f"law as of {report.as_of}, rules of {report.pack_as_of}."
    read = counted_policies(len(report.files) - len(report.unreadable))
    aside = _aside(report)
    if report.active:
        counts = ", ".join(counted(count, severity) for severity in Severity if (count := report.count(severity)))
        yield f"Found {counts} in {read}{aside}; {law}"
    else:
        yield f"No findings in {read}{aside}; {law} {'' if _gaps(report) else _NO_STATEMENT}".rstrip()
    if gaps := _gaps(report):
        yield f"The check is incomplete: {' and '.join(gaps)}."
    if report.stale:
        gone = counted(len(report.stale), "finding")
        yield f"The baseline holds {gone} no longer found; `policylint baseline --prune` drops what is gone."
    if report.beyond_pack:
        yield f"The law data is only known to be right up to {report.pack_as_of}: what changed later is not considered."


def _aside(report: Report) -> str:
    suppressed = report.count_status(Status.SUPPRESSED)
    baselined = report.count_status(Status.BASELINED)
    parts = [f"{suppressed} suppressed"] if suppressed else []
    parts += [f"{baselined} in the baseline"] if baselined else []
    parts += [f"{report.milder} milder not shown"] if report.milder else []
    return f" ({', '.join(parts)})" if parts else ""


def _gaps(report: Report) -> list[str]:
    gaps = []
    if report.unreadable:
        gaps.append(f"{counted(len(report.unreadable), 'file')} could not be read")
    if report.failures:
        gaps.append(f"{counted(len(report.failures), 'rule')} failed")
    return gaps
