"""Writes files that are whole or not there; several at once, or none."""

import os
import signal
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from policylint.errors import UsageError

_ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""What ends a process without a word to it, unless it listens."""


class _Ended(BaseException):
    """Somebody wants this process to end; ``args`` hold the signal."""


def require_writable(file: Path) -> None:
    """See as early as possible whether a file could be written; nothing is changed.

    Raises:
        UsageError: it could not.
    """
    try:
        _require_writable(file, _target(file))
    except OSError as error:
        raise _unwritable(file, error) from error


def _require_writable(file: Path, target: Path) -> None:
    if target.is_dir():
        raise UsageError(f"{file} cannot be written: it is a folder. Name a file in it.")
    if target.exists() and not target.is_file():
        raise UsageError(f"{file} cannot be written: it is no ordinary file. `-` stands for standard output.")
    folder = target.parent
    if not folder.is_dir():
        raise UsageError(f"{file} cannot be written: there is no folder {folder}. Create it first.")
    if not os.access(folder, os.W_OK | os.X_OK) or (target.exists() and not os.access(target, os.W_OK)):
        raise UsageError(f"{file} cannot be written: permission denied. Check the permissions, or name another file.")


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Write all files or none: each is written beside its place first, and moved there when all are.

    Links are followed, and a file that exists keeps its permissions.

    Raises:
        UsageError: one of them cannot be written.
    """
    staged: dict[Path, Path] = {}
    with _listening():
        try:
            for file, data in contents.items():
                require_writable(file)
                staged[file] = _stage(file, data)
            for file, temporary in staged.items():
                _move(temporary, file)
        finally:
            for temporary in staged.values():
                temporary.unlink(missing_ok=True)


@contextmanager
def _listening() -> Iterator[None]:
    """Let a signal to end clean up first; the process then ends by that signal, as it would have."""
    deaf = threading.current_thread() is not threading.main_thread()
    heard = [] if deaf else [one for one in _ENDING if signal.getsignal(one) is signal.SIG_DFL]
    try:
        for one in heard:
            signal.signal(one, _end)
        yield
    except _Ended as ended:
        signal.signal(ended.args[0], signal.SIG_DFL)
        os.kill(os.getpid(), ended.args[0])
    finally:
        for one in heard:
            signal.signal(one, signal.SIG_DFL)


def _end(number: int, _frame: object) -> None:
    raise _Ended(number)


def _stage(file: Path, data: bytes) -> Path:
    target = _target(file)
    from secrets import token_hex  # noqa: PLC0415 - loads all of cryptography

    temporary = target.with_name(f".policylint-{token_hex(8)}.tmp")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(descriptor)
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o7777)
    except BaseException as error:
        with suppress(OSError):
            temporary.unlink()
        if isinstance(error, OSError):
            raise _unwritable(file, error) from error
        raise
    return temporary


def _move(temporary: Path, file: Path) -> None:
    try:
        temporary.replace(_target(file))
    except OSError as error:
        raise _unwritable(file, error) from error


def _target(file: Path) -> Path:
    """The file that a link leads to, so that the link stays."""
    return Path(os.path.realpath(file))


def _unwritable(file: Path, error: OSError) -> UsageError:
    return UsageError(f"{file} cannot be written: {error.strerror or error}. Check the path and its permissions.")
