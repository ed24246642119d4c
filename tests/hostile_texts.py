"""Texts and places as somebody writes them who wants to break a report."""

from hypothesis import strategies as st

from policylint.location import Position, Span

FRAGMENTS = (
    "\n", "\r\n", "\r", "\t", "\0", "\x07", "\x1b[31m", "\x1b]8;;https://evil.example\x1b\\", "\x9b2J",
    "::error file=x::y", "::stop-commands::t", "##[add-mask]e", "%0A", "%0D", "%25", "%", ":", ",", "=", "::",
    "`", "``", "```\n", "|", "\\|", "\\", "*", "_", "~~", "#1", "@someone", "!1", "$x$", "- ", "> ", "&amp;", ":tada:",
    "<script>alert(1)</script>", "<!-- ", "-->", "<img src=x onerror=y>", "]]>", "<![CDATA[", "&x;", '"', "'",
    "[a](https://evil.example)", "![a](https://evil.example)", "[a](1)", "https://evil.example", "www.evil.example",
    "{0}", "{{", "\u202e", "\u2066", "\u200b", "\ufeff", "\u2028", "\u2029", "\x85", "\ud800", "\udcff", "\ufffe",
    "\uffff", "\U000e0041", "\u00a0", "\u200d", "é", "漢", "🙂", " ", "  ",
)  # fmt: skip
"""What has a meaning somewhere on the way from a policy to a screen."""


def as_read(text: str) -> str:
    """A text as readers of JSON have it: two surrogates that make a character are that character."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


HOSTILE = (
    st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(st.characters(), max_size=5)), min_size=1, max_size=6)
    .map("".join)
    .map(as_read)
    .filter(bool)
)
SPANS = st.tuples(st.integers(1, 3), st.integers(1, 9), st.integers(0, 1), st.integers(1, 9)).map(
    lambda it: Span(Position(it[0], it[1]), Position(it[0] + it[2], it[1] + it[3] * (1 - it[2]) + it[2]))
)
