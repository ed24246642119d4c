"""One policy to check, and who checks it."""

from collections.abc import Callable
from typing import NamedTuple

from policylint.engine.check import Checker
from policylint.source.document import Document, parse_document


class Task(NamedTuple):
    """A policy by the name people know it by.

    ``content`` reads what it holds, and may raise InputError, which a run records. ``far`` is for what is better read
    where it is checked than sent there. ``digest`` is that of what the policy holds, where it was read just before:
    if the result of that is known, it is not read again.
    """

    name: str
    content: Callable[[], bytes]
    checker: Checker
    far: bool = False
    digest: bytes = b""

    def read(self) -> Document:
        """The policy as a document.

        Raises:
            InputError: it cannot be read.
        """
        return parse_document(self.name, self.content())
