"""SARIF 2.1.0, as GitHub code scanning accepts it (OASIS SARIF 2.1.0 with errata 01)."""

from collections.abc import Iterable, Iterator
from typing import Any

from policylint.engine.report import Report
from policylint.finding import Finding, Status
from policylint.render.context import Context
from policylint.render.identities import identities
from policylint.render.safe import printable
from policylint.render.sarif_log import Analysis, linked, log, partial_fingerprints, plain, sentence
from policylint.render.sarif_places import location
from policylint.render.sarif_rules import rule_record
from policylint.render.sentences import WHOLE_NOTICE
from policylint.render.troubles import failures, unreadable

_CATEGORY = "policylint/check/"
"""Up to the last slash it names the category, so that the uploads of two tools do not replace each other."""

_MOST_LINKED = 8
_SUPPRESSION_KIND = {Status.SUPPRESSED: "inSource", Status.BASELINED: "external"}


def sarif(report: Report, context: Context) -> str:
    """One run with all rules that could speak and the active findings.

    Suppressed and baselined ones are only there if the context asks for them: GitHub would show them as open.
    """
    shown = report.findings if context.hidden else report.active
    rules = list(dict.fromkeys(id_ for id_ in (*report.rules, *(one.rule for one in shown)) if id_ in context.cards))
    return log(
        Analysis(_CATEGORY, context.versions, report.as_of, report.pack_as_of),
        [rule_record(context.cards[id_]) for id_ in rules],
        _invocation(report, context),
        list(_results(report, context, shown, rules)),
    )


def _invocation(report: Report, context: Context) -> dict[str, Any]:
    gaps = [*unreadable(report), *failures(report)]
    notifications = [{"level": "error", "message": {"text": plain(gap)}} for gap in gaps]
    return {
        "executionSuccessful": not gaps,
        "exitCode": context.exit_code,
        **({"toolExecutionNotifications": notifications} if gaps else {}),
    }


def _results(
    report: Report, context: Context, findings: Iterable[Finding], rules: list[str]
) -> Iterator[dict[str, Any]]:
    shown = list(findings)
    indices = {id_: index for index, id_ in enumerate(rules)}
    for finding, key in zip(shown, identities(shown, context.name_of), strict=True):
        index = {"ruleIndex": indices[finding.rule]} if finding.rule in indices else {}
        yield {"ruleId": printable(finding.rule), **index, **_result(finding, key, report, context)}


def _result(finding: Finding, key: str, report: Report, context: Context) -> dict[str, Any]:
    name = context.name_of(finding.file)
    lines = report.texts.get(finding.file, [])
    related = [
        {"id": number, "message": {"text": plain(one.label)}, **location(name, one.place, lines)}
        for number, one in enumerate(finding.related, 1)
    ]
    return {
        "level": finding.severity.value,
        "message": {"text": _message(finding)},
        "locations": [location(name, finding.place, lines)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": partial_fingerprints(key, finding.fingerprint),
        **_suppressions(finding),
    }


def _suppressions(finding: Finding) -> dict[str, Any]:
    if finding.status is Status.ACTIVE:
        return {}
    reason = {"justification": printable(finding.justification)} if finding.justification else {}
    return {"suppressions": [{"kind": _SUPPRESSION_KIND[finding.status], **reason}]}


def _message(finding: Finding) -> str:
    """The first sentence is the title of the alert; related places are linked by their number."""
    sentences = [sentence(finding.message)]
    if finding.place.whole_document:
        sentences.append(WHOLE_NOTICE)
    if finding.related:
        links = linked(one.label for one in finding.related)
        rest = len(links) - _MOST_LINKED
        sentences.append(f"See {', '.join(links[:_MOST_LINKED])}{f' and {rest} more' if rest > 0 else ''}.")
    return " ".join(sentences)
