from typing import Literal, get_args, get_origin

import pytest

from policylint.model import vocabulary
from policylint.model.meanings import MEANINGS, meanings_of

VOCABULARIES = {name: words for name, words in vars(vocabulary).items() if get_origin(words) is Literal}


@pytest.mark.parametrize("name", sorted(VOCABULARIES))
def test_every_word_of_a_vocabulary_has_one_line(name: str) -> None:
    words = get_args(VOCABULARIES[name])
    meanings = meanings_of(words)
    assert tuple(meanings) == words
    assert all(line.endswith(".") and "\n" not in line for line in meanings.values())


def test_no_meanings_are_left_without_a_vocabulary() -> None:
    assert len(MEANINGS) == len(VOCABULARIES)


def test_words_of_no_vocabulary_have_no_meaning() -> None:
    with pytest.raises(KeyError):
        meanings_of(["consent"])
