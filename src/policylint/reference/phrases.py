"""Wordings the authorities call vague, found in a notice's own words."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from policylint.reference.names import NameIndex
from policylint.reference.tables import Table

_Entry: TypeAlias = tuple[str, str, str]
"""Row id, topic and the phrase itself."""


class Phrases:
    """Finds phrases of the table in texts of any of its languages."""

    def __init__(self, table: Table) -> None:
        self._anywhere = NameIndex(_entries(table, "phrases"))
        self._alone = NameIndex(_entries(table, "exact"))

    def find(self, texts: Iterable[str]) -> list[dict[str, str]]:
        """The vague phrases of ``texts`` as the facts hold them, each kind and phrase once."""
        found: dict[_Entry, None] = {}
        for text in texts:
            found |= {entry: None for match in self._anywhere.find(text) for entry in match.entries}
            found |= dict.fromkeys(self._alone.exact(text))
        return [{"id": id_, "topic": topic, "phrase": phrase} for id_, topic, phrase in found]


def _entries(table: Table, column: str) -> Iterator[tuple[str, _Entry]]:
    """The phrases of a column with what they stand for; `exact` ones count only where they are the whole text."""
    for id_, row in table.rows.items():
        for phrases in row.get(column, {}).values():
            yield from ((phrase, (id_, str(row["topic"]), phrase)) for phrase in phrases)
