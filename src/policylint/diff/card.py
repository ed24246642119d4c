"""A change card: what a change means for the people whose data it is, as data, typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
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


@dataclass(frozen=True, slots=True)
class Case:
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

    ``old`` and ``new`` are YAML; the clean policy itself where one is not given.
    """

    title: str
    as_of: str | None
    old: bytes
    new: bytes
    expect: tuple[Expected, ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeCard:
    """All a change card says.

    ``fallback`` cards judge only what no other card does. A card whose ``given`` leads elsewhere than to
    `$.changes` judges what is no change, once all changes are judged.
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
    sources: tuple[Mapping[str, Any], ...]
    why: str
    remedy: str
    limits: str
    examples: tuple[ExamplePair, ...] = field(repr=False)

    @property
    def judges_changes(self) -> bool:
        """Whether it judges changes, and not what did not change although they did."""
        return all(end[1:2] == ("changes",) for query in self.given for end in query.ends())
