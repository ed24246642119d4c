"""One card over the facts of one policy: which candidates are at fault, how gravely, and where."""

from collections.abc import Iterable
from typing import NamedTuple

from policylint.facts.facts import Facts, Json
from policylint.facts.identity import identity
from policylint.finding import Finding, Place, Related, Severity
from policylint.location import Path
from policylint.rules.card import Card
from policylint.rules.closures_run import Link, Run, path_of
from policylint.rules.query import Query, QueryError

MOST_FINDINGS = 30_000
"""How often one card may speak of one policy: more than a policy of the largest size has statements."""
_TOGETHER = "$"
"""What candidates that make one fault are called, so that it stays the same fault when one of them is mended."""


class Subject(NamedTuple):
    """The policy a finding speaks of: its file as shown to people, and its id."""

    file: str
    policy: str


class _Fault(NamedTuple):
    path: Path
    value: Json
    severity: Severity
    message: str
    arguments: tuple[str, ...]


class _Asking(NamedTuple):
    """What one card is asked about, and the bounds it has to keep to."""

    facts: Facts
    subject: Subject
    run: Run


class Spoken(NamedTuple):
    """A finding with the place of its candidate, which tells whether two rules speak of the same thing."""

    finding: Finding
    candidate: Place


def speaks(card: Card, as_of: str, country: str | None) -> bool:
    """Whether a card is in force on a day, and is not another country's."""
    return not card.built_in and card.in_force(as_of) and card.country in {None, country}


def evaluate(card: Card, facts: Facts, subject: Subject) -> Iterable[Spoken]:
    """The findings of ``card``, which must be one that speaks, on ``facts``.

    Raises:
        QueryError: a query of the card went beyond its bounds.
    """
    run = Run(facts.document)  # one for all candidates, so that no card can multiply its bounds by their number
    faults = _faults(card, run)
    if not faults:
        return []
    asking = _Asking(facts, subject, run)
    if not card.one:
        return (_spoken(card, fault, asking, []) for fault in faults)
    places = dict.fromkeys(_place(card, fault, asking) for fault in faults)
    related = [Related(card.also_label, place) for place in list(places)[1:]]
    said = _spoken(card, faults[0], asking, related)
    return [said._replace(finding=said.finding._replace(identity=_TOGETHER, arguments=()))]


def _faults(card: Card, run: Run) -> list[_Fault]:
    root, when, require = run.root, card.when, card.require
    faults: list[_Fault] = []
    judged: set[Link] = set()
    for query in card.given:
        for link, value in query.candidates(run):
            if when is not None and not when.holds(value, root, run):
                continue
            if require is not None and require.holds(value, root, run):
                continue  # what is fulfilled is so, whatever may be unknown
            if link in judged:
                continue
            judged.add(link)
            path = path_of(link)
            unknown = _unknown(card, value, path, run)
            if unknown is not None:
                faults.append(_judge(card, value, path, unknown, run))
            if len(faults) > MOST_FINDINGS:
                raise QueryError(f"it finds more than {MOST_FINDINGS:,} faults in one policy: select less")
    return faults


def _unknown(card: Card, value: Json, path: Path, run: Run) -> list[str] | None:
    """What to ask for the facts that are unknown; None when one is, and the notice gives no cause to ask."""
    asks = []
    for need in card.needs:
        if need.fact.select(run.root, value, path, run):
            continue
        if not need.cause.holds(value, run.root, run):
            return None
        asks.append(need.ask)
    return asks


def _judge(card: Card, value: Json, path: Path, unknown: list[str], run: Run) -> _Fault:
    case = next((case for case in card.cases if case.when.holds(value, run.root, run)), None)
    severity = case.severity if case else card.severity
    message = case.message if case and case.message else card.message
    text, arguments = message.fill(run.root, value, path)
    if unknown:
        severity = severity.lowered()
        text = "; ".join((text, *unknown))
    return _Fault(path, value, severity, text, arguments)


def _spoken(card: Card, fault: _Fault, asking: _Asking, related: list[Related]) -> Spoken:
    facts, subject, run = asking
    for also in card.also:
        if also.when is not None and not also.when.holds(fault.value, facts.document, run):
            continue
        places = (facts.provenance.place(path) for path in _paths(also.at, fault, run))
        related = [*related, *(Related(also.label, place) for place in places)]
    candidate = facts.provenance.place(fault.path)
    place = candidate if card.at is None else _place(card, fault, asking)
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
    return Spoken(finding, candidate)


def _place(card: Card, fault: _Fault, asking: _Asking) -> Place:
    return asking.facts.provenance.place(_where(card, fault, asking.run))


def _where(card: Card, fault: _Fault, run: Run) -> Path:
    if card.at is None:
        return fault.path
    paths = _paths(card.at, fault, run)
    if paths:
        return paths[0]
    steps = card.at.singular_path()
    if steps is None:
        return fault.path
    return steps if card.at.starts_at_root else (*fault.path, *steps)


def _paths(query: Query, fault: _Fault, run: Run) -> list[Path]:
    return [node.path for node in query.select(run.root, fault.value, fault.path, run)]
