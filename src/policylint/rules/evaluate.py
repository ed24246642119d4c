"""One card over the facts of one policy: which candidates are at fault, how gravely, and where."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from policylint.facts.facts import Facts, Json
from policylint.facts.identity import identity
from policylint.finding import Finding, Place, Related, Severity
from policylint.location import Path
from policylint.rules.card import Card
from policylint.rules.query import Query

_TOGETHER = "$"
"""What candidates that make one fault are called, so that it stays the same fault when one of them is mended."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The policy a finding speaks of: its file as shown to people, and its id."""

    file: str
    policy: str


@dataclass(frozen=True, slots=True)
class _Fault:
    path: Path
    value: Json
    severity: Severity
    message: str
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A finding with the place of its candidate, which tells whether two rules speak of the same thing."""

    finding: Finding
    candidate: Place


def evaluate(card: Card, facts: Facts, subject: Subject) -> Iterator[Spoken]:
    """The findings of ``card`` on ``facts``; none when the rule is not in force on their day, or is another country's.

    Raises:
        QueryError: a query of the card went beyond its bounds.
    """
    if card.built_in or not card.in_force(facts.as_of) or not _at_home(card, facts):
        return
    faults = list(_faults(card, facts))
    if card.one and faults:
        places = dict.fromkeys(_place(card, fault, facts) for fault in faults)
        related = [Related(card.also_label, place) for place in list(places)[1:]]
        said = _spoken(card, faults[0], facts, subject, related)
        yield replace(said, finding=replace(said.finding, identity=_TOGETHER, arguments=()))
        return
    for fault in faults:
        yield _spoken(card, fault, facts, subject, [])


def _at_home(card: Card, facts: Facts) -> bool:
    return card.country is None or card.country == facts.country


def _faults(card: Card, facts: Facts) -> Iterator[_Fault]:
    root = facts.document
    seen: set[Path] = set()
    for query in card.given:
        for path, value in query.select(root):
            if path in seen or (card.when is not None and not card.when.holds(value, root)):
                continue
            seen.add(path)
            unknown = _unknown(card, root, value, path)
            if unknown is None:
                continue
            if not unknown and card.require is not None and card.require.holds(value, root):
                continue
            yield _judge(card, root, value, path, unknown)


def _unknown(card: Card, root: Json, value: Json, path: Path) -> list[str] | None:
    """What to ask for the facts that are unknown; None when one is, and the notice gives no cause to ask."""
    asks = []
    for need in card.needs:
        if need.fact.select(root, value, path):
            continue
        if not need.cause.holds(value, root):
            return None
        asks.append(need.ask)
    return asks


def _judge(card: Card, root: Json, value: Json, path: Path, unknown: list[str]) -> _Fault:
    case = next((case for case in card.cases if case.when.holds(value, root)), None)
    severity = case.severity if case else card.severity
    message = case.message if case and case.message else card.message
    text, arguments = message.fill(root, value, path)
    if unknown:
        severity = severity.lowered()
        text = "; ".join((text, *unknown))
    return _Fault(path, value, severity, text, arguments)


def _spoken(card: Card, fault: _Fault, facts: Facts, subject: Subject, related: list[Related]) -> Spoken:
    for also in card.also:
        if also.when is not None and not also.when.holds(fault.value, facts.document):
            continue
        places = (facts.provenance.place(path) for path in _paths(also.at, fault, facts))
        related = [*related, *(Related(also.label, place) for place in places)]
    place = _place(card, fault, facts)
    finding = Finding(
        rule=card.id,
        severity=fault.severity,
        authority=card.authority,
        message=fault.message,
        file=subject.file,
        policy=subject.policy,
        place=place,
        related=tuple(dict.fromkeys(item for item in related if item.place != place)),
        references=card.references,
        why=card.why,
        remedy=card.remedy,
        arguments=fault.arguments,
        identity=identity(facts.document, fault.path),
    )
    return Spoken(finding, facts.provenance.place(fault.path))


def _place(card: Card, fault: _Fault, facts: Facts) -> Place:
    return facts.provenance.place(_where(card, fault, facts))


def _where(card: Card, fault: _Fault, facts: Facts) -> Path:
    if card.at is None:
        return fault.path
    paths = _paths(card.at, fault, facts)
    if paths:
        return paths[0]
    steps = card.at.singular_path()
    if steps is None:
        return fault.path
    return steps if card.at.starts_at_root else (*fault.path, *steps)


def _paths(query: Query, fault: _Fault, facts: Facts) -> list[Path]:
    return [node.path for node in query.select(facts.document, fault.value, fault.path)]
