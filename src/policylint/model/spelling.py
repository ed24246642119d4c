"""The nearest known word to one that is not known."""

from collections.abc import Iterable
from itertools import islice

_LONGEST_WORD = 64
_MOST_CANDIDATES = 1_000
_ENOUGH_LIKENESS = 0.65


class Speller:
    """Suggests words, within a budget of comparisons so that a hostile file cannot buy hours of work."""

    def __init__(self, comparisons: int = 20_000) -> None:
        self._comparisons = comparisons

    def nearest(self, word: str, known: Iterable[str]) -> str | None:
        """The known word most like this one, whatever its case; ``None`` where none is alike."""
        if len(word) > _LONGEST_WORD or self._comparisons <= 0:
            return None
        candidates = {name.casefold(): name for name in islice(known, _MOST_CANDIDATES)}
        self._comparisons -= len(candidates)
        from difflib import get_close_matches  # noqa: PLC0415 - only who misspells waits for it

        found = get_close_matches(word.casefold(), candidates, n=1, cutoff=_ENOUGH_LIKENESS)
        return candidates[found[0]] if found else None

    def hint(self, word: str, known: Iterable[str]) -> str:
        """The same as the end of a sentence; empty where no word is alike."""
        name = self.nearest(word, known)
        return f"; did you mean `{name}`?" if name else ""
