"""Plain data as YAML that looks written by hand: flow and block, folded text, comments; the same for the same seed."""

import json
import re
import textwrap
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

_WIDTH = 110
_LONG = 72
_FLOW_SHARE = 0.45
_FOLDED_SHARE = 0.7
_COMMENT_SHARE = 0.12
_PLAIN = re.compile(r"[^\W\d_](?:[^:#,\[\]{}\"\s]|:(?=\S)|(?<=\S)#| (?=[^\s#]))*")
_PLAIN_DATE_OR_NUMBER = re.compile(r"\d{4}-\d\d-\d\d|\d+ \w+")
_NOT_TEXT = frozenset({"true", "false", "null", "yes", "no", "on", "off"})


class Emitter:
    """Writes one document; ``comments`` are what it may say between the lines."""

    def __init__(self, random: Random, comments: Sequence[str]) -> None:
        self._random = random
        self._comments = comments

    def document(self, content: dict[str, Any]) -> str:
        """The whole text, sections apart, ending with a line feed."""
        lines = ["# yaml-language-server: $schema=../schemas/policy.schema.json"]
        for key, value in content.items():
            if isinstance(value, dict | list):
                lines.append("")
            lines += self._entry(key, value, 0)
        return "\n".join(lines) + "\n"

    def _entry(self, key: str, value: Any, indent: int) -> Iterator[str]:
        pad = " " * indent
        if isinstance(value, dict) and indent and self._chance(_COMMENT_SHARE):
            yield f"{pad}# {self._random.choice(self._comments)}"
        flow = _flow(value)
        simple = not isinstance(value, dict | list) or not value
        if isinstance(value, str) and len(value) > _LONG:
            yield f"{pad}{key}: {'>-' if self._chance(_FOLDED_SHARE) else '|-'}"
            yield from textwrap.indent(textwrap.fill(value, _WIDTH - indent), pad + "  ").splitlines()
        elif simple or (indent and len(flow) + indent < _WIDTH and self._chance(_FLOW_SHARE)):
            yield f"{pad}{key}: {flow}" + self._remark(indent)
        else:
            yield f"{pad}{key}:"
            yield from self._block(value, indent + 2)

    def _block(self, value: Any, indent: int) -> Iterator[str]:
        if isinstance(value, dict):
            for key, child in value.items():
                yield from self._entry(key, child, indent)
            return
        for item in value:
            lines = (
                list(self._block(item, indent + 2)) if isinstance(item, dict) else [" " * indent + "  " + _flow(item)]
            )
            first = next(index for index, line in enumerate(lines) if not line.lstrip().startswith("#"))
            lines[first] = " " * indent + "- " + lines[first].lstrip()
            yield from lines

    def _remark(self, indent: int) -> str:
        return "  # as published" if indent and self._chance(_COMMENT_SHARE / 4) else ""

    def _chance(self, share: float) -> bool:
        return self._random.random() < share


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(child)}" for key, child in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return _text(value) if isinstance(value, str) else json.dumps(value)


def _text(text: str) -> str:
    plain = _PLAIN.fullmatch(text) or _PLAIN_DATE_OR_NUMBER.fullmatch(text)
    return text if plain and text.casefold() not in _NOT_TEXT else json.dumps(text, ensure_ascii=False)
