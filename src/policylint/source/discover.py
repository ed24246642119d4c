"""Which files are policies: those named, and in the folders named those whose text says so."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias

from policylint.errors import InputError, NothingToCheckError
from policylint.source.digests import content_digest
from policylint.source.files import read_ordinary
from policylint.source.folders import files_below
from policylint.source.text import MAX_BYTES

_ENDINGS = (".yaml", ".yml")
_FIRST_BYTES = 4_096
_KEY = b"policylint"
_MARK = re.compile(rb"^(?:\xef\xbb\xbf)?\{?[ \t]*[\"']?policylint[\"']?[ \t]*:", re.MULTILINE)


class Found(NamedTuple):
    """A policy by its path, written with slashes.

    ``digest`` is that of what it held when it was looked at; empty where it was not read to its end.
    """

    name: str
    digest: bytes = b""


_Look: TypeAlias = Callable[[str], bytes | None]
"""Looks whether the file of a name is a policy: None if it is not, else its digest as ``Found`` has it."""


def discover(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The policies under ``paths``: each once, sorted by name, whatever the order they were asked for.

    A file that is named is taken as a policy; a file found in a folder is one if it ends in ``.yaml`` or
    ``.yml`` and holds the key ``policylint``, or if it cannot be read, which is then told of it. Hidden folders are
    passed over, and links to folders, which may lead in a circle.

    Raises:
        InputError: a path does not exist, or a folder cannot be listed.
        NothingToCheckError: no policy was found, which must never look like success.
    """
    return tuple(Path(one.name) for one in found_policies(paths))


def found_policies(paths: Iterable[Path], *, digests: bool = False) -> list[Found]:
    """The same, as names.

    Args:
        paths: files and folders.
        digests: whether files found in folders are read to their ends, so that nobody need read them again who
            knows what comes of such a content.

    Raises:
        InputError: a path does not exist, or a folder cannot be listed.
        NothingToCheckError: no policy was found.
    """
    asked = list(paths)
    found: dict[str, Found] = {}
    candidates = sorted(_candidates(asked, _digest_of_policy if digests else _looked_into), key=_name_of)
    for one, real in candidates:
        found.setdefault(real, one)  # of several names of a file, the first
    if not found:
        names = ", ".join(str(path) for path in asked) or "nothing"
        raise NothingToCheckError(
            f"No policy found in {names}. A policy is a .yaml file with the key `policylint: 1`; "
            "name one, or a folder that holds one."
        )
    return list(found.values())


def _name_of(candidate: tuple[Found, str]) -> str:
    return candidate[0].name


def _candidates(paths: Iterable[Path], look: _Look) -> Iterator[tuple[Found, str]]:
    """Files that are policies, each with its real path."""
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112 - asks without ever raising, whatever the name
            for name, real in files_below(path.as_posix(), is_candidate):
                digest = look(name)
                if digest is not None:
                    yield Found(name, digest), real
        elif os.path.exists(path):  # noqa: PTH110
            yield Found(path.as_posix()), os.path.realpath(path)
        else:
            raise InputError(f"{path}: there is no such file or folder. Check the spelling.")


def _digest_of_policy(name: str) -> bytes | None:
    try:
        data = read_ordinary(name, MAX_BYTES + 1)
    except OSError:
        return _unread(name)
    return content_digest(data) if is_policy_text(data) else None


def _looked_into(name: str) -> bytes | None:
    """The same without digest: most often the first lines say what a file is."""
    try:
        start = read_ordinary(name, _FIRST_BYTES)
        is_one = is_policy_text(start) or (
            len(start) == _FIRST_BYTES and is_policy_text(read_ordinary(name, MAX_BYTES + 1))
        )
    except OSError:
        return _unread(name)
    return b"" if is_one else None


def _unread(name: str) -> bytes | None:
    """A file that cannot be read counts: whoever reads it tells why, unless it is gone."""
    return b"" if os.path.isfile(name) else None  # noqa: PTH113 - asks without ever raising, whatever the name


def is_candidate(path: str) -> bool:
    """Whether a file may be a policy by its path, which starts in the folder that is searched and has slashes."""
    return path.endswith(_ENDINGS) and not path.startswith(".") and "/." not in path


def is_policy_text(data: bytes) -> bool:
    """Whether a text says of itself that it is a policy."""
    return _KEY in data and _MARK.search(data) is not None
