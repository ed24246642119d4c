"""Names are found whatever their case, accents and spacing, as whole words, the longest first."""

import json
import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from policylint.reference.names import NameIndex, Words, words_of

INDEX = NameIndex(
    [("Law of 8 December 1992", "old"), ("Law", "any"), ("Décision d\u2019adéquation", "adequacy"), ("AP", "ap")]
)


def test_words_are_folded() -> None:
    assert words_of("L\u2019Autorité  de-protection\nn° 8/12") == ("l", "autorite", "de", "protection", "n", "8", "12")
    assert words_of("The AP", keep_case=True) == ("The", "AP")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the law of 8 december 1992 on privacy", [("old",)]),
        ("DECISION D'ADEQUATION", [("adequacy",)]),
        ("a lawful map", []),
        ("law and law of 8 December 1992", [("any",), ("old",)]),
    ],
)
def test_names_are_found_in_running_text(text: str, expected: list[tuple[str, ...]]) -> None:
    assert [match.entries for match in INDEX.find(text)] == expected


def test_the_longest_name_wins() -> None:
    match = INDEX.longest("law, that is, the Law of 8 December 1992")
    assert match is not None
    assert match.entries == ("old",)
    assert INDEX.longest("nothing here") is None


def test_the_whole_text_may_be_asked_for() -> None:
    assert INDEX.exact("ap") == ("ap",)
    assert INDEX.exact("the AP") == ()


def test_abbreviations_may_keep_their_case() -> None:
    index = NameIndex([("PUL", "swedish")], keep_case=True)
    assert index.longest("under the PUL") is not None
    assert index.longest("pul") is None


ANY_TEXT = st.text(st.characters() | st.sampled_from("aB _-.1\n\x1c\u00e9\u0301\u00df\u017f\u212a\ufb01"))


@given(ANY_TEXT, st.booleans())
@example("\u017ft\u0301 \u212a \ufb01nd \uac00 \u0130", False)
def test_words_are_those_of_the_plain_text(text: str, keep_case: bool) -> None:
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    expected = tuple(re.findall(r"\w+", plain if keep_case else plain.casefold()))
    assert words_of(text, keep_case=keep_case) == expected


NAMES = st.lists(st.lists(st.sampled_from(["a", "bb", "cc", "ddd"]), min_size=1, max_size=4).map(" ".join), max_size=8)
TEXTS = st.lists(st.sampled_from(["a", "bb", "cc", "ddd", "e"]), max_size=12)


def found_one_by_one(names: list[str], words: Words) -> list[tuple[int, str]]:
    found, start = [], 0
    while start < len(words):
        fitting = [name for name in names if words[start : start + len(name.split())] == tuple(name.split())]
        longest = max(fitting, key=lambda name: len(name.split()), default="")
        if longest:
            found.append((start, longest))
        start += len(longest.split()) or 1
    return found


@given(NAMES, TEXTS)
def test_names_are_found_from_left_to_right_the_longest_at_each_place(names: list[str], words: list[str]) -> None:
    made = NameIndex([(name, name) for name in names])
    kept = NameIndex.kept(json.loads(json.dumps(made.to_data())), str)
    text = ", ".join(words)
    for index in (made, kept):
        found = [(match.start, *match.entries) for match in index.find(text)]
        assert found == found_one_by_one(names, tuple(words))
        assert index.exact(text) == ((" ".join(words),) if " ".join(words) in names else ())
