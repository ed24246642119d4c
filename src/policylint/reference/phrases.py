"""Wordings the authorities call vague, found in a notice's own words."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from policylint.reference.indexes import Indexes
from policylint.reference.tables import Table

_Entry: TypeAlias = tuple[str, str, str]
"""Row id, topic and the phrase itself."""


class Phrases:
    """Finds phrases of the table in texts of any of its languages."""

    def __init__(self, table: Table, indexes: Indexes) -> None:
        self._anywhere = indexes.get("phrases", lambda: _entries(table, "phrases"), _entry)
        self._alone = indexes.get("phrases alone", lambda: _entries(table, "exact"), _entry)

    def find(self, texts: Iterable[str]) -> list[dict[str, str]]:
        """The vague phrases of ``texts`` as the facts hold them, each kind and phrase once."""
        found: dict[_Entry, None] = {}
        for text in texts:
            for match in self._anywhere.find(text):
                found.update(dict.fromkeys(match.entries))
            found.update(dict.fromkeys(self._alone.exact(text)))
        return [{"id": id_, "topic": topic, "phrase": phrase} for id_, topic, phrase in found]


def _entry(kept: Any) -> _Entry:
    id_, topic, phrase = kept
    return id_, topic, phrase


def _entries(table: Table, column: str) -> Iterator[tuple[str, _Entry]]:
    """The phrases of a column with what they stand for; `exact` ones count only where they are the whole text."""
    for id_, row in table.rows.items():
        for phrases in row.get(column, {}).values():
            yield from ((phrase, (id_, str(row["topic"]), phrase)) for phrase in phrases)
