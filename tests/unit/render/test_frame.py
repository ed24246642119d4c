"""Frames show the lines that matter, with marks under what is meant."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.location import Position, Span
from policylint.render.cells import width as cells
from policylint.render.frame import Mark, Source, frame
from policylint.render.styled import Look, Tone, joined
from unit.render.reports import TEXT, span

SOURCE = Source("policies/a.yaml", TEXT.split("\n"))


def mark(at: Span) -> Mark:
    return Mark(at, Tone.ERROR, primary=True)


def near(label: str, at: Span) -> Mark:
    return Mark(at, Tone.RELATED, label)


def framed(*marks: Mark, source: Source = SOURCE, width: int = 80) -> str:
    return "\n" + joined(frame(source, marks, width), Look())


def test_a_place_is_shown_under_two_lines_of_context() -> None:
    assert (
        framed(mark(span(6, 5, 14)))
        == """
 --> policies/a.yaml:6:5
  |
4 |   mailer-us:
5 |     to: [US]
6 |     mechanism: old-clauses
  |     ^^^^^^^^^
"""
    )


def test_blank_lines_do_not_count_as_context() -> None:
    assert (
        framed(mark(span(10, 1, 11)))
        == """
  --> policies/a.yaml:10:1
   |
10 | recipients:
   | ^^^^^^^^^^
"""
    )


def test_near_places_share_a_frame_and_carry_labels() -> None:
    assert (
        framed(mark(span(7, 18, 24)), near("goes here", span(5, 9, 13)))
        == """
 --> policies/a.yaml:7:18
  |
3 | transfers:
4 |   mailer-us:
5 |     to: [US]
  |         ---- goes here
6 |     mechanism: old-clauses
7 |     recipients: [mailer]
  |                  ^^^^^^
"""
    )


def test_far_places_get_a_block_of_their_own() -> None:
    assert (
        framed(mark(span(5, 5, 7)), near("its seat", span(13, 5, 12)))
        == """
  --> policies/a.yaml:5:5
   |
 3 | transfers:
 4 |   mailer-us:
 5 |     to: [US]
   |     ^^
   |
  ::: policies/a.yaml:13:5
   |
13 |     country: US
   |     ------- its seat
"""
    )


def test_the_finding_comes_first_even_when_it_stands_last() -> None:
    shown = framed(mark(span(13, 5, 12)), near("from here", span(4, 3, 12)))
    assert shown.index("-->") < shown.index("country") < shown.index(":::") < shown.index("mailer-us")


def test_marks_on_one_line_share_a_row_only_where_labels_have_room() -> None:
    shown = framed(mark(span(7, 5, 15)), near("first", span(7, 18, 21)), near("second", span(7, 21, 24)))
    assert shown.endswith("""
7 |     recipients: [mailer]
  |     ^^^^^^^^^^   --- first
  |                     --- second
""")


def test_a_place_of_several_lines_is_underlined_to_the_end_of_its_first() -> None:
    assert framed(mark(span(5, 5, 9, end_line=7))).endswith("\n  |     ^^^^^^^^\n")


def test_a_place_past_the_last_line_is_shown_on_an_empty_one() -> None:
    assert (
        framed(mark(span(20, 1, 1)))
        == """
  --> policies/a.yaml:20:1
   |
20 |
   | ^
"""
    )


def test_related_places_alone_have_no_arrow() -> None:
    assert (
        framed(near("here", span(4, 3, 12)))
        == """
 ::: policies/a.yaml:4:3
  |
4 |   mailer-us:
  |   --------- here
"""
    )


def test_a_file_name_cannot_break_out() -> None:
    shown = framed(mark(span(1, 1, 2)), source=Source("a\n\x1b[2J.yaml", ["x"]))
    assert r"--> a\n\x1b[2J.yaml:1:1" in shown


LINES = st.lists(
    st.text(st.characters() | st.sampled_from("\t\x1b\u202e日e\u0301é"), max_size=60), min_size=1, max_size=9
)


@st.composite
def marks_on(draw: st.DrawFn, lines: list[str]) -> Mark:
    line = draw(st.integers(1, len(lines) + 1))
    start = draw(st.integers(1, 70))
    end = Position(draw(st.integers(line, line + 2)), draw(st.integers(start, 80)))
    label = draw(st.text(st.characters(), max_size=8))
    return Mark(Span(Position(line, start), end), Tone.RELATED, label)


@settings(deadline=None)
@given(LINES, st.data(), st.integers(20, 90))
def test_any_text_is_shown_safely_within_the_width(lines: list[str], data: st.DataObject, width: int) -> None:
    others = data.draw(st.lists(marks_on(lines), max_size=4))
    first = data.draw(marks_on(lines))._replace(primary=True, label="")
    shown = joined(frame(Source("a.yaml", lines), [first, *others], width), Look())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", shown)
    source_lines = [line for line in shown.split("\n") if re.match(r" *\d+ \|", line)]
    assert source_lines
    assert all(cells(line) <= max(width, 12) for line in source_lines)
    assert shown.count("^") >= 1


@settings(deadline=None)
@given(st.text("ab日\té\u0301", min_size=1, max_size=30), st.data())
def test_carets_stand_under_what_they_mean(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    shown = framed(mark(span(1, start + 1, end + 1)), source=Source("a.yaml", [text]), width=200).split("\n")
    source_line, carets = shown[3], shown[4]
    expanded = text.replace("\t", "    ")
    assert source_line.rstrip() == f"1 | {expanded}".rstrip()
    before, meant = (text[:start].replace("\t", "    "), text[start:end].replace("\t", "    "))
    assert carets.index("^") == 4 + cells(before)
    assert carets.count("^") == max(cells(before + meant) - cells(before), 1)
