"""Results as bytes: what is kept of a long run, comes back from another process, and stands in the cache.

What a card says of all its findings is not written down, so it can only be read with the catalogue it was
made with. It is JSON, compressed, and runs no code whoever wrote it.
"""

import json
import zlib
from collections.abc import Mapping
from functools import partial
from typing import Any, NamedTuple

from policylint.engine.result import Brief, Excerpt, Failure, Kept, Result
from policylint.engine.tally import tally_of
from policylint.finding import Finding, Place, Related, Severity, Status
from policylint.location import Position, Span
from policylint.rules.card import Card

_FASTEST = 1
_SEVERITIES = {severity.value: severity for severity in Severity}
_STATUSES = {status.value: status for status in Status}
_SILENT = b"\0"
"""The brief of a result that short reports say nothing of."""
_DECODER = json.JSONDecoder()


class Head(NamedTuple):
    """What summaries want to know of a result; ``tally`` says how often each rule spoke."""

    policy: str
    tally: str
    failures: tuple[Failure, ...]
    unreadable: str


class Serialized(NamedTuple):
    """A result written down: what summaries want to know, the findings, and the text that reports show around them.

    Findings and text are compressed, and read when they are asked for. ``brief`` is what short reports say of the
    result, so that they need neither; empty where that was not worked out.
    """

    head: bytes
    findings: bytes
    excerpt: bytes
    brief: bytes = b""


def head_of(result: Result) -> Head:
    """What summaries want to know of a result."""
    return Head(result.policy, tally_of(result.findings), result.failures, result.unreadable)


def read_head(one: Serialized, file: str) -> Head:
    """The same, of a serialized result of the file of this name."""
    policy, tally, failures, unreadable = _read_json(one.head)
    if failures:
        failures = [Failure(rule, card, file, reason) for rule, card, reason in failures]
    return Head(policy, tally, tuple(failures), unreadable)


def write_head(head: Head) -> bytes:
    """Write a head down, so that ``read_head`` can read it."""
    failures = [[one.rule, one.card, one.reason] for one in head.failures]
    return _bytes([head.policy, head.tally, failures, head.unreadable])


def read_brief(brief: bytes) -> str:
    """The text that ``write_brief`` wrote down."""
    return "" if brief == _SILENT else brief.decode("utf-8", "surrogatepass")


def write_brief(text: str) -> bytes:
    """Write down what short reports say of a result; never empty, as what was not worked out is.

    It is not compressed: ten thousand of them are written out in less time than it takes to unpack them.
    """
    return text.encode("utf-8", "surrogatepass") or _SILENT


class Form(NamedTuple):
    """In what form results are written down: with a brief, if there is who writes it, and ``whole``, or just so."""

    brief: Brief | None = None
    whole: bool = True


_WHOLE = Form()


def serialize(result: Result, form: Form = _WHOLE) -> Serialized:
    """Write a result down."""
    head = write_head(head_of(result))
    brief = write_brief(form.brief(result)) if form.brief else b""
    if not form.whole:
        return Serialized(head, b"", b"", brief)
    return Serialized(
        head,
        _packed([_finding_to_data(finding) for finding in result.findings]),
        _packed([result.excerpt.length, list(result.excerpt.near.items()), result.excerpt.digest]),
        brief,
    )


def deserialize(one: Serialized, file: str, cards: Mapping[str, Card], head: Head | None = None) -> Result:
    """The result of the file of this name, serialized with these cards; ``head`` is its head, if that was read."""
    known = head or read_head(one, file)
    findings = _unpacked(one.findings)
    return Result(
        file=file,
        policy=known.policy,
        findings=tuple(_finding(data, file, known.policy, cards) for data in findings),
        failures=known.failures,
        unreadable=known.unreadable,
        excerpt=Excerpt(partial(_kept, one.excerpt), partial(_digest, one.excerpt)),
    )


def _kept(packed: bytes) -> Kept:
    length, near, _ = _unpacked(packed)
    return Kept(length, dict(near))


def _digest(packed: bytes) -> str:
    return str(_unpacked(packed)[2])


def _packed(data: Any) -> bytes:
    return zlib.compress(_bytes(data), _FASTEST)


def _unpacked(packed: bytes) -> Any:
    return _read_json(zlib.decompress(packed))


def _read_json(data: bytes) -> Any:
    """What ``json.loads`` makes of it, without the looking about that takes as long as a short text itself."""
    return _DECODER.raw_decode(data.decode("ascii"))[0]


def _bytes(data: Any) -> bytes:
    return json.dumps(data, separators=(",", ":")).encode("ascii")


def _finding_to_data(finding: Finding) -> list[Any]:
    return [
        finding.rule,
        finding.severity,
        finding.message,
        _place_to_data(finding.place),
        [[one.label, *_place_to_data(one.place)] for one in finding.related],
        finding.arguments,
        finding.identity,
        finding.number,
        finding.status,
        finding.justification,
    ]


def _finding(data: list[Any], file: str, policy: str, cards: Mapping[str, Card]) -> Finding:
    rule, severity, message, place, related, arguments, identity, number, status, justification = data
    card = cards[rule]
    return Finding(
        rule=rule,
        severity=_SEVERITIES[severity],
        authority=card.authority,
        message=message,
        file=file,
        policy=policy,
        place=_place(place),
        related=tuple(Related(label, _place(rest)) for label, *rest in related) if related else (),
        references=card.references,
        why=card.why,
        remedy=card.remedy,
        arguments=tuple(arguments),
        identity=identity,
        number=number,
        status=_STATUSES[status],
        justification=justification,
    )


def _place_to_data(place: Place) -> list[Any]:
    return [place.path, *place.span.start, *place.span.end, place.whole_document]


def _place(data: list[Any]) -> Place:
    path, line, column, end_line, end_column, whole = data
    return Place(tuple(path), Span(Position(line, column), Position(end_line, end_column)), whole_document=whole)
