"""A change card: what a change means for the people whose data it is, as data, typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath
from typing import Any, NamedTuple

from policylint.finding import Reference, Severity
from policylint.rules.message import Message
from policylint.rules.query import Condition, Query


class Direction(StrEnum):
    """What a change means for the data subject, in the order of a report."""

    ADVERSE = "adverse"
    UNCLEAR = "unclear"
    FAVOURABLE = "favourable"
    NEUTRAL = "neutral"


class Obligation(StrEnum):
    """What the law asks the organisation to do about a change, the most pressing first."""

    ASK_CONSENT_AGAIN = "ask-consent-again"
    INFORM_BEFORE = "inform-before"
    COMPATIBILITY_TEST = "compatibility-test"
    OFFER_OBJECTION = "offer-objection"
    REVIEW_DPIA = "review-dpia"
    UPDATE_RECORD = "update-record"
    TELL_SUPERVISORY_AUTHORITY_OF_DPO = "tell-supervisory-authority-of-dpo"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a change is judged."""

    direction: Direction
    severity: Severity
    obligations: tuple[Obligation, ...]
    message: Message


class Case(NamedTuple):
    """A verdict of its own where ``when`` holds; what a case leaves unsaid is as the card has it."""

    when: Condition
    verdict: Verdict


class Expected(NamedTuple):
    """A card that must judge a change of an example, and what it must say of it for people."""

    card: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class ExamplePair:
    """Two policies, each partial and laid over the clean one, and the cards that must judge what differs.

    ``old`` and ``new`` are YAML, the clean policy itself where one is not given; None on the side that has no policy.
    """

    title: str
    as_of: str | None
    old: bytes | None
    new: bytes | None
    expect: tuple[Expected, ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeCard:
    """All a change card says.

    ``fallback`` cards judge only what no other card does. A card whose ``given`` leads elsewhere than to
    `$.changes` judges what is no change, once all changes are judged. ``applied_from`` holds the first day of each of
    the ``references`` in turn, ``owed_from`` that of the law behind each obligation, as ISO 8601 strings; None where
    no day is known, and the law counts as of old.
    """

    id: str
    title: str
    file: str
    given: tuple[Query, ...]
    when: Condition | None
    verdict: Verdict
    cases: tuple[Case, ...]
    supersedes: tuple[str, ...]
    fallback: bool
    references: tuple[Reference, ...]
    applied_from: tuple[str | None, ...]
    owed_from: Mapping[Obligation, str | None] = field(repr=False)
    sources: tuple[Mapping[str, Any], ...]
    why: str
    remedy: str
    limits: str
    examples: tuple[ExamplePair, ...] = field(repr=False)

    @property
    def topic(self) -> str:
        """The folder it lies in, which keeps cards of one matter together."""
        return PurePath(self.file).parent.name

    @property
    def judges_changes(self) -> bool:
        """Whether it judges changes, and not what did not change although they did."""
        return all(end[1:2] == ("changes",) for query in self.given for end in query.ends())

    def in_force(self, as_of: str) -> bool:
        """Whether any of the law it rests on applied on a day."""
        days = [day for day in self.applied_from if day is not None]
        return not days or min(days) <= as_of

    def references_on(self, as_of: str) -> tuple[Reference, ...]:
        """The law it rests on, as far as that applied on a day."""
        dated = zip(self.references, self.applied_from, strict=True)
        return tuple(reference for reference, day in dated if day is None or day <= as_of)

    def owed_on(self, verdict: Verdict, as_of: str) -> tuple[Obligation, ...]:
        """The obligations of one of its verdicts, as far as the law behind them applied on a day."""
        days = {obligation: self.owed_from.get(obligation) for obligation in verdict.obligations}
        return tuple(obligation for obligation, day in days.items() if day is None or day <= as_of)

    def severity_on(self, verdict: Verdict, as_of: str) -> Severity:
        """How grave one of its verdicts is: no more than a note before any of the law it rests on applied."""
        return verdict.severity if self.in_force(as_of) else Severity.NOTE
