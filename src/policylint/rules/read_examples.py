"""Reads the examples of a rule card."""

import base64
import binascii
from collections.abc import Iterator, Mapping

from policylint.location import Path as Where
from policylint.rules.card import Example
from policylint.rules.card_text import CardText, Content

_KINDS = ("bad", "good")
_KEYS = ("policy", "bytes", "as_of", "title", "whole", "expect", "sources")


def read_examples(text: CardText, examples: object) -> Iterator[Example]:
    """The bad examples of a card, then the good ones.

    Raises:
        CardError: one is not as it must be; the text says where.
    """
    content = text.keys(examples, _KINDS, ("bad",), ("examples",))
    if not content["bad"]:
        text.refuse(("examples", "bad"), "a card shows at least one policy it finds fault with.")
    for kind in _KINDS:
        for where, example in text.items(content, kind, ("examples",)):
            yield _example(text, example, where, bad=kind == "bad")


def _example(text: CardText, written: object, where: Where, *, bad: bool) -> Example:
    example = text.keys({"policy": written} if isinstance(written, str) else written, _KEYS, (), where)
    return Example(
        bad=bad,
        title=str(example.get("title", "")),
        as_of=text.day(example, "as_of", where),
        whole=text.flag(example, "whole", where) or "bytes" in example,
        data=_data(text, example, where),
        line=text.line(where),
        expect=tuple(text.text(item, at) for at, item in text.items(example, "expect", where)),
        sources=_sources(text, example, where),
    )


def _data(text: CardText, example: Content, where: Where) -> bytes:
    if ("policy" in example) == ("bytes" in example):
        text.refuse(where, "an example holds either a `policy`, or its `bytes` in base64.")
    key = "policy" if "policy" in example else "bytes"
    written = example[key]
    if not isinstance(written, str):
        text.refuse((*where, key), "text is expected here: begin the policy with `|` and indent it.")
    if key == "policy":
        return written.encode()
    try:
        return base64.b64decode(written, validate=True)
    except (binascii.Error, ValueError):
        text.refuse((*where, key), "these bytes are not in base64.")


def _sources(text: CardText, example: Content, where: Where) -> Mapping[str, str] | None:
    if "sources" not in example:
        return None
    at = (*where, "sources")
    sources = text.keys(example["sources"], tuple(example["sources"] or ()), (), at)
    return {name: text.text(content, (*at, name)) for name, content in sources.items()}
