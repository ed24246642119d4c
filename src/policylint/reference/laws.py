"""Laws as notices cite them: which act is meant, and whether it was in force on a day."""

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Any, NamedTuple

from policylint.reference.dates import Calendar, act_numbers_in, dates_in, reached, starts_after
from policylint.reference.indexes import Indexes
from policylint.reference.names import LONGEST_REMEMBERED, Match
from policylint.reference.tables import Row, Table

_KNOWN = ("title", "country", "repealed_on", "replaced_by", "applies_from", "withdrawn_on")
_DECISIVE = frozenset({"repealed_on", "applies_from", "withdrawn_on"})
_UNION = "EU"


class _Named(NamedTuple):
    """What a name stands for; a local one does so only for organisations of the act's own country."""

    id: str
    local: bool


class Laws:
    """Looks laws up by id, alias or abbreviation inside the words of a citation."""

    def __init__(self, table: Table, calendar: Calendar, indexes: Indexes) -> None:
        self._rows = table.rows
        self._calendar = calendar
        aliases = partial(self._names, "aliases", "local_aliases", titles=True)
        abbreviations = partial(self._names, "abbreviations", "local_abbreviations")
        self._aliases = indexes.get("laws", aliases, _Named._make)
        self._abbreviations = indexes.get("laws by abbreviation", abbreviations, _Named._make, keep_case=True)
        self._remembered = lru_cache(maxsize=512)(self._resolve)

    def _names(self, everywhere: str, at_home: str, *, titles: bool = False) -> Iterator[tuple[str, _Named]]:
        for id_, row in self._rows.items():
            own = (id_, row["title"]) if titles else ()
            yield from ((name, _Named(id_, local=False)) for name in (*own, *row.get(everywhere, ())))
            yield from ((name, _Named(id_, local=True)) for name in row.get(at_home, ()))

    def resolve(self, words: str, country: str | None, as_of: str) -> dict[str, Any]:
        """The law members of a citation in the facts; ``country`` decides between acts that share a name."""
        resolve = self._remembered if len(words) <= LONGEST_REMEMBERED else self._resolve
        return dict(resolve(words, country, as_of))

    def _resolve(self, words: str, country: str | None, as_of: str) -> dict[str, Any]:
        id_ = self._identify(words, country)
        if id_ is None:
            return {"status": "unknown", "misdated": False, "uncertain": False}
        row = self._rows[id_]
        known = {key: row[key] for key in _KNOWN if key in row}
        judged = {"status": _status(row, as_of), "misdated": self._misdated(words, row), "uncertain": _uncertain(row)}
        return {"id": id_, **judged, **known}

    def _identify(self, words: str, country: str | None) -> str | None:
        matches = [*self._aliases.find(words), *self._abbreviations.find(words)]
        ranked = sorted(matches, key=lambda match: -len(match.words))
        for match in ranked:
            chosen = self._choose(match, country)
            if chosen:
                return chosen
        return None

    def _choose(self, match: Match[_Named], country: str | None) -> str | None:
        """One act for the name: of the organisation's country, else of the Union, else the only one there is."""
        for wanted in (country, _UNION):
            for named in match.entries:
                if wanted and self._rows[named.id].get("country") == wanted:
                    return named.id
        abroad = [named.id for named in match.entries if not named.local]
        return abroad[0] if len(abroad) == 1 else None

    def _misdated(self, words: str, row: Row) -> bool:
        """Whether the words give a date or a number, and no date or number in them is the act's own.

        The day from which the act applies is wrong only where it is given as the act's own date.
        """
        applies, numbers = row.get("applies_from"), act_numbers_in(words)
        written = dates_in(words, self._calendar.months)
        dates = [day for day, before in written if day != applies or before in self._calendar.of]
        wrong_date = bool(dates) and "date" in row and row["date"] not in dates
        wrong_number = bool(numbers) and "number" in row and row["number"] not in numbers
        return wrong_number or (wrong_date and row.get("number") not in numbers)


def _uncertain(row: Row) -> bool:
    """Whether a day that decides on the status is not certain."""
    return row.get("status") == "uncertain" or bool(_DECISIVE & set(row.get("uncertain", ())))


def _status(row: Row, as_of: str) -> str:
    if row.get("kind") == "proposal":
        return "withdrawn" if reached(row, "withdrawn_on", as_of) else "proposal"
    if starts_after(row, "applies_from", as_of):
        return "not-yet-applicable"
    if reached(row, "repealed_on", as_of):
        return "body-ended" if row.get("kind") == "guidance-body" else "repealed"
    return "in-force"
