"""An excerpt shows what begins at a place, and no more than fits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile_texts import HOSTILE, SPANS
from policylint.finding import Place
from policylint.location import Position, Span
from policylint.render.excerpt import MOST_LINES, ROOM, entry, surroundings
from policylint.render.safe import shows

TEXT = [
    "purposes:",
    "  newsletter:",
    "    description: >-",
    "      Send it",
    "",
    "      and more",
    "  # a comment",
    "  other: {a: 1}",
    "",
    "steps:",
    "- one",
    "- two",
    "",
]


def at(line: int, column: int = 1, end: int | None = None, *, whole: bool = False) -> Place:
    return Place((), Span(Position(line, column), Position(line, end or column + 1)), whole_document=whole)


@pytest.mark.parametrize(
    ("line", "shown"),
    [(1, range(1, 9)), (2, range(2, 7)), (3, range(3, 7)), (8, range(8, 9)), (10, range(10, 13)), (11, range(11, 12))],
)
def test_an_entry_is_its_line_and_what_is_indented_below(line: int, shown: range) -> None:
    assert [one.number for one in entry(TEXT, at(line)).lines] == list(shown)
    assert entry(TEXT, at(line)).left_out == 0


def test_a_long_entry_is_cut_and_says_by_how_much() -> None:
    long = entry(["a:", *["  b"] * 20], at(1))
    assert (len(long.lines), long.left_out) == (MOST_LINES, 21 - MOST_LINES)


def test_a_long_line_is_cut_around_what_is_marked() -> None:
    (line,) = surroundings(["x" * 500 + "here" + "y" * 500], at(1, 501, 505)).lines
    assert (line.marked, line.text[0], line.text[-1]) == ("here", "…", "…")
    assert len(line.text) <= ROOM
    (plain,) = entry(["x" * 500], at(1)).lines
    assert len(plain.text) <= ROOM


@pytest.mark.parametrize("place", [None, at(99), at(9), at(1, whole=True)], ids=["none", "past", "blank", "whole"])
def test_nothing_is_shown_of_no_line(place: Place | None) -> None:
    assert entry(TEXT, place).lines == ()
    assert place is None or surroundings(TEXT, place).lines == ()


def test_surroundings_set_the_place_apart_between_lines_that_are_known() -> None:
    lines = surroundings(TEXT, at(3, 5, 16)).lines
    assert [one.number for one in lines] == [1, 2, 3, 4]
    assert [one.marked for one in lines] == ["", "", "description", ""]
    assert lines[2].text == "    description: >-"
    assert [one.number for one in surroundings(["", "", "a: 1", ""], at(3)).lines] == [3]


@given(lines=st.lists(HOSTILE, min_size=1, max_size=4), span=SPANS)
def test_whatever_the_text_holds_it_shows_and_keeps_within_bounds(lines: list[str], span: Span) -> None:
    for shown in (entry(lines, Place((), span)), surroundings(lines, Place((), span))):
        assert len(shown.lines) <= MOST_LINES + 2
        assert all(shows(character) for one in shown.lines for character in one.text)
