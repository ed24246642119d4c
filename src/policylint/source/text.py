"""From bytes to text: UTF-8 only, of bounded size, without the characters that readers and editors count apart."""

import re

from policylint.location import Position, Span
from policylint.source.faults import START, Fault

MAX_BYTES = 2_000_000
"""Two megabytes: some two hundred times the length of a long policy."""

_FOREIGN_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_UNSAFE = re.compile(
    "\r(?!\n)|[\u0085\u2028\u2029]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|(?<!\\A)\ufeff"
)
_SUSPECT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""All that could be unsafe, as one class, which is looked for many times faster."""
_CONTROL_BYTES = bytes({*range(0x20)} - {0x09, 0x0A} | {0x7F})
_RARE_BYTES = (b"\xc2", b"\xe2\x80\xa8", b"\xe2\x80\xa9", b"\xef")
"""One of these is in the UTF-8 of all that the class holds; most texts have none, which is told faster still."""
_LINE_BREAKS = frozenset("\r\u0085\u2028\u2029")
_MOST_REPORTED = 20


def decode(data: bytes) -> tuple[str, tuple[Fault, ...]]:
    """Read a file's bytes as text; on a fault the text is empty and must not be parsed."""
    if len(data) > MAX_BYTES:
        message = f"The file is larger than the {MAX_BYTES:,} bytes a policy may hold. Remove what is no policy."
        return "", (Fault("too-large", message, START),)
    for mark, name in _FOREIGN_MARKS:
        if data.startswith(mark):
            return "", (Fault("not-utf8", f"The file is {name}, not UTF-8. Save it as UTF-8.", START),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", (_not_utf8(data, error),)
    text = text.removeprefix("\ufeff")
    unsafe = tuple(_unsafe(text)) if _is_suspect(data) else ()
    return ("", unsafe) if unsafe else (text, ())


def _is_suspect(data: bytes) -> bool:
    if len(data.translate(None, _CONTROL_BYTES)) != len(data):
        return True
    return not data.isascii() and any(rare in data for rare in _RARE_BYTES)


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> Fault:
    before = data[: error.start].decode("utf-8")
    start = _position(before)
    message = f"The byte 0x{data[error.start]:02X} is not UTF-8 (is the file Latin-1?). Save it as UTF-8."
    return Fault("not-utf8", message, Span(start, Position(start.line, start.column + 1)))


def _position(before: str) -> Position:
    line = before.replace("\r\n", "\n").replace("\r", "\n")
    return Position(line.count("\n") + 1, len(line) - line.rfind("\n"))


def _unsafe(text: str) -> list[Fault]:
    """Characters that some programs take for a line break, or that no text should hold."""
    faults: list[Fault] = []
    if _SUSPECT.search(text) is None:
        return faults
    for number, match in enumerate(_UNSAFE.finditer(text)):
        if number == _MOST_REPORTED:
            break
        start = _position(text[: match.start()])
        code = f"U+{ord(match.group()):04X}"
        reason = (
            "which YAML readers and editors count differently as a line break"
            if match.group() in _LINE_BREAKS
            else "a control character"
        )
        message = f"The text holds {code}, {reason}. Remove it."
        faults.append(Fault("unsupported-yaml", message, Span(start, Position(start.line, start.column + 1)), (code,)))
    return faults
