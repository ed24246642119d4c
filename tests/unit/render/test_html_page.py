"""Whatever a page is given, it writes as text."""

import pytest
from hypothesis import given

from hostile_texts import FRAGMENTS, HOSTILE
from policylint.render.html_page import prose
from policylint.render.safe import printable
from rendered_html import Page


@given(text=HOSTILE)
def test_prose_is_the_text_with_nothing_but_code_set_apart(text: str) -> None:
    made = Page(f"<!doctype html><title>x</title><p>{prose(text)}</p>")
    (paragraph,) = made.all("p")
    assert {one.name for one in made.elements} <= {"html", "head", "title", "body", "p", "code"}
    assert paragraph.to_text(separator="", strip=False).replace("`", "") == printable(text).replace("`", "")


@pytest.mark.parametrize("text", FRAGMENTS)
def test_prose_holds_no_character_that_does_not_show(text: str) -> None:
    assert printable(str(prose(text))) == str(prose(text))


def test_backticks_set_code_apart() -> None:
    assert prose("a `b<` `c") == "a <code>b&lt;</code> `c"
