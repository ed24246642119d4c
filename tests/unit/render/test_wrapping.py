"""Text is broken at spaces and hangs under its first word."""

from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.render.cells import width as cells
from policylint.render.safe import printable
from policylint.render.styled import Look, Segment, Tone, joined
from policylint.render.wrapping import hanging

LEAD = (Segment("  = "), Segment("why: "))
INDENT = len("  = why: ")


def wrapped(*content: Segment, width: int) -> list[str]:
    return joined(hanging(LEAD, content, width), Look()).splitlines()


def test_further_lines_hang_under_the_first_word() -> None:
    assert wrapped(Segment("one two three four five"), width=30) == [
        "  = why: one two three four",
        "         five",
    ]


def test_a_word_too_wide_stands_alone_and_whole() -> None:
    address = "https://law.example/an/address/that/is/long"
    assert wrapped(Segment(f"see {address} there"), width=20) == [
        "  = why: see",
        f"         {address}",
        "         there",
    ]


def test_no_content_leaves_the_lead() -> None:
    assert wrapped(width=40) == ["  = why:"]


def test_further_lines_can_be_indented_less_than_the_first() -> None:
    content = [Segment("one two three four five six")]
    assert joined(hanging(LEAD, content, 30, 4), Look()).splitlines() == [
        "  = why: one two three four",
        "    five six",
    ]


def test_content_begins_below_a_lead_that_leaves_no_room_for_it() -> None:
    lead = (Segment("error[some-rule-with-a-long-name]:"),)
    assert joined(hanging(lead, [Segment("one two three four five six")], 40, 2), Look()).splitlines() == [
        "error[some-rule-with-a-long-name]:",
        "  one two three four five six",
    ]


def test_pieces_keep_their_look_when_they_are_broken() -> None:
    content = (Segment("one two", link="https://x.example"), Segment("three", Tone.NOTE))
    (line,) = hanging(LEAD, content, 60)
    assert line[2:] == (Segment("one two", link="https://x.example"), Segment(" "), Segment("three", Tone.NOTE))


@settings(deadline=None)
@given(st.lists(st.text(st.characters(), min_size=1, max_size=15)), st.integers(30, 80))
def test_every_word_is_there_in_order_and_lines_keep_to_the_width(words: list[str], width: int) -> None:
    content = " ".join(words)
    texts = ["".join(piece.text for piece in line) for line in hanging(LEAD, [Segment(content)], width)]
    bodies = [text[INDENT:] for text in texts]
    assert "".join(bodies).replace(" ", "") == printable(content).replace(" ", "")
    assert all(text.startswith(" " * INDENT) for text in texts[1:])
    assert all(cells(body) <= width - INDENT or " " not in body for body in bodies)
