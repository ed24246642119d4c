"""Finds names in running text: whatever their case, accents, hyphens and spacing, and only whole words."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import filterfalse
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

Entry = TypeVar("Entry")
Words = tuple[str, ...]
_Name: TypeAlias = tuple[Words, tuple[Entry, ...]]
"""The words of a name, and all it may stand for."""

_WORD = re.compile(r"\w+")


@lru_cache(maxsize=512)
def words_of(text: str, *, keep_case: bool = False) -> Words:
    """The words of a text, without accents and, unless asked, without capitals."""
    plain = text
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        plain = "".join(filterfalse(unicodedata.combining, decomposed))
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
        by_first: defaultdict[str, list[_Name[Entry]]] = defaultdict(list)
        for words in sorted(collected, key=len, reverse=True):
            by_first[words[0]].append((words, tuple(collected[words])))
        self._by_first = dict(by_first)
        self._kept: Mapping[str, Any] = {}
        self._read: Callable[[Any], Entry] | None = None

    @classmethod
    def kept(
        cls, data: Mapping[str, Any], read: Callable[[Any], Entry], *, keep_case: bool = False
    ) -> "NameIndex[Entry]":
        """The index that ``to_data`` gave; ``read`` makes an entry from what JSON keeps of it."""
        index = cls((), keep_case=keep_case)
        index._kept, index._read = data, read
        return index

    def to_data(self) -> dict[str, Any]:
        """The index as JSON, if that can hold its entries: the names by their first words, the longest first."""
        return dict(self._by_first)

    def _beginning(self, word: str) -> "list[_Name[Entry]]":
        """The names that begin with a word, the longest first; those kept are made when they are first met."""
        if word not in self._by_first and self._read is not None and word in self._kept:
            read = self._read
            self._by_first[word] = [(tuple(words), tuple(map(read, entries))) for words, entries in self._kept[word]]
        return self._by_first.get(word, [])

    def exact(self, text: str) -> tuple[Entry, ...]:
        """What the whole of ``text`` names; empty when it is no name."""
        words = words_of(text, keep_case=self._keep_case)
        for name, entries in self._beginning(words[0]) if words else ():
            if name == words:
                return entries
        return ()

    def find(self, text: str) -> Iterator[Match[Entry]]:
        """The names in ``text`` in order, the longest at each place, none inside another."""
        words = words_of(text, keep_case=self._keep_case)
        first_words = self._kept or self._by_first
        return iter(()) if first_words.keys().isdisjoint(words) else self._matches(words)  # nearly all texts

    def _matches(self, words: Words) -> Iterator[Match[Entry]]:
        first_words = self._kept or self._by_first
        skip_to = 0
        for start, word in enumerate(words):
            if word not in first_words or start < skip_to:  # nearly all words
                continue
            for name, entries in self._beginning(word):
                if words[start : start + len(name)] == name:
                    yield Match(start, name, entries)
                    skip_to = start + len(name)
                    break

    def longest(self, text: str) -> Match[Entry] | None:
        """The name in ``text`` with the most words, the first of equals."""
        return max(self.find(text), key=lambda match: len(match.words), default=None)
