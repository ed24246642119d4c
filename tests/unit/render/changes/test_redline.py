"""What is struck and what is new, and nothing lost."""

from hypothesis import given
from hypothesis import strategies as st

from policylint.render.changes.redline import Piece, redline

WORDS = st.lists(st.sampled_from(["we", "keep", "data", " ", "\n", "for", "12", "months", "é"]), max_size=20).map(
    " ".join
)


def differing(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.text.strip() for piece in pieces if piece.differs]


def test_words_that_the_other_text_lacks_are_told_apart() -> None:
    was, now = redline("We keep data for 6 months.", "We keep your data for 12 months.")
    assert differing(was) == ["6"]
    assert differing(now) == ["your", "12"]


def test_texts_with_little_in_common_are_left_whole() -> None:
    assert redline("Mezure bvba", "Parti du Travail") == ((Piece("Mezure bvba"),), (Piece("Parti du Travail"),))


def test_a_silent_side_has_no_pieces() -> None:
    assert redline("", "words") == ((), (Piece("words"),))
    assert redline("words", "") == ((Piece("words"),), ())


def test_very_long_texts_are_left_whole() -> None:
    long = "word " * 1000
    assert redline(long, f"{long}more") == ((Piece(long),), (Piece(f"{long}more"),))


@given(was=WORDS, now=WORDS)
def test_no_word_is_lost_and_equal_texts_differ_nowhere(was: str, now: str) -> None:
    old, new = redline(was, now)
    assert ("".join(piece.text for piece in old), "".join(piece.text for piece in new)) == (was, now)
    assert [piece.text for piece in old if not piece.differs] == [piece.text for piece in new if not piece.differs] or (
        len(old) <= 1 and len(new) <= 1
    )
    assert differing(redline(was, was)[0]) == []
