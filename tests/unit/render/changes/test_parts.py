"""Of blocks inside blocks the first that fit are kept, whole, and the others counted."""

from hypothesis import given
from hypothesis import strategies as st

from policylint.render.changes.parts import Fitted, Part, fitted

PART = Part("<", (Part("[", ("aa", "bb"), "]"), "cc", Part("(", ("dd",), ")")), ">")


def test_what_fits_is_kept_as_it_is() -> None:
    assert fitted(PART, 100) == Fitted("<[aabb]cc(dd)>", 4, 0)
    assert fitted(PART, 14) == Fitted("<[aabb]cc(dd)>", 4, 0)


def test_behind_what_does_not_fit_nothing_is_kept() -> None:
    assert fitted(PART, 13) == Fitted("<[aabb]cc>", 3, 1)
    assert fitted(Part("", ("long text", "a")), 5) == Fitted("", 0, 2)


def test_a_part_of_which_nothing_is_kept_is_not_opened() -> None:
    assert fitted(PART, 8) == Fitted("<[aabb]>", 2, 2)
    assert fitted(PART, 5) == Fitted("", 0, 4)
    assert fitted(Part("head", ()), 100) == Fitted("", 0, 0)


def parts() -> st.SearchStrategy[Part]:
    short = st.text("ab", max_size=4)
    texts = st.text("cd", min_size=1, max_size=9)
    one = st.builds(Part, short, st.lists(texts, max_size=4).map(tuple), short)
    return st.builds(Part, short, st.lists(one | texts, max_size=4).map(tuple), short)


def count(part: Part) -> int:
    return sum(count(block) if isinstance(block, Part) else 1 for block in part.blocks)


@given(parts(), st.integers(0, 60))
def test_the_room_is_kept_to_and_every_text_is_shown_or_counted(part: Part, room: int) -> None:
    one = fitted(part, room)
    assert len(one.text) <= room
    assert one.shown + one.left_out == count(part)
    assert bool(one.text) is bool(one.shown)
