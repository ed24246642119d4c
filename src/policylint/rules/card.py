"""A rule card: one rule of law as data, typed."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from policylint.finding import Authority, Reference, Severity
from policylint.rules.message import Message
from policylint.rules.query import Condition, Query

NATIONAL = "national"
"""The folder whose sub-folders are packs of one country each."""


class Case(NamedTuple):
    """A severity, and perhaps a message, of its own where ``when`` holds."""

    when: Condition
    severity: Severity
    message: Message | None


class Need(NamedTuple):
    """A fact without which the rule cannot decide; with cause it says so one step lower, else it is silent."""

    fact: Query
    cause: Condition
    ask: str


class Also(NamedTuple):
    """Further places to show, with a label; ``when`` says of which candidates."""

    label: str
    at: Query
    when: Condition | None = None


class Spare(NamedTuple):
    """A clause that no example can show to matter, as the law data stand, and the reason to keep it."""

    clause: str
    because: str


class Example(NamedTuple):
    """A policy, partial unless ``whole``, that the card's rule must find fault with, or must not.

    ``sources`` are the published texts by file name, where the example is about evidence.
    """

    bad: bool
    title: str
    as_of: str | None
    whole: bool
    data: bytes
    line: int
    expect: tuple[str, ...] = ()
    sources: Mapping[str, str] | None = None


class Card(NamedTuple):
    """All a card says. Days are ISO 8601 strings; ``in_force_to`` is the last one."""

    id: str
    title: str
    topic: str
    pack: str
    file: str
    severity: Severity
    authority: Authority
    references: tuple[Reference, ...]
    sources: tuple[Mapping[str, Any], ...]
    in_force_from: str | None
    in_force_to: str | None
    built_in: bool
    enabled: bool
    given: tuple[Query, ...]
    when: Condition | None
    require: Condition | None
    cases: tuple[Case, ...]
    needs: tuple[Need, ...]
    at: Query | None
    also: tuple[Also, ...]
    one: bool
    also_label: str
    supersedes: tuple[str, ...]
    message: Message
    why: str
    remedy: str
    limits: str
    examples: tuple[Example, ...]
    replaces: str | None = None
    spare: tuple[Spare, ...] = ()

    @property
    def country(self) -> str | None:
        """The ISO 3166-1 code of the country a national pack is for; None for a card that holds everywhere."""
        pack, _, country = self.pack.partition("/")
        return country.upper() if pack == NATIONAL else None

    def in_force(self, as_of: str) -> bool:
        """Whether the rule speaks as of a day."""
        after_start = self.in_force_from is None or self.in_force_from <= as_of
        return after_start and (self.in_force_to is None or as_of <= self.in_force_to)
