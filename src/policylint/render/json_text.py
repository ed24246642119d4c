"""Writes JSON that is safe to read, to print and to send: UTF-8, with whatever does not show escaped."""

import json
import re
from typing import Any

from policylint.render.safe import shows

_NOT_PLAIN = re.compile(r"[^\n -~]")


def json_text(value: Any) -> str:
    """``value`` as indented JSON with a newline at its end; keys keep their order."""
    return _safe(json.dumps(value, ensure_ascii=False, indent=2))


def json_line(value: Any) -> str:
    """``value`` as JSON on one line, whatever its texts hold."""
    return _safe(json.dumps(value, ensure_ascii=False))


def _safe(text: str) -> str:
    return _NOT_PLAIN.sub(_escaped, text) + "\n"


def _escaped(match: re.Match[str]) -> str:
    """Lone surrogates, control, bidirectional and invisible characters; they only ever stand inside strings."""
    character = match.group()
    return character if shows(character) else json.dumps(character)[1:-1]
