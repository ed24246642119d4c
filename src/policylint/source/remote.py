"""Policies that lie elsewhere: behind any URL that fsspec can read, such as ``s3://bucket/policies``.

Only a command line or a program can name a URL. What a policy or a configuration names is never fetched.
"""

from collections.abc import Iterator
from typing import Any

from policylint.errors import InputError, UsageError
from policylint.source.discover import is_candidate, is_policy_text
from policylint.source.text import MAX_BYTES


def policies_at(url: str) -> Iterator[str]:
    """The URLs of the policies at ``url``: itself, or those below it whose text says that they are, in order.

    Raises:
        InputError: there is nothing there, or it cannot be read.
        UsageError: the library for this kind of URL is not installed.
    """
    system, path = _opened(url)
    try:
        whole, there = bool(system.isdir(path)), bool(system.exists(path))
        found = sorted(str(name) for name in system.find(path)) if whole else []
    except Exception as error:  # every store fails in a way of its own
        raise _unreadable(url, error) from error
    if not there and not whole:
        raise InputError(f"{url}: there is nothing there. Check the spelling and your rights.")
    if not whole:
        yield url
    for name in found:
        full = str(system.unstrip_protocol(name))
        if is_candidate(name.removeprefix(path).lstrip("/")) and is_policy_text(read_url(full)):
            yield full


def read_url(url: str) -> bytes:
    """What lies there, or one byte more than the size limit allows: enough to see that it is too large.

    Raises:
        InputError: it cannot be read.
        UsageError: the library for this kind of URL is not installed.
    """
    system, path = _opened(url)
    try:
        with system.open(path, "rb") as stream:
            return bytes(stream.read(MAX_BYTES + 1))
    except Exception as error:  # every store fails in a way of its own
        raise _unreadable(url, error) from error


def _opened(url: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - only who reads from elsewhere waits for it
    except ImportError as error:
        raise UsageError(
            f"{url}: to read policies from a URL, install what is needed: pip install 'policylint[remote]'."
        ) from error
    try:
        system, path = url_to_fs(url)
    except ImportError as error:
        raise UsageError(f"{url}: {error}. Install the library that reads this kind of URL.") from error
    except ValueError as error:
        raise UsageError(f"{url}: {error}. Check the part before `://`.") from error
    except Exception as error:  # every store fails in a way of its own
        raise _unreadable(url, error) from error
    return system, str(path)


def _unreadable(url: str, error: Exception) -> InputError:
    reason = " ".join(str(error).split()) or type(error).__name__
    return InputError(f"{url}: {reason}. Check the address and your rights.")
