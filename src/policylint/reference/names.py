"""Finds names in running text: whatever their case, accents, hyphens and spacing, and only whole words."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

Entry = TypeVar("Entry")
Words = tuple[str, ...]

_WORD = re.compile(r"\w+")


@lru_cache(maxsize=4096)
def words_of(text: str, *, keep_case: bool = False) -> Words:
    """The words of a text, without accents and, unless asked, without capitals."""
    plain = text
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return tuple(_WORD.findall(plain if keep_case else plain.casefold()))


class Match(NamedTuple, Generic[Entry]):
    """Where a name starts among a text's words, how many words it has, and all it may stand for."""

    start: int
    words: Words
    entries: tuple[Entry, ...]


class NameIndex(Generic[Entry]):
    """A list of names, each standing for an entry; several entries may share a name."""

    def __init__(self, names: Iterable[tuple[str, Entry]], *, keep_case: bool = False) -> None:
        self._keep_case = keep_case
        collected: defaultdict[Words, list[Entry]] = defaultdict(list)
        for name, entry in names:
            words = words_of(name, keep_case=keep_case)
            if words and entry not in collected[words]:
                collected[words].append(entry)
        self._entries = {words: tuple(entries) for words, entries in collected.items()}
        by_first: defaultdict[str, list[Words]] = defaultdict(list)
        for words in sorted(self._entries, key=len, reverse=True):
            by_first[words[0]].append(words)
        self._by_first = dict(by_first)

    def exact(self, text: str) -> tuple[Entry, ...]:
        """What the whole of ``text`` names; empty when it is no name."""
        return self._entries.get(words_of(text, keep_case=self._keep_case), ())

    def find(self, text: str) -> Iterator[Match[Entry]]:
        """The names in ``text`` in order, the longest at each place, none inside another."""
        words = words_of(text, keep_case=self._keep_case)
        by_first, skip_to = self._by_first, 0
        for start, word in enumerate(words):
            if start < skip_to or word not in by_first:
                continue
            for name in by_first[word]:
                if words[start : start + len(name)] == name:
                    yield Match(start, name, self._entries[name])
                    skip_to = start + len(name)
                    break

    def longest(self, text: str) -> Match[Entry] | None:
        """The name in ``text`` with the most words, the first of equals."""
        return max(self.find(text), key=lambda match: len(match.words), default=None)
