"""Writes acceptances of the adverse changes that are open, and leaves those that are there as they stand."""

from collections.abc import Sequence
from pathlib import Path

from policylint.changes.acceptance import Acceptance
from policylint.changes.acceptances import ROOT, parse_acceptances
from policylint.changes.card import Direction
from policylint.changes.report import DiffReport
from policylint.errors import UsageError
from policylint.source.document import Document, parse_document, read_bytes
from policylint.source.nodes import MappingNode, Node
from policylint.source.nodes import Sequence as SequenceNode


def acceptances_of(report: DiffReport, *, reason: str, by: str, day: str) -> tuple[Acceptance, ...]:
    """Acceptances of all adverse changes that nobody accepted yet; ``day`` is an ISO 8601 string."""
    return tuple(
        Acceptance(fingerprint=one.fingerprint, reason=reason, by=by, date=day, change=f"{one.id}: {one.message}")
        for one in report.open
        if one.direction is Direction.ADVERSE
    )


def with_more(file: Path, more: Sequence[Acceptance]) -> bytes:
    """What a file of acceptances, which need not exist, is to hold so that more are in it.

    Raises:
        InputError: the file cannot be read.
        UsageError: it is no file of acceptances, or cannot be added to without losing its comments.
    """
    data = read_bytes(file) if file.exists() else b""
    if not data.strip():
        return _whole(more)
    document = parse_document(file.as_posix(), data)
    existing = parse_acceptances(document)
    written = _appended(document, data, more)
    if _holds(written, (*existing, *more)):
        return written
    if document.comments:
        place = f"{document.file}:{document.comments[0].line}"
        raise UsageError(
            f"{place}: nothing can be added to acceptances in this layout without losing comments. Put each "
            "acceptance under a `-` of its own."
        )
    return _whole((*existing, *more))


def _holds(data: bytes, acceptances: tuple[Acceptance, ...]) -> bool:
    try:
        return parse_acceptances(parse_document("", data)) == acceptances
    except UsageError:
        return False


def _whole(acceptances: Sequence[Acceptance]) -> bytes:
    return f"{ROOT}:\n{_entries(acceptances, 2)}".encode()


def _appended(document: Document, data: bytes, more: Sequence[Acceptance]) -> bytes:
    end = b"\r\n" if b"\r\n" in data else b"\n"
    between = b"" if data.endswith(b"\n") else end
    return data + between + _entries(more, _indent(document.root)).encode().replace(b"\n", end)


def _indent(root: Node | None) -> int:
    """How far the list that is there is indented."""
    listed = root.entries[ROOT].node if isinstance(root, MappingNode) and ROOT in root.entries else None
    return listed.span.start.column - 1 if isinstance(listed, SequenceNode) and listed.items else 2


def _entries(acceptances: Sequence[Acceptance], indent: int) -> str:
    return "".join(_entry(one, " " * indent) for one in acceptances)


def _entry(one: Acceptance, indent: str) -> str:
    pairs = {"fingerprint": one.fingerprint, "change": one.change, "reason": one.reason, "by": one.by, "date": one.date}
    lines = [f"{key}: {_scalar(value)}" for key, value in pairs.items() if value]
    return indent + f"\n{indent}  ".join([f"- {lines[0]}", *lines[1:]]) + "\n"


def _scalar(text: str) -> str:
    """A text in YAML: as it is where it reads as itself, else in quotes."""
    document = parse_document("", f"key: {text}\n".encode("utf-8", "replace"))
    if not document.faults and document.root is not None and document.root.value == {"key": text}:
        return text
    return '"' + "".join(map(_quoted, text)) + '"'


def _quoted(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    return character if character.isprintable() else f"\\U{ord(character):08x}"
