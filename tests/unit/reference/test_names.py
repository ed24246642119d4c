"""Names are found whatever their case, accents and spacing, as whole words, the longest first."""

import pytest

from policylint.reference.names import NameIndex, words_of

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
