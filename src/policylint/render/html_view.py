"""The report of a check as the page shows it: counts, gaps, and the findings of each policy by rule."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from policylint.engine.report import Report
from policylint.finding import Finding, Severity
from policylint.render.as_json import Versions
from policylint.render.context import Context
from policylint.render.html_parts import FindingGroup, Found, finding_groups
from policylint.render.summary import counted, counted_policies, summary
from policylint.render.troubles import failures, unreadable


class PolicyFindings(NamedTuple):
    """The findings of one file; ``counts`` has a number for each severity, the gravest first."""

    anchor: str
    name: str
    file: str
    counts: tuple[int, ...]
    groups: tuple[FindingGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckView:
    """All that the page on a check holds; ``gaps`` are sentences on what could not be checked."""

    headline: str
    sentences: tuple[str, ...]
    as_of: str
    pack_as_of: str
    versions: Versions
    severities: tuple[str, ...]
    policies: tuple[PolicyFindings, ...]
    gaps: tuple[str, ...]


def view_of(report: Report, context: Context) -> CheckView:
    """What the page shows of a report."""
    return CheckView(
        headline=_headline(report),
        sentences=tuple(summary(report)),
        as_of=report.as_of,
        pack_as_of=report.pack_as_of,
        versions=context.versions,
        severities=tuple(severity.value for severity in Severity),
        policies=tuple(_policies(report, context)),
        gaps=(*unreadable(report), *failures(report)),
    )


def _headline(report: Report) -> str:
    counts = ", ".join(counted(number, severity) for severity in Severity if (number := report.count(severity)))
    return f"{counts or 'No findings'} in {counted_policies(len(report.files) - len(report.unreadable))}"


def _policies(report: Report, context: Context) -> Iterator[PolicyFindings]:
    titles = {id_: card.title for id_, card in context.cards.items()}
    by_file: dict[str, list[Finding]] = {file: [] for file in report.files}
    for one in report.active:
        by_file.setdefault(one.file, []).append(one)
    for file in (one.file for one in report.unreadable):
        if not by_file.get(file):
            by_file.pop(file, None)  # said among the gaps, where it does not look like a policy without faults
    for index, (file, findings) in enumerate(by_file.items(), 1):
        name, lines = context.name_of(file), report.texts.get(file, ())
        yield PolicyFindings(
            anchor=f"policy-{index}",
            name=report.policies.get(file, "") or name,
            file=name,
            counts=tuple(sum(one.severity is severity for one in findings) for severity in Severity),
            groups=finding_groups((Found(one, name, lines) for one in findings), titles),
        )
