"""Reads files that somebody else may have put there: ordinary ones only, and never more than is wanted."""

import errno
import os
import stat
from pathlib import Path

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""Without waiting: a named pipe that nobody writes to would hold up the run for ever."""


def read_ordinary(path: Path, most: int) -> bytes:
    """The first ``most`` bytes of a file, links followed.

    Raises:
        OSError: it cannot be read, or is a pipe, a device, a socket or a folder.
    """
    try:
        descriptor = os.open(path, _FLAGS)
    except ValueError as error:  # a name that no file can have
        raise OSError(errno.EINVAL, str(error)) from error
    with os.fdopen(descriptor, "rb") as stream:
        status = os.fstat(descriptor)
        mode = status.st_mode
        if not stat.S_ISREG(mode):
            kind = "a folder" if stat.S_ISDIR(mode) else "no ordinary file; `-` reads standard input"
            raise OSError(errno.EINVAL, f"it is {kind}")
        # Asked for `most`, Python would make room for all of it first. What grows meanwhile is read none the less.
        data = stream.read(min(status.st_size + 1, most))
        return data if len(data) <= status.st_size else data + stream.read(most - len(data))
