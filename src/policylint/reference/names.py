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

LONGEST_REMEMBERED = 200
"""Characters of the longest text of a policy for which an answer is kept: many come again, in other policies too."""

_WORD = re.compile(r"\w+")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_SPACED = "".join(char if char.isalnum() or char == "_" else " " for char in map(chr, range(128)))
_FOLDED = _SPACED.casefold()
"""What becomes of the characters of ASCII: splitting at spaces is three times as fast as a regular expression."""


def words_of(text: str, *, keep_case: bool = False) -> Words:
    """The words of a text, without accents and, unless asked, without capitals."""
    plain = text
    if not text.isascii():
        plain = _FOREIGN.sub(_plain, text)
        if not plain.isascii():
            return tuple(_WORD.findall(plain if keep_case else plain.casefold()))
    return tuple(plain.translate(_SPACED if keep_case else _FOLDED).split())


def _plain(found: re.Match[str]) -> str:
    return _without_accents(found[0])


@lru_cache(maxsize=1024)
def _without_accents(char: str) -> str:
    return "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", char)))


class Match(NamedTuple, Generic[Entry]):
    """Where a name starts among a text's words, how many words it has, and all it may stand for."""

    start: int
    words: Words
    entries: tuple[Entry, ...]


class NameIndex(Generic[Entry]):
    """A list of names, each standing for an entry; several entries may share a name.

    Names are kept by their longest word, the rarest as a rule, so that hardly a text has one without having the name.
    """

    def __init__(self, names: Iterable[tuple[str, Entry]], *, keep_case: bool = False) -> None:
        self._keep_case = keep_case
        collected: defaultdict[Words, list[Entry]] = defaultdict(list)
        for name, entry in names:
            words = words_of(name, keep_case=keep_case)
            if words and entry not in collected[words]:
                collected[words].append(entry)
        by_longest: defaultdict[str, list[_Name[Entry]]] = defaultdict(list)
        for words, entries in collected.items():
            by_longest[_longest(words)].append((words, tuple(entries)))
        self._by_longest = dict(by_longest)
        self._kept: Mapping[str, Any] = {}
        self._read: Callable[[Any], Entry] | None = None
        self.longest_words = frozenset(by_longest)

    @classmethod
    def kept(
        cls, data: Mapping[str, Any], read: Callable[[Any], Entry], *, keep_case: bool = False
    ) -> "NameIndex[Entry]":
        """The index that ``to_data`` gave; ``read`` makes an entry from what JSON keeps of it."""
        index = cls((), keep_case=keep_case)
        index._kept, index._read, index.longest_words = data, read, frozenset(data)
        return index

    def to_data(self) -> dict[str, Any]:
        """The index as JSON, if that can hold its entries: the names by their longest words."""
        return dict(self._by_longest)

    def _with(self, word: str) -> "list[_Name[Entry]]":
        """The names whose longest word this is; those kept are made when they are first met."""
        if word not in self._by_longest and self._read is not None and word in self._kept:
            read = self._read
            self._by_longest[word] = [(tuple(words), tuple(map(read, entries))) for words, entries in self._kept[word]]
        return self._by_longest.get(word, [])

    def exact(self, text: str) -> tuple[Entry, ...]:
        """What the whole of ``text`` names; empty when it is no name."""
        return self.whole(words_of(text, keep_case=self._keep_case))

    def whole(self, words: Words) -> tuple[Entry, ...]:
        """The same of a text whose words are known."""
        if not self.longest_words.isdisjoint(words):  # else it is no name, as nearly always
            for name, entries in self._with(_longest(words)):
                if name == words:
                    return entries
        return ()

    def find(self, text: str) -> list[Match[Entry]]:
        """The names in ``text`` in order, the longest at each place, none inside another."""
        return self.among(words_of(text, keep_case=self._keep_case))

    def among(self, words: Words) -> list[Match[Entry]]:
        """The same of a text whose words are known."""
        known = self.longest_words
        if known.isdisjoint(words):  # nearly all texts
            return []
        found = [match for place, word in enumerate(words) if word in known for match in self._at(place, words)]
        return found if len(found) < 2 else list(_apart(found))  # noqa: PLR2004 - one cannot be inside another

    def _at(self, place: int, words: Words) -> list[Match[Entry]]:
        """The names whose longest word stands at a place."""
        found = []
        for name, entries in self._with(words[place]):
            start = place - name.index(words[place])
            if start >= 0 and words[start : start + len(name)] == name:
                found.append(Match(start, name, entries))
        return found

    def longest(self, text: str) -> Match[Entry] | None:
        """The name in ``text`` with the most words, the first of equals."""
        return max(self.find(text), key=lambda match: len(match.words), default=None)


def _longest(words: Words) -> str:
    """The first of the longest words."""
    return max(words, key=len)


def _apart(found: list[Match[Entry]]) -> Iterator[Match[Entry]]:
    end = 0
    for match in sorted(found, key=lambda match: (match.start, -len(match.words))):
        if match.start >= end:
            yield match
            end = match.start + len(match.words)
