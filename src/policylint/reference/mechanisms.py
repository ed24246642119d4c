"""What a notice says it transfers data on, and whether that stood on a day."""

from typing import Any

from policylint.reference.dates import over, reached, starts_after
from policylint.reference.indexes import Indexes
from policylint.reference.tables import Row, Table

_KNOWN = (
    "title",
    "family",
    "regime",
    "valid_from",
    "ended_on",
    "ended_by",
    "transition_to",
    "copy_owed",
    "occasional",
    "public_powers",
    "countries",
    "citation",
    "challenge",
)


class Mechanisms:
    """Looks transfer mechanisms up by id or by any alias."""

    def __init__(self, table: Table, indexes: Indexes) -> None:
        self._rows = table.rows
        names = [
            (name, id_) for id_, row in table.rows.items() for name in (id_, row["title"], *row.get("aliases", ()))
        ]
        self._names = frozenset(name for name, _ in names)
        self._index = indexes.get("mechanisms", lambda: names, str)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in the table's order."""
        return tuple(self._rows)

    @property
    def names(self) -> frozenset[str]:
        """Every id and alias, as written in the table."""
        return self._names

    def resolve(self, words: str, as_of: str) -> dict[str, Any]:
        """The mechanism object of the facts.

        Raises:
            KeyError: ``words`` name no mechanism.
        """
        id_ = words if words in self._rows else next(iter(self._index.exact(words)), words)
        row = self._rows[id_]
        known = {key: row[key] for key in _KNOWN if key in row}
        return {"id": id_, "as_written": words, "status": _status(row, as_of), **known}


def _status(row: Row, as_of: str) -> str:
    if row.get("family") == "not-a-tool":
        return "not-a-tool"
    if starts_after(row, "valid_from", as_of):
        return "not-yet"
    if reached(row, "ended_on", as_of):
        return "transition" if row.get("transition_to") and not over(row, "transition_to", as_of) else "ended"
    return "ended" if over(row, "valid_to", as_of) and "ended_on" not in row else "in-force"
