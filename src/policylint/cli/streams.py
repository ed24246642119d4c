"""The only way out: text for people, bytes for machines, sentences for trouble, and when to colour."""

import errno
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import TextIO

from policylint.errors import UsageError
from policylint.render.log_commands import without_commands
from policylint.render.safe import printable

_REDIRECTED_WIDTH = 100
_WIDEST = 120
_AT_ONCE = 32_000


class ClosedPipeError(Exception):
    """Whoever was reading has stopped; the rest is for nobody."""


class Colour(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def write(text: str) -> None:
    """Write for people, in the encoding of their terminal; what it cannot show is escaped.

    In a job of GitHub Actions nothing of it is a command to the runner.

    Raises:
        ClosedPipeError: nobody reads any more.
        UsageError: standard output cannot be written.
    """
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    write_bytes(_for_log(text).replace("\n", os.linesep).encode(encoding, "backslashreplace"))


def write_utf8(text: str) -> None:
    """Write for machines: UTF-8 and line feeds, whatever the terminal prefers.

    Raises:
        ClosedPipeError: nobody reads any more.
        UsageError: standard output cannot be written.
    """
    write_bytes(text.encode())


def write_pieces(pieces: Iterable[str], *, for_people: bool, before: Callable[[], None]) -> None:
    """Write what comes bit by bit: at once where a person watches, else when enough has come together.

    Args:
        pieces: whole lines, each with its end.
        for_people: whether to write for people or for machines.
        before: done before anything is shown to a person who watches.

    Raises:
        ClosedPipeError: nobody reads any more.
        UsageError: standard output cannot be written.
    """
    send, most = (write if for_people else write_utf8), 0 if is_terminal() else _AT_ONCE
    waiting: list[str] = []
    size = 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size > most:
            if not most:
                before()
            send("".join(waiting))
            waiting, size = [], 0
    send("".join(waiting))


def write_bytes(data: bytes) -> None:
    """Write and flush, so that nothing can go wrong later.

    Raises:
        ClosedPipeError: nobody reads any more.
        UsageError: standard output cannot be written.
    """
    if sys.stdout is None:  # the shell closed it
        raise UsageError("Standard output is closed, so there is nowhere to write the result.")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        abandon(sys.stdout)
        if isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL):
            raise ClosedPipeError from error
        raise UsageError(f"The result cannot be written to standard output: {error.strerror or error}.") from error


def complain(sentence: str) -> None:
    """Say one line on standard error; a person reads it, or nobody can."""
    if sys.stderr is None:
        return
    encoding = sys.stderr.encoding or "utf-8"
    try:
        line = _for_log(f"policylint: {printable(sentence)}\n")
        sys.stderr.write(line.encode(encoding, "backslashreplace").decode(encoding))
        sys.stderr.flush()
    except OSError:  # there is nobody left to tell
        abandon(sys.stderr)


def wants_colour(choice: Colour, environ: Mapping[str, str], *, terminal: bool) -> bool:
    """Whether to colour: the option decides, then what the user's environment asks for, then the terminal.

    A variable counts only when it is not empty (no-color.org, force-color.org).
    """
    if choice is not Colour.AUTO:
        return choice is Colour.ALWAYS
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR") or environ.get("CLICOLOR_FORCE"):
        return True
    return terminal and environ.get("TERM") != "dumb"


def is_terminal() -> bool:
    """Whether a person is likely to see standard output as it is written."""
    return sys.stdout is not None and sys.stdout.isatty()


def width() -> int:
    """Cells of a line: the terminal's, within reason; always the same for files and pipes."""
    if not is_terminal():
        return _REDIRECTED_WIDTH
    from shutil import get_terminal_size  # noqa: PLC0415 - it loads every kind of archive

    return min(get_terminal_size((_REDIRECTED_WIDTH, 24)).columns, _WIDEST)


def _for_log(text: str) -> str:
    return without_commands(text) if os.environ.get("GITHUB_ACTIONS") else text


def abandon(stream: TextIO) -> None:
    """Let the interpreter flush what is left into nothing when it ends, instead of failing then."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, stream.fileno())
    os.close(nothing)
