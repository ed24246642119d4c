"""Reads Markdown with a parser of somebody else, and says what a service would show."""

import re
from itertools import pairwise
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_ACTIVE = re.compile(
    r"[@~#!%&$^]\w"  # people, labels, numbers of issues and requests, milestones, formulas
    r"|:\w+:|://|www\.|\b[0-9a-f]{7,}\b|[A-Z]{2,}-\d"  # pictures, addresses, commits, numbers in other trackers
)


class Shown(NamedTuple):
    """What a reader sees, and what could do more than be read."""

    headings: list[str]
    items: list[str]
    links: list[str]
    html: list[str]
    kinds: set[str]
    active: list[str]


def shown(text: str) -> Shown:
    """The parts of a page."""
    tokens = _PARSER.parse(text)
    blocks = [(before, token) for before, token in pairwise(tokens) if token.type == "inline"]
    inner = [child for _, token in blocks for child in token.children or ()]
    return Shown(
        headings=[_text(token) for before, token in blocks if before.type == "heading_open"],
        items=[_text(token) for before, token in blocks if before.hidden],
        links=[str(child.attrs["href"]) for child in inner if child.type == "link_open"],
        html=[token.content for token in (*tokens, *inner) if token.type.startswith("html")],
        kinds={token.type for token in (*tokens, *inner)},
        active=[found.group() for child in inner if child.type == "text" for found in _ACTIVE.finditer(child.content)],
    )


def _text(token: Token) -> str:
    return "".join(child.content for child in token.children or ())
