"""What must hold of any bytes that are given for a policy, or for two versions of one."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from policies import TODAY
from policylint.changes.cards import built_in_change_cards
from policylint.changes.change import Change, Sort
from policylint.changes.compare import all_sorts, compare
from policylint.changes.judge import judge
from policylint.engine.add_suppressions import Grounds, add_suppressions
from policylint.engine.check import Checker, Options, Outcome
from policylint.engine.example_runner import clean_policy
from policylint.engine.result import Excerpt, Failure, Kept, Result
from policylint.engine.serialized import deserialize, head_of, read_head, serialize
from policylint.engine.workers import Piece, checked
from policylint.errors import UsageError
from policylint.facts.facts import Facts
from policylint.finding import Finding, Severity, Status
from policylint.location import Span
from policylint.rules.catalogue import built_in_catalogue
from policylint.rules.examples import merge
from policylint.source.document import Document, parse_document
from policylint.source.nodes import Node, walk

NAME = "policy.yaml"
BETWEEN = b"\n=====\n"
"""What parts the two versions that a comparison is given."""
_HYGIENE = frozenset({"invalid-suppression", "unused-suppression", "expired-suppression"})
_DIRECTIVE = "policylint:"


@cache
def checker() -> Checker:
    """The checker with all built-in rules, as of the day of the pack."""
    return Checker(built_in_catalogue(), Options(as_of=date.fromisoformat(TODAY)))


def reader(data: bytes) -> None:
    """Any bytes give findings: of a place inside the text, each its own, and the same ones again."""
    document = parse_document(NAME, data)
    outcome = checker().check(document)
    assert outcome.failures == ()
    assert outcome.findings or not document.faults
    lines = _lines(document, data)
    for span in _spans(document, outcome):
        _require_inside(span, lines)
    fingerprints = [finding.fingerprint for finding in outcome.findings]
    assert len(set(fingerprints)) == len(fingerprints)
    again = checker().check(parse_document(NAME, data))
    assert _told(again) == _told(outcome)


def suppressions(data: bytes) -> None:
    """Suppressions of all findings change nothing but comments, and silence what they are for.

    The first line holds the reason and, behind a bar, the last day; the rest is the policy.
    """
    head, _, body = data.partition(b"\n")
    reason, bar, until = head.decode("utf-8", "surrogateescape").partition("|")
    document = parse_document(NAME, body)
    existing, _ = checker().suppressions(document)
    before = checker().check(document)
    try:
        grounds = Grounds(reason, until if bar else None)
    except UsageError:
        return
    wanted = [one for one in before.findings if one.status is Status.ACTIVE and _may_be_suppressed(one)]
    if not wanted or (grounds.until is not None and grounds.until < TODAY):  # the command refuses it
        return
    text = add_suppressions(document, wanted, existing, grounds, TODAY)
    after = parse_document(NAME, text.encode())
    _require_only_comments(document, after)
    found = checker().check(after)
    assert _of_law(found) == _of_law(before)
    assert _faulty_comments(found) <= _faulty_comments(before)


def diff(data: bytes) -> None:
    """Two versions of a policy are compared and judged; one does not differ from itself, and backwards is mirrored."""
    first, _, second = data.partition(BETWEEN)
    old, new = _facts(first), _facts(second)
    if old is not None:
        _require_no_difference(old)
    there, back = compare(old, new), compare(new, old)
    mirrored = tuple(change.mirrored() for change in there)
    assert Counter(map(_spoken_of, mirrored)) == Counter(map(_spoken_of, back))
    assert len({change.fingerprint for change in there}) == len(there)
    assert {change.sort for change in there} <= _sorts()
    for changes, before, after in ((there, old, new), (back, new, old)):
        judged = judge(changes, before, after, built_in_change_cards())
        assert [one.change for one in judged[: len(changes)]] == list(changes)
        assert all(one.message for one in judged)


def serialized(data: bytes) -> None:
    """A result that is written down comes back as it was, whatever its texts hold.

    What stands between NUL bytes are the texts that a finding is filled with; all of it is checked as a policy, too.
    """
    result = checked(checker(), Piece(NAME, data))
    texts = [part.decode("utf-8", "surrogateescape") for part in data.split(b"\0")]
    for one in (result, _filled(result, texts)):
        written = serialize(one)
        back = deserialize(written, one.file, checker().catalogue.cards)
        assert back == one
        assert [tuple(finding) for finding in back.findings] == [tuple(finding) for finding in one.findings]
        assert read_head(written, one.file) == head_of(one)


def _told(outcome: Outcome) -> list[tuple[object, ...]]:
    """All that an outcome says, the reasons of suppressions among it."""
    return [tuple(finding) for finding in outcome.findings]


def _lines(document: Document, data: bytes) -> list[str]:
    """The lines in which places are counted; of a text that was refused with the line breaks that are at fault."""
    if document.text or not document.faults:
        return document.lines
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\r\n").split("\n")


def _spans(document: Document, outcome: Outcome) -> Iterator[Span]:
    for finding in outcome.findings:
        yield from (finding.place.span, *(one.place.span for one in finding.related))
    if document.root is not None:
        yield from (node.span for node in walk(document.root))
        yield from (comment.span for comment in document.comments)


def _require_inside(span: Span, lines: list[str]) -> None:
    """A place ends before the text does; behind its last line only its very end can be."""
    assert (1, 1) <= span.start <= span.end, span
    for position in span:
        assert position.column >= 1, span
        if position.line == len(lines) + 1:
            assert position.column == 1, span
        else:
            assert position.column <= len(lines[position.line - 1]) + 1, span


def _may_be_suppressed(finding: Finding) -> bool:
    return not checker().catalogue.cards[finding.rule].built_in


def _of_law(outcome: Outcome) -> Counter[str]:
    """What is found, but for faults of suppressions: writing these may well mend those."""
    return Counter(finding.fingerprint for finding in outcome.findings if finding.rule not in _HYGIENE)


def _faulty_comments(outcome: Outcome) -> Counter[str]:
    return Counter(finding.rule for finding in outcome.findings if finding.rule in _HYGIENE)


def _require_only_comments(before: Document, after: Document) -> None:
    """Without the comments that speak to this tool, both texts are the same but for blanks before such a comment."""
    for (old, old_cut), (new, new_cut) in zip(_without(before), _without(after), strict=True):
        assert old == new or ((old_cut or new_cut) and old.rstrip() == new.rstrip()), (old, new)
    assert _other_comments(before) == _other_comments(after)


def _without(document: Document) -> list[tuple[str, bool]]:
    """The lines without directives, and whether there was one; a line of nothing else is left out."""
    directives = {one.line: one for one in document.comments if one.text.lstrip(" \t").startswith(_DIRECTIVE)}
    kept = []
    for number, line in enumerate(document.text.split("\n"), start=1):
        comment = directives.get(number)
        if comment is None:
            kept.append((line, False))
        elif not comment.alone:
            kept.append((line[: comment.span.start.column - 1], True))
    return kept


def _other_comments(document: Document) -> list[str]:
    return [one.text for one in document.comments if not one.text.lstrip(" \t").startswith(_DIRECTIVE)]


def _facts(data: bytes) -> Facts | None:
    """The facts of a policy, or of what is laid over the clean one; None where there is no policy."""
    document = parse_document(NAME, data)
    if document.faults or document.root is None or not isinstance(document.root.value, dict):
        return None
    whole = "policylint" in document.root.value
    return _understood(document.root if whole else merge(clean_policy(), document.root))


def _understood(root: Node) -> Facts | None:
    facts, _ = checker().understand(Document(NAME, "", root, ()))
    return facts


def _require_no_difference(facts: Facts) -> None:
    """Written as JSON, with its keys in another order, it is the same policy."""
    policy = _reversed(facts.provenance.root.value)
    policy["notice"] = policy["notice"] | {"source": {"file": "another-copy.txt"}}  # so that all members are looked at
    try:
        document = parse_document(NAME, json.dumps(policy, ensure_ascii=False).encode())
    except UnicodeEncodeError:  # half a surrogate pair, which only an escape can hold
        return
    if document.root is None or document.root.value != policy:
        return
    copied = _understood(document.root)
    assert copied is not None
    assert compare(facts, copied) == ()


def _reversed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _reversed(value[key]) for key in reversed(value)}
    return [_reversed(item) for item in value] if isinstance(value, list) else value


@cache
def _sorts() -> frozenset[Sort]:
    return all_sorts()


def _spoken_of(change: Change) -> tuple[object, ...]:
    """A change with its places and both sides."""
    sides = (json.dumps(change.before), json.dumps(change.after))
    return (*change.sort, change.path, change.arguments, change.old_place, change.new_place, *sides)


def _filled(result: Result, texts: list[str]) -> Result:
    """The result with one more finding, in which the texts stand wherever texts can."""
    card = next(iter(checker().catalogue.cards.values()))
    first, last = texts[0], texts[-1]
    base = checked(checker(), Piece(NAME, b"")).findings[0]
    finding = base._replace(
        rule=card.id,
        severity=Severity.NOTE,
        authority=card.authority,
        references=card.references,
        why=card.why,
        remedy=card.remedy,
        message=first,
        policy=last,
        place=base.place._replace(path=(*texts[:5], len(texts)), whole_document=len(texts) % 2 == 0),
        arguments=tuple(texts),
        identity=last,
        number=len(texts),
        status=Status.SUPPRESSED,
        justification=first,
    )
    return result._replace(
        policy=last,
        findings=(finding,),
        failures=(Failure(card.id, first, result.file, last),),
        unreadable=first,
        excerpt=Excerpt(lambda: Kept(len(texts), dict(enumerate(texts, start=1)))),
    )
