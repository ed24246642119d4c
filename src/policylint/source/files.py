"""Reads files that somebody else may have put there: ordinary ones only, and never more than is wanted."""

import errno
import os
import stat
from pathlib import Path

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""Without waiting: a named pipe that nobody writes to would hold up the run for ever."""
_AT_ONCE = 65_536
"""Python makes room for what is asked for, so that two megabytes would cost more than reading a policy."""


def read_ordinary(path: str | Path, most: int) -> bytes:
    """The first ``most`` bytes of a file, links followed.

    Raises:
        OSError: it cannot be read, or is a pipe, a device, a socket or a folder.
    """
    try:
        descriptor = os.open(path, _FLAGS)
    except ValueError as error:  # a name that no file can have
        raise OSError(errno.EINVAL, str(error)) from error
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            kind = "a folder" if stat.S_ISDIR(status.st_mode) else "no ordinary file; `-` reads standard input"
            raise OSError(errno.EINVAL, f"it is {kind}")
        return _read(descriptor, most, status.st_size)
    finally:
        os.close(descriptor)


def _read(descriptor: int, most: int, size: int) -> bytes:
    """Read on until there is nothing more, or enough: what grows meanwhile is read as well.

    One byte more is asked for than the file had: when it does not come, the end was reached without asking again.
    """
    wanted = min(most, size + 1)
    first = os.read(descriptor, wanted)
    if size <= len(first) < wanted:
        return first
    parts, left = [first], most - len(first)
    while left > 0 and (part := os.read(descriptor, min(left, _AT_ONCE))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)
