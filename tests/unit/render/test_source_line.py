"""A line is drawn as the terminal can show it, and what is marked is found again in it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.render.cells import width
from policylint.render.safe import printable
from policylint.render.source_line import Cells, Columns, draw

TEXTS = st.text(st.characters() | st.sampled_from("\t\x1b\u202e日e\u0301 …é👩\u200d\ufe0f"), max_size=120)


def test_a_line_that_fits_is_drawn_as_it_is() -> None:
    drawn = draw("    mechanism: scc", Columns(4, 13), 40)
    assert drawn.text == "    mechanism: scc"
    assert drawn.cells(Columns(4, 13)) == Cells(4, 13)


def test_a_tab_takes_four_cells_wherever_it_stands() -> None:
    drawn = draw("\ta\tb", Columns(3, 4), 40)
    assert drawn.text == "    a    b"
    assert drawn.cells(Columns(3, 4)) == Cells(9, 10)


def test_escapes_and_wide_characters_move_what_follows() -> None:
    drawn = draw("日\x1be\u0301x", Columns(4, 5), 40)
    assert drawn.text == "日\\x1be\u0301x"
    assert drawn.cells(Columns(4, 5)) == Cells(7, 8)


def test_a_place_past_the_end_or_of_no_width_still_takes_a_cell() -> None:
    assert draw("ab", Columns(2, 2), 40).cells(Columns(2, 2)) == Cells(2, 3)
    assert draw("", Columns(0, 0), 40).cells(Columns(0, 0)) == Cells(0, 1)
    assert draw("ab", Columns(9, 9), 40).cells(Columns(9, 9)) == Cells(2, 3)


def test_a_long_line_is_cut_around_the_focus() -> None:
    drawn = draw("a" * 500 + "FOCUS" + "b" * 500, Columns(500, 505), 40)
    assert drawn.text.startswith("…a")
    assert drawn.text.endswith("b…")
    assert width(drawn.text) == 40
    start, end = drawn.cells(Columns(500, 505))
    assert drawn.text[start:end] == "FOCUS"


def test_the_beginning_and_the_end_of_a_long_line_fill_the_room() -> None:
    text = "a" * 500
    assert draw(text, Columns(0, 3), 40).text == "a" * 38 + "…"
    assert draw(text, Columns(499, 500), 40).text == "…" + "a" * 38


def test_a_place_that_was_cut_away_is_marked_at_the_edge() -> None:
    drawn = draw("a" * 500, Columns(250, 251), 40)
    assert drawn.cells(Columns(0, 3)) == Cells(0, 1)
    assert drawn.cells(Columns(499, 500)).end <= 41


@settings(deadline=None)
@given(TEXTS, st.data(), st.integers(8, 60))
def test_the_line_keeps_to_its_room_and_shows_what_is_marked(text: str, data: st.DataObject, room: int) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 3)))
    drawn = draw(text, Columns(start, end), room)
    assert width(drawn.text) <= room
    cells = drawn.cells(Columns(start, end))
    marked = "".join("    " if one == "\t" else printable(one) for one in text[start:end])
    before = "".join("    " if one == "\t" else printable(one) for one in text[drawn.first : start])
    lead = ("…" if drawn.cut_before else "") + before
    assert cells.start == width(lead)
    if width(before + marked) <= room - 2 * width("…"):
        assert drawn.text.startswith(lead + marked)
        assert cells.end == max(width(lead + marked), cells.start + 1)
