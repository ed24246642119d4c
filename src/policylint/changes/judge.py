"""What the changes mean for people: every one is judged by one card, then what should have changed and did not.

Which card counts, when several select one change: not one that another selecting card supersedes; not a fallback card
where any other selects it; of the rest the most adverse, then the gravest, then the first by id. A test holds the
shipped cards to leaving exactly one.

Every change is judged, whatever the day. Before the law that a card rests on applied, its verdict is a note without
references, and obligations are left out until their own law applies; cards on what did not change are silent.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from policylint.changes.card import ChangeCard, Direction, Obligation, Verdict
from policylint.changes.change import Action, Area, Change, Kind
from policylint.changes.document import change_object
from policylint.errors import InternalError
from policylint.facts.facts import Facts, Json, Object
from policylint.facts.identity import identity
from policylint.finding import Reference, Severity
from policylint.location import Path

_CHANGES = "changes"
_TODAY = "as_of"
_DEFAULT = "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A change and what it means; ``message`` is one sentence without full stop.

    ``verdict`` says which of the card's verdicts this is: the condition of its case, or `default`. ``references``,
    ``severity`` and ``obligations`` leave out what was not yet law on the day of the comparison.
    """

    change: Change
    card: ChangeCard = field(repr=False)
    direction: Direction
    severity: Severity
    obligations: tuple[Obligation, ...]
    message: str
    references: tuple[Reference, ...]
    verdict: str = _DEFAULT

    @property
    def id(self) -> str:
        """The id of the card that judges it."""
        return self.card.id

    @property
    def why(self) -> str:
        """Why it matters."""
        return self.card.why

    @property
    def remedy(self) -> str:
        """What to do about it."""
        return self.card.remedy

    @property
    def fingerprint(self) -> str:
        """That of the change, which does not hang on the card."""
        return self.change.fingerprint


def judge(
    changes: Sequence[Change], old: Facts | None, new: Facts | None, cards: Mapping[str, ChangeCard]
) -> tuple[Judged, ...]:
    """Judge every change between two versions, then what did not change although it should have.

    Raises:
        InternalError: no card judges a change.
        QueryError: a query of a card went beyond its bounds.
    """
    if not changes:
        return ()
    document = document_of(changes, old, new)
    judged = list(_judge_changes(changes, document, [card for card in cards.values() if card.judges_changes]))
    tell(document, judged)
    if old is not None and new is not None:
        rest = [card for card in cards.values() if not card.judges_changes and card.in_force(new.as_of)]
        judged += _judge_unchanged(document, rest, old, new, changes[0].policy)
    return tuple(judged)


def document_of(changes: Sequence[Change], old: Facts | None, new: Facts | None) -> Object:
    """What the queries of change cards see; a side that has no policy is absent."""
    document: Object = {_CHANGES: [change_object(change) for change in changes]}
    for name, facts in (("old", old), ("new", new)):
        if facts is not None:
            document |= {name: facts.document, _TODAY: facts.as_of}
    return document


def tell(document: Object, judged: Iterable[Judged]) -> None:
    """Let cards on what did not change see how each change in the document was judged."""
    for one, written in zip(judged, document[_CHANGES], strict=False):
        written |= {"direction": one.direction, "severity": one.severity, "obligations": list(one.obligations)}


def selecting(card: ChangeCard, document: Object) -> dict[Path, Json]:
    """What a card speaks of, by path."""
    nodes = (node for query in card.given for node in query.select(document))
    return {path: value for path, value in nodes if card.when is None or card.when.holds(value, document)}


def preferred(cards: Sequence[ChangeCard]) -> list[ChangeCard]:
    """The cards that remain of those that select one change: one, if the cards are well made."""
    silenced = {id_ for card in cards for id_ in card.supersedes}
    heard = [card for card in cards if card.id not in silenced]
    return [card for card in heard if not card.fallback] or heard


def _judge_changes(changes: Sequence[Change], document: Object, cards: Iterable[ChangeCard]) -> Iterator[Judged]:
    speaking: list[list[ChangeCard]] = [[] for _ in changes]
    for card in cards:
        for path in selecting(card, document):
            speaking[int(path[1])].append(card)
    for index, change in enumerate(changes):
        value, path = document[_CHANGES][index], (_CHANGES, index)
        said = [_judged(card, change, value, path, document) for card in preferred(speaking[index])]
        if not said:
            raise InternalError(f"no change card judges {'/'.join(change.sort)} at {change.path}.")
        yield min(said, key=_weight)


def _weight(judged: Judged) -> tuple[int, int, str]:
    return list(Direction).index(judged.direction), -judged.severity.rank, judged.id


def _judged(card: ChangeCard, change: Change, value: Json, path: Path, document: Object) -> Judged:
    case, verdict = verdict_of(card, value, document)
    as_of = document[_TODAY]
    return Judged(
        change=change,
        card=card,
        direction=verdict.direction,
        severity=card.severity_on(verdict, as_of),
        obligations=card.owed_on(verdict, as_of),
        message=verdict.message.fill(document, value, path)[0],
        references=card.references_on(as_of),
        verdict=case,
    )


def verdict_of(card: ChangeCard, value: Json, document: Object) -> tuple[str, Verdict]:
    """Which of its verdicts a card gives, with the condition of its case, or `default`."""
    for case in card.cases:
        if case.when.holds(value, document):
            return case.when.text, case.verdict
    return _DEFAULT, card.verdict


def _judge_unchanged(
    document: Object, cards: Iterable[ChangeCard], old: Facts, new: Facts, policy: str
) -> Iterator[Judged]:
    for card in cards:
        for path, value in selecting(card, document).items():
            _, verdict = verdict_of(card, value, document)
            arguments = verdict.message.fill(document, value, path)[1]
            side = new if path[0] == "new" else old
            place = new.provenance.place(path[1:])
            change = Change(
                area=Area.NOTICE,
                kind=Kind.LIFECYCLE,
                action=Action.CHANGED,
                subject=card.id,
                path=identity(side.document, path[1:]),
                key="the notice",
                old_place=old.provenance.place(path[1:]),
                new_place=place,
                arguments=(card.id, *arguments),
                policy=policy,
                anchor=place,
            )
            yield _judged(card, change, value, path, document)
