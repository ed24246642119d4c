"""SARIF 2.1.0, as GitHub code scanning accepts it (OASIS SARIF 2.1.0 with errata 01)."""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from policylint.engine.report import Report
from policylint.finding import Finding, Place, Status
from policylint.location import Path, Span, pointer
from policylint.render.context import Context
from policylint.render.identities import identities
from policylint.render.json_text import json_text
from policylint.render.safe import printable
from policylint.render.sarif_rules import rule_record
from policylint.render.troubles import failures, unreadable

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_CATEGORY = "policylint/check/"
"""Up to the last slash it names the category, so that the uploads of two tools do not replace each other."""

_ROOT = "%SRCROOT%"
_MOST_LINKED = 8
_MOST_LINES = 10
_SENTENCE_ENDS = (".", "?", "!", "…")
_LINK_SYNTAX = re.compile(r"[\\\[\]]")
_DRIVE = re.compile(r"[A-Za-z]:/")
_SUPPRESSION_KIND = {Status.SUPPRESSED: "inSource", Status.BASELINED: "external"}


def sarif(report: Report, context: Context) -> str:
    """One run with all rules that could speak and the active findings.

    Suppressed and baselined ones are only there if the context asks for them: GitHub would show them as open.
    """
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report, context)]})


def _run(report: Report, context: Context) -> dict[str, Any]:
    shown = report.findings if context.hidden else report.active
    rules = list(dict.fromkeys(id_ for id_ in (*report.rules, *(one.rule for one in shown)) if id_ in context.cards))
    return {
        "tool": {
            "driver": {
                "name": "policylint",
                "semanticVersion": context.versions.tool,
                "rules": [rule_record(context.cards[id_]) for id_ in rules],
            }
        },
        "automationDetails": {"id": _CATEGORY},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "invocations": [_invocation(report, context)],
        "properties": {"asOf": report.as_of, "packVersion": context.versions.pack, "packAsOf": report.pack_as_of},
        "results": list(_results(report, context, shown, rules)),
    }


def _invocation(report: Report, context: Context) -> dict[str, Any]:
    gaps = [*unreadable(report), *failures(report)]
    notifications = [{"level": "error", "message": {"text": _plain(gap)}} for gap in gaps]
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
        {"id": number, "message": {"text": _plain(one.label)}, **_location(name, one.place, lines)}
        for number, one in enumerate(finding.related, 1)
    ]
    return {
        "level": finding.severity.value,
        "message": {"text": _message(finding)},
        "locations": [_location(name, finding.place, lines)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"primaryLocationLineHash": key, "policylint/v1": finding.fingerprint},
        **_suppressions(finding),
    }


def _suppressions(finding: Finding) -> dict[str, Any]:
    if finding.status is Status.ACTIVE:
        return {}
    reason = {"justification": printable(finding.justification)} if finding.justification else {}
    return {"suppressions": [{"kind": _SUPPRESSION_KIND[finding.status], **reason}]}


def _message(finding: Finding) -> str:
    """The first sentence is the title of the alert; related places are linked by their number."""
    end = "" if finding.message.endswith(_SENTENCE_ENDS) else "."
    sentences = [f"{_plain(finding.message)}{end}"]
    if finding.place.whole_document:
        sentences.append("This concerns the notice as a whole.")
    if finding.related:
        links = [f"[{_plain(one.label)}]({number})" for number, one in enumerate(finding.related, 1)]
        rest = len(links) - _MOST_LINKED
        sentences.append(f"See {', '.join(links[:_MOST_LINKED])}{f' and {rest} more' if rest > 0 else ''}.")
    return " ".join(sentences)


def _plain(text: str) -> str:
    r"""Text in which nothing is a link (section 3.11.6): ``\``, ``[`` and ``]`` are escaped."""
    return _LINK_SYNTAX.sub(r"\\\g<0>", printable(text))


def _location(name: str, place: Place, lines: list[str]) -> dict[str, Any]:
    logical = {"logicalLocations": [_logical(place.path)]} if place.path else {}
    return {"physicalLocation": {"artifactLocation": _artifact(name), "region": _region(place.span, lines)}, **logical}


def _logical(path: Path) -> dict[str, str]:
    kind = "property" if isinstance(path[-1], str) else "value"
    return {"fullyQualifiedName": printable(pointer(path)), "kind": kind}


def _artifact(name: str) -> dict[str, str]:
    """A URI relative to the root of the repository; an absolute one for a file outside it."""
    if name.startswith("/"):
        return {"uri": f"file://{_quoted(name)}"}
    if _DRIVE.match(name):
        return {"uri": f"file:///{name[:2]}{_quoted(name[2:])}"}
    return {"uri": _quoted(name), "uriBaseId": _ROOT}


def _quoted(name: str) -> str:
    """The bytes of a file's name, as the file system has them, percent-encoded."""
    try:
        data = name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = name.encode("utf-8", "surrogatepass")
    return quote(data, safe="/")


def _region(span: Span, lines: list[str]) -> dict[str, Any]:
    start, end = span
    region: dict[str, Any] = {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
    if excerpt := _excerpt(span, lines):
        region["snippet"] = {"text": excerpt}
    return region


def _excerpt(span: Span, lines: list[str]) -> str:
    """The text of a span that is not too long, made harmless; empty where it is not known."""
    start, end = span
    taken = lines[start.line - 1 : end.line]
    if not taken or len(taken) > _MOST_LINES:
        return ""
    taken[-1] = taken[-1][: end.column - 1]
    taken[0] = taken[0][start.column - 1 :]
    return "\n".join(printable(line) for line in taken)
