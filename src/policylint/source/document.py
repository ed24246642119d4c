"""One policy file as read: its text, its tree and what is wrong with either."""

from functools import cached_property
from pathlib import Path

from policylint.errors import InputError
from policylint.source.comments import Comment, comments
from policylint.source.faults import Fault
from policylint.source.files import read_ordinary
from policylint.source.nodes import Node
from policylint.source.text import MAX_BYTES, decode
from policylint.source.tree import build


class Document:
    """``file`` is the name as shown to people; ``root`` is None when the text could not be read as YAML."""

    def __init__(self, file: str, text: str, root: Node | None, faults: tuple[Fault, ...]) -> None:
        self.file = file
        self.text = text
        self.root = root
        self.faults = faults

    @cached_property
    def lines(self) -> list[str]:
        """The text's lines, without their ends."""
        return lines_of(self.text)

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """The comments, in order."""
        return comments(self.text, self.root)


def lines_of(text: str) -> list[str]:
    """The lines of a text, without their ends."""
    return text.replace("\r\n", "\n").split("\n")


def parse_document(file: str, data: bytes) -> Document:
    """Read a policy from its bytes; whatever is wrong with them is a fault, never an exception."""
    text, faults = decode(data)
    if faults:
        return Document(file, text, None, faults)
    root, faults = build(text)
    return Document(file, text, root, faults)


def read_document(path: Path, file: str) -> Document:
    """Read a policy from disk.

    Raises:
        InputError: the file cannot be opened or read.
    """
    return parse_document(file, read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """The file's bytes, or one more than the size limit allows: enough to see that it is too large.

    Raises:
        InputError: the file cannot be opened or read, or is no ordinary one.
    """
    try:
        return read_ordinary(path, MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}. Check the path and its permissions.") from error
