"""One card over the facts of one policy: which candidates are at fault, how gravely, and where."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias

from policylint.facts.facts import Facts, Json
from policylint.facts.identity import identity
from policylint.finding import Finding, Place, Related, Severity
from policylint.location import Path
from policylint.rules.card import Card
from policylint.rules.closures_roots import Find, Found
from policylint.rules.closures_run import Link, Run, path_of
from policylint.rules.query import Query, QueryError

MOST_FINDINGS: Final = 30_000
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

    card: Card
    facts: Facts
    subject: Subject
    run: Run


class Question(NamedTuple):
    """A card, and its queries ready to run: most cards of most runs go no further than these."""

    card: Card
    given: tuple[tuple[Query, Find], ...]


Candidates: TypeAlias = tuple[Card, Found, QueryError | None]
"""A card and what its queries select, or why they could not be run; for so many, a class of its own would tell."""


class Spoken(NamedTuple):
    """A finding with the place of its candidate, which tells whether two rules speak of the same thing."""

    finding: Finding
    candidate: Place


def speaks(card: Card, as_of: str, country: str | None) -> bool:
    """Whether a card is in force on a day, and is not another country's."""
    return not card.built_in and card.in_force(as_of) and card.country in {None, country}


def question(card: Card) -> Question:
    """What to ask for a card."""
    return Question(card, tuple((query, query.find) for query in card.given))


def evaluate(card: Card, facts: Facts, subject: Subject) -> Iterable[Spoken]:
    """The findings of ``card``, which must be one that speaks, on ``facts``.

    Raises:
        QueryError: a query of the card went beyond its bounds.
    """
    run = Run(facts.document)
    for candidates in ask([question(card)], run):
        return answers(candidates, facts, subject, run)
    return ()


def ask(questions: Iterable[Question], run: Run) -> Iterator[Candidates]:
    """The candidates of each card that has any, in order; its answers must be heard before going on to the next.

    One loop for all cards, since most have none. They share what ``run`` knows, and each has its bounds for itself.
    """
    for card, given in questions:
        run.renew()
        found: Found = []
        for query, find in given:
            try:
                found += find(run)
            except QueryError as error:
                yield card, [], query.failed(error)
                break
        else:
            if found:
                yield card, found, None


def answers(candidates: Candidates, facts: Facts, subject: Subject, run: Run) -> Iterable[Spoken]:
    """The findings of one card.

    Raises:
        QueryError: a query of the card went beyond its bounds.
    """
    card, found, error = candidates
    if error is not None:
        raise error
    faults = _faults(card, found, run)
    if not faults:
        return ()
    asking = _Asking(card, facts, subject, run)
    return (_together(asking, faults),) if card.one else _one_by_one(asking, faults)


def _one_by_one(asking: _Asking, faults: Sequence[_Fault]) -> Iterator[Spoken]:
    """A finding for each fault; what was said before a query went beyond its bounds counts."""
    for fault in faults:
        yield _spoken(asking, fault)


def _faults(card: Card, found: Found, run: Run) -> list[_Fault]:
    """The candidates at fault; all share the run, so that no card can multiply its bounds by their number."""
    root, when, require, needs = run.root, card.when, card.require, card.needs
    faults: list[_Fault] = []
    judged: set[Link] = set()
    for link, value in found:
        if when is not None and not when.holds(value, root, run):
            continue
        if require is not None and require.holds(value, root, run):
            continue  # what is fulfilled is so, whatever may be unknown
        if link in judged:
            continue
        judged.add(link)
        path = path_of(link)
        unknown = _unknown(card, value, path, run) if needs else ()
        if unknown is not None:
            faults.append(_judge(card, value, path, unknown, run))
        if len(faults) > MOST_FINDINGS:
            raise QueryError(f"it finds more than {MOST_FINDINGS:,} faults in one policy: select less")
    return faults


def _unknown(card: Card, value: Json, path: Path, run: Run) -> Sequence[str] | None:
    """What to ask for the facts that are unknown; None when one is, and the notice gives no cause to ask."""
    asks = []
    for need in card.needs:
        if need.fact.select(run.root, value, path, run):
            continue
        if not need.cause.holds(value, run.root, run):
            return None
        asks.append(need.ask)
    return asks


def _judge(card: Card, value: Json, path: Path, unknown: Sequence[str], run: Run) -> _Fault:
    severity, message = card.severity, card.message
    for case in card.cases:
        if case.when.holds(value, run.root, run):
            severity, message = case.severity, case.message or message
            break
    text, arguments = message.fill(run.root, value, path)
    if unknown:
        severity = severity.lowered()
        text = "; ".join((text, *unknown))
    return _Fault(path, value, severity, text, arguments)


def _together(asking: _Asking, faults: list[_Fault]) -> Spoken:
    """The one finding of a card that makes one of all its candidates: at the first, with the places of the others."""
    places = dict.fromkeys(_place(asking, fault) for fault in faults)
    related = [Related(asking.card.also_label, place) for place in list(places)[1:]]
    first = faults[0]._replace(arguments=())
    return _spoken(asking, first, related, _TOGETHER)


def _spoken(asking: _Asking, fault: _Fault, related: Sequence[Related] = (), name: str = "") -> Spoken:
    """A finding; it goes by the name of its fact, unless another is given."""
    card, facts, subject, _ = asking
    candidate = facts.provenance.place(fault.path)
    place = candidate if card.at is None else _place(asking, fault)
    if card.also:
        related = [*related, *_also(asking, fault)]
    finding = Finding(
        rule=card.id,
        severity=fault.severity,
        authority=card.authority,
        message=fault.message,
        file=subject.file,
        policy=subject.policy,
        place=place,
        related=tuple(dict.fromkeys(item for item in related if item.place != place)) if related else (),
        references=card.references,
        why=card.why,
        remedy=card.remedy,
        arguments=fault.arguments,
        identity=name or identity(facts.document, fault.path),
    )
    return Spoken(finding, candidate)


def _also(asking: _Asking, fault: _Fault) -> Iterator[Related]:
    """The further places that the card shows."""
    card, facts, _, run = asking
    for also in card.also:
        if also.when is None or also.when.holds(fault.value, run.root, run):
            for path in _paths(also.at, fault, run):
                yield Related(also.label, facts.provenance.place(path))


def _place(asking: _Asking, fault: _Fault) -> Place:
    return asking.facts.provenance.place(_where(asking.card, fault, asking.run))


def _where(card: Card, fault: _Fault, run: Run) -> Path:
    """The path to point at: where ``at`` leads, or would lead if anything were there."""
    if card.at is None:
        return fault.path
    steps = card.at.singular_path()
    if steps is None or any(isinstance(step, int) and step < 0 for step in steps):  # else there is nothing to find out
        for path in _paths(card.at, fault, run):
            return path
    if steps is None:
        return fault.path
    return steps if card.at.starts_at_root else (*fault.path, *steps)


def _paths(query: Query, fault: _Fault, run: Run) -> list[Path]:
    return [node.path for node in query.select(run.root, fault.value, fault.path, run)]
