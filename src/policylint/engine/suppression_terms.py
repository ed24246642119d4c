"""What a team demands of the comments that silence findings."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from policylint.engine.suppressions import Suppression
from policylint.source.faults import Fault


class SuppressionTerms(NamedTuple):
    """By default nothing is demanded. ``max_days`` is how far ahead of the day of the check a last day may lie."""

    require_reason: bool = False
    require_expiry: bool = False
    max_days: int | None = None
    forbid: tuple[str, ...] = ()

    def breaches(self, suppressions: Iterable[Suppression], as_of: date) -> Iterator[tuple[Suppression, Fault]]:
        """The suppressions that do not meet the terms, each with the first thing that is wrong with it."""
        for suppression in suppressions:
            if reason := next(self._objections(suppression, as_of), None):
                message = f"This suppression {reason} It suppresses nothing."
                yield suppression, Fault("invalid-suppression", message, suppression.span, suppression.rules)

    def _objections(self, suppression: Suppression, as_of: date) -> Iterator[str]:
        for rule in suppression.rules:
            if rule in self.forbid:
                yield f"names `{rule}`, which the configuration forbids to suppress."
        if self.require_reason and not suppression.reason:
            yield "gives no reason, which the configuration demands. Add ` -- ` and the reason."
        if suppression.until is None:
            if self.require_expiry or self.max_days is not None:
                yield "has no last day, which the configuration demands. Add `until=` and the day."
        elif self.max_days is not None and (date.fromisoformat(suppression.until) - as_of).days > self.max_days:
            yield f"runs for more than the {self.max_days} days that the configuration allows. Choose an earlier day."
