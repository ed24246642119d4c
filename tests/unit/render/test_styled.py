"""Styled lines become text: plain, coloured, linked, and never with a control character of somebody else's."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.finding import Severity
from policylint.render.safe import shows
from policylint.render.styled import Look, Segment, Tone, joined, line, tone_of

PLAIN = Look()
COLOURED = Look(colour=True)
LINKED = Look(colour=True, links=True)
OURS = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;;[ -~]*\x1b\\")


def test_plain_text_has_neither_styles_nor_trailing_blanks() -> None:
    assert joined([(Segment("a", Tone.ERROR), Segment(" b  ", link="https://x.example")), ()], PLAIN) == "a b\n\n"


def test_colour_wraps_what_has_a_tone() -> None:
    assert joined([(Segment("bad", Tone.ERROR), Segment(" news"))], COLOURED) == "\x1b[1;31mbad\x1b[0m news\n"


def test_links_open_only_where_they_are_wanted() -> None:
    pieces = [(Segment("law", link="https://x.example/1"),)]
    assert joined(pieces, COLOURED) == "law\n"
    assert joined(pieces, LINKED) == "\x1b]8;;https://x.example/1\x1b\\law\x1b]8;;\x1b\\\n"


def test_the_same_lines_are_the_same_bytes() -> None:
    pieces = [(Segment("law", Tone.NOTE, "https://x.example/1"),)]
    assert joined(pieces, LINKED) == joined(pieces, LINKED)


def test_an_address_that_could_end_the_link_makes_none() -> None:
    assert joined([(Segment("law", link="https://x.example/\x1b\\\x1b[2J"),)], LINKED) == "law\n"


def test_every_severity_has_its_tone() -> None:
    assert [tone_of(severity) for severity in Severity] == [Tone.ERROR, Tone.WARNING, Tone.NOTE]


@settings(deadline=None)
@given(
    st.text(st.characters()), st.sampled_from([None, *Tone]), st.none() | st.text(), st.sampled_from([PLAIN, LINKED])
)
def test_nothing_but_our_own_sequences_reaches_the_terminal(
    text: str, tone: Tone | None, link: str | None, look: Look
) -> None:
    written = joined([(Segment(text, tone, link),), line(text, tone)], look)
    assert written.count("\n") == 2
    assert all(shows(character) for character in OURS.sub("", written).replace("\n", ""))
