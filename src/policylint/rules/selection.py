"""Which rules a user wants to hear."""

from collections.abc import Iterable
from dataclasses import dataclass

from policylint.errors import UsageError
from policylint.finding import Authority
from policylint.rules.card import Card
from policylint.rules.catalogue import Catalogue
from policylint.rules.nearest import suggestion

_AUTHORITY = "authority:"


@dataclass(frozen=True)
class Selection:
    """Names of rules, topics, packs, and `authority:NAME`; nothing selected means all that are on by default."""

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def cards(self, catalogue: Catalogue) -> tuple[Card, ...]:
        """The cards that may speak.

        Raises:
            UsageError: a name means no rule, topic, pack or authority.
        """
        for name in (*self.select, *self.extend_select, *self.ignore):
            _require_known(name, catalogue)
        return tuple(card for card in catalogue.cards.values() if self._wants(card))

    def _wants(self, card: Card) -> bool:
        by_default = not self.select and card.enabled
        wanted = by_default or _named(card, self.select) or _named(card, self.extend_select)
        return wanted and not _named(card, self.ignore)


def _named(card: Card, names: Iterable[str]) -> bool:
    """Whether a name means the card. A rule that is off by default is only meant by its own id."""
    own = {card.id} if not card.enabled else {card.id, card.topic, card.pack, _AUTHORITY + card.authority}
    return any(name in own for name in names)


def _require_known(name: str, catalogue: Catalogue) -> None:
    known = {*catalogue.cards, *catalogue.topics, *catalogue.packs, *(_AUTHORITY + one for one in Authority)}
    if name not in known:
        raise UsageError(
            f"`{name}` is no rule, topic, pack or authority.{suggestion(name, known)} "
            "`policylint rules` lists them all."
        )
