"""What the changes mean for people: every one is judged by one card, then what should have changed and did not.

Which card counts, when several select one change: not one that another selecting card supersedes; not a fallback card
where any other selects it; of the rest the most adverse, then the gravest, then the first by id. A test holds the
shipped cards to leaving exactly one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from policylint.diff.card import ChangeCard, Direction, Obligation, Verdict
from policylint.diff.change import Action, Area, Change, Kind
from policylint.diff.document import change_object
from policylint.errors import InternalError
from policylint.facts.facts import Facts, Json, Object
from policylint.facts.identity import identity
from policylint.finding import Reference, Severity
from policylint.location import Path

_CHANGES = "changes"
_DEFAULT = "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A change and what it means; ``message`` is one sentence without full stop.

    ``verdict`` says which of the card's verdicts this is: the condition of its case, or `default`.
    """

    change: Change
    card: ChangeCard = field(repr=False)
    direction: Direction
    severity: Severity
    obligations: tuple[Obligation, ...]
    message: str
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
    def references(self) -> tuple[Reference, ...]:
        """The law it rests on."""
        return self.card.references

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
    document: Object = {"changes": [change_object(change) for change in changes]}
    for name, facts in (("old", old), ("new", new)):
        if facts is not None:
            document |= {name: facts.document, "as_of": facts.as_of}
    judged = list(_judge_changes(changes, document, [card for card in cards.values() if card.judges_changes]))
    for one, written in zip(judged, document[_CHANGES], strict=True):
        written |= {"direction": one.direction, "severity": one.severity, "obligations": list(one.obligations)}
    if old is not None and new is not None:
        rest = [card for card in cards.values() if not card.judges_changes]
        judged += _judge_unchanged(document, rest, old, new, changes[0].policy)
    return tuple(judged)


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
    case, verdict = _verdict(card, value, document)
    return Judged(
        change=change,
        card=card,
        direction=verdict.direction,
        severity=verdict.severity,
        obligations=verdict.obligations,
        message=verdict.message.fill(document, value, path)[0],
        verdict=case,
    )


def _verdict(card: ChangeCard, value: Json, document: Object) -> tuple[str, Verdict]:
    for case in card.cases:
        if case.when.holds(value, document):
            return case.when.text, case.verdict
    return _DEFAULT, card.verdict


def _judge_unchanged(
    document: Object, cards: Iterable[ChangeCard], old: Facts, new: Facts, policy: str
) -> Iterator[Judged]:
    for card in cards:
        for path, value in selecting(card, document).items():
            _, verdict = _verdict(card, value, document)
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
