"""Which rules a user wants to hear, and how loud."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from policylint.errors import UsageError
from policylint.finding import Authority, Severity
from policylint.rules.card import Card
from policylint.rules.catalogue import Catalogue
from policylint.rules.nearest import suggestion

_AUTHORITY = "authority:"

PRECONDITIONS = frozenset({
    "duplicate-key", "invalid-yaml", "not-utf8", "schema-violation", "too-large", "unknown-key", "unknown-reference",
    "unsupported-version", "unsupported-yaml",
})  # fmt: skip
"""The rules a policy must pass before any other is asked. They can be made milder, but never silent: a policy that
was not checked must not look like one in which nothing was found."""


class Level(StrEnum):
    """What a user can make of a rule's findings: any severity, or nothing at all."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OFF = "off"


class Selection(NamedTuple):
    """Names of rules, topics, packs, and `authority:NAME`; nothing selected means all that are on by default.

    ``levels`` are names with the severity their findings are to have; where several names mean a rule, its id counts
    before its topic, its pack and its authority. ``earlier`` is a selection that this one refines: what is selected
    here replaces it, and the rest comes on top.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: tuple[tuple[str, Level], ...] = ()
    earlier: "Selection | None" = None

    def cards(self, catalogue: Catalogue) -> tuple[Card, ...]:
        """The cards that may speak.

        Raises:
            UsageError: a name means no rule, topic, pack or authority, or a rule that cannot be left out.
        """
        for reason in self._objections(catalogue):
            raise UsageError(reason)
        return tuple(card for card in catalogue.cards.values() if self._wants(card))

    def severity(self, card: Card) -> Severity | None:
        """The severity that the findings of a card are to have; None where they keep their own."""
        level = self._level(card)
        if level is None:
            return self.earlier.severity(card) if self.earlier else None
        return None if level is Level.OFF else Severity(level.value)

    def _wants(self, card: Card) -> bool:
        if self._level(card) is Level.OFF or _named(card, self.ignore):
            return False
        if _named(card, self.select) or _named(card, self.extend_select):
            return True
        if self.select:
            return False
        return self.earlier._wants(card) if self.earlier else card.enabled  # noqa: SLF001 - another of this class

    def _level(self, card: Card) -> Level | None:
        if not self.levels:  # as for most cards of most runs
            return None
        levels = dict(self.levels)
        names = (card.id, card.topic, card.pack, _AUTHORITY + card.authority)
        return next((levels[name] for name in names if name in levels), None)

    def _objections(self, catalogue: Catalogue) -> Iterator[str]:
        """What is wrong with any of the names, as sentences."""
        silenced = (*self.ignore, *(name for name, level in self.levels if level is Level.OFF))
        for name in (*self.select, *self.extend_select, *self.ignore, *(name for name, _ in self.levels)):
            if reason := objection(name, catalogue, silenced=name in silenced):
                yield reason


def objection(name: str, catalogue: Catalogue, *, silenced: bool = False) -> str | None:
    """Why a name cannot be used in a selection, as a sentence; None when it can.

    Args:
        name: what may be a rule, topic, pack or authority.
        catalogue: the rules there are.
        silenced: whether the name is to be left out.
    """
    known = {*catalogue.cards, *catalogue.topics, *catalogue.packs, *(_AUTHORITY + one for one in Authority)}
    if name not in known:
        hint = suggestion(name, known)
        return f"`{name}` is no rule, topic, pack or authority.{hint} `policylint rules` lists them all."
    if silenced and name in PRECONDITIONS:
        return (
            f"`{name}` cannot be left out, because a policy that fails it is not checked any further and would look "
            "as if nothing were wrong. Give it another severity instead."
        )
    return None


def _named(card: Card, names: Iterable[str]) -> bool:
    """Whether a name means the card. A rule that is off by default is only meant by its own id."""
    own = {card.id} if not card.enabled else {card.id, card.topic, card.pack, _AUTHORITY + card.authority}
    return any(name in own for name in names)
