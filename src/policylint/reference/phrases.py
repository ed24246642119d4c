"""Wordings the authorities call vague, found in a notice's own words."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, TypeAlias

from policylint.reference.indexes import Indexes
from policylint.reference.names import LONGEST_REMEMBERED, words_of
from policylint.reference.tables import Table

_Entry: TypeAlias = tuple[str, str, str]
"""Row id, topic and the phrase itself."""


class Phrases:
    """Finds phrases of the table in texts of any of its languages."""

    def __init__(self, table: Table, indexes: Indexes) -> None:
        self._anywhere = indexes.get("phrases", lambda: _entries(table, "phrases"), _entry)
        self._alone = indexes.get("phrases alone", lambda: _entries(table, "exact"), _entry)
        self._telling = self._anywhere.longest_words | self._alone.longest_words
        self._remembered = lru_cache(maxsize=1024)(self._entries_in)

    def find(self, texts: Iterable[str]) -> list[dict[str, str]]:
        """The vague phrases of ``texts`` as the facts hold them, each kind and phrase once."""
        found: dict[_Entry, None] = {}
        for text in texts:
            entries = self._remembered(text) if len(text) <= LONGEST_REMEMBERED else self._entries_in(text)
            if entries:
                found.update(dict.fromkeys(entries))
        return [{"id": id_, "topic": topic, "phrase": phrase} for id_, topic, phrase in found]

    def _entries_in(self, text: str) -> tuple[_Entry, ...]:
        words = words_of(text)
        if self._telling.isdisjoint(words):  # most texts
            return ()
        anywhere = (entry for match in self._anywhere.among(words) for entry in match.entries)
        return (*anywhere, *self._alone.whole(words))


def _entry(kept: Any) -> _Entry:
    id_, topic, phrase = kept
    return id_, topic, phrase


def _entries(table: Table, column: str) -> Iterator[tuple[str, _Entry]]:
    """The phrases of a column with what they stand for; `exact` ones count only where they are the whole text."""
    for id_, row in table.rows.items():
        for phrases in row.get(column, {}).values():
            yield from ((phrase, (id_, str(row["topic"]), phrase)) for phrase in phrases)
