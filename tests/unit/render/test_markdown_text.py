"""Text in Markdown is read, and does nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policylint.finding import Reference
from policylint.render.markdown_text import code, inline, linked, opening
from rendered_markdown import shown


@pytest.mark.parametrize(
    "text",
    [
        "Art. 13(2)(a) GDPR",
        "C-673/17 Planet49",
        'it says "as long as necessary": 2 years!',
        "données, ζωή и 100% (§ 5)",
    ],
)
def test_prose_stays_prose(text: str) -> None:
    assert inline(text, 300) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("see `a b`, then (`c`).", "see `a b`, then (`c`)."),
        ("ask @someone", "ask `@someone`"),
        ("fixes #1", "fixes `#1`"),
        ("a*b*c _d_", "`a*b*c` `_d_`"),
        ("<img src=x>", "`<img` `src=x>`"),
        ("[x](http://e)", "`[x](http://e)`"),
        ("www.evil.example", "`www.evil.example`"),
        ("GH-1 deadbeef0", "`GH-1` `deadbeef0`"),
        ("a|b", "`a|b`"),
        ("a`b", "``a`b``"),
        ("`` x", "``` `` ``` x"),
        ("$`x`$", "``$`x`$``"),
        ("a\nb\x1b", "`a\\nb\\x1b`"),
    ],
)
def test_what_could_do_something_becomes_code(text: str, written: str) -> None:
    assert inline(text, 300) == written


@pytest.mark.parametrize("text", ["- a", "1. a", "23) a", "--- a", "--", "1."])
def test_what_would_begin_a_list_or_a_rule_becomes_code_where_a_line_begins(text: str) -> None:
    first, _, rest = text.partition(" ")
    assert opening(text, 300) == f"`{first}` {rest}".strip()
    assert inline(text, 300) == text


@pytest.mark.parametrize("text", ["a - b", "-a", "1a. b", ""])
def test_prose_stays_prose_where_a_line_begins(text: str) -> None:
    assert opening(text, 300) == text


@given(st.text(st.sampled_from("-+=.)1a `#>|*_:\t"), max_size=12))
def test_whatever_begins_a_line_it_is_one_paragraph(text: str) -> None:
    kinds = {"paragraph_open", "inline", "text", "code_inline", "paragraph_close"}
    assert shown(opening(text, 300)).kinds <= kinds
    assert shown(f"- {opening(text, 300)}").kinds <= kinds | {
        "bullet_list_open",
        "list_item_open",
        "list_item_close",
        "bullet_list_close",
    }


def test_a_reference_is_a_link_only_to_the_web() -> None:
    assert linked(Reference("Act 1", "https://law.example/1"), 300) == "[Act 1](<https://law.example/1>)"
    assert linked(Reference("Act 1", "file:///etc"), 300) == linked(Reference("Act 1"), 300) == "Act 1"


def test_text_is_cut_before_it_is_escaped() -> None:
    assert inline("a `b c d`", 6) == "a `` `b `` …"
    assert code("x" * 10, 4) == "`xxx…`"
    assert code("", 4) == ""


@given(st.text(st.sampled_from("`@#<a1 _*[](|)\\~!:/.&$-\n\u202e\ud800"), max_size=40))
def test_whatever_the_text_it_is_shown_and_does_nothing(text: str) -> None:
    page = shown(f"- a {inline(text, 300)}")
    assert (page.links, page.html, page.active) == ([], [], [])
    assert page.kinds <= {"bullet_list_open", "list_item_open", "paragraph_open", "inline", "text", "code_inline"} | {
        "paragraph_close",
        "list_item_close",
        "bullet_list_close",
    }


@given(st.text(st.sampled_from("`a \\|<"), min_size=1, max_size=20))
def test_a_code_span_shows_exactly_its_text(text: str) -> None:
    (item,) = shown(f"- {code(text, 300)}").items
    assert item.strip(" ") == text.strip(" ")
