"""Results as bytes: what is kept of a long run, comes back from another process, and stands in the cache.

What a card says of all its findings is not written down, so it can only be read with the catalogue it was
made with. It is JSON, compressed, and runs no code whoever wrote it.
"""

import json
import zlib
from collections import Counter
from collections.abc import Mapping
from functools import partial
from typing import Any, NamedTuple, TypeAlias

from policylint.engine.result import Excerpt, Failure, Result
from policylint.finding import Finding, Place, Related, Severity, Status
from policylint.location import Position, Span
from policylint.rules.card import Card

_FASTEST = 1
_SEVERITIES = {severity.value: severity for severity in Severity}
_STATUSES = {status.value: status for status in Status}
Counts: TypeAlias = Mapping[tuple[Severity, Status], int]


class Head(NamedTuple):
    """What summaries want to know of a result."""

    counts: Counts
    policy: str
    failures: tuple[Failure, ...]
    unreadable: str


class Serialized(NamedTuple):
    """A result written down: what summaries want to know, the findings, and the text that reports show around them.

    The last two are compressed, and read when they are asked for.
    """

    head: bytes
    findings: bytes
    excerpt: bytes


def head_of(result: Result) -> Head:
    """What summaries want to know of a result."""
    counts = Counter((one.severity, one.status) for one in result.findings)
    return Head(counts, result.policy, result.failures, result.unreadable)


def read_head(one: Serialized, file: str) -> Head:
    """The same, of a serialized result of the file of this name."""
    counts, policy, failures, unreadable = json.loads(one.head)
    return Head(
        {(_SEVERITIES[severity], _STATUSES[status]): count for severity, status, count in counts},
        policy,
        tuple(Failure(rule, card, file, reason) for rule, card, reason in failures),
        unreadable,
    )


def write_head(head: Head) -> bytes:
    """Write a head down, so that ``read_head`` can read it."""
    counts = [[severity, status, count] for (severity, status), count in head.counts.items()]
    failures = [[one.rule, one.card, one.reason] for one in head.failures]
    return _bytes([counts, head.policy, failures, head.unreadable])


def serialize(result: Result) -> Serialized:
    """Write a result down."""
    return Serialized(
        write_head(head_of(result)),
        _packed([result.digest, [_finding_to_data(finding) for finding in result.findings]]),
        _packed([result.excerpt.length, list(result.excerpt.near.items())]),
    )


def deserialize(one: Serialized, file: str, cards: Mapping[str, Card], head: Head | None = None) -> Result:
    """The result of the file of this name, serialized with these cards; ``head`` is its head, if that was read."""
    known = head or read_head(one, file)
    digest, findings = _unpacked(one.findings)
    return Result(
        file=file,
        policy=known.policy,
        findings=tuple(_finding(data, file, known.policy, cards) for data in findings),
        failures=known.failures,
        unreadable=known.unreadable,
        digest=digest,
        excerpt=Excerpt(read=partial(_lines, one.excerpt)),
    )


def _lines(packed: bytes) -> tuple[int, dict[int, str]]:
    length, near = _unpacked(packed)
    return length, dict(near)


def _packed(data: Any) -> bytes:
    return zlib.compress(_bytes(data), _FASTEST)


def _unpacked(packed: bytes) -> Any:
    return json.loads(zlib.decompress(packed))


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
