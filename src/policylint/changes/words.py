"""The words of the format in plain language."""

from collections.abc import Mapping
from functools import cache

from policylint.reference import load_library


@cache
def _titles() -> Mapping[str, str]:
    return {id_: str(row["title"]) for id_, row in load_library().rows("words").items()}


def in_words(word: str) -> str:
    """A word of the format as it is called in a sentence; any other text as it is."""
    return _titles().get(word, word)
