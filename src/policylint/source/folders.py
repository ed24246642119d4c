"""Walks through folders: no object but a name for each file, and no question to the system that it has answered."""

import os
import sys
from collections.abc import Callable, Iterator

from policylint.errors import InputError


def files_below(folder: str, wanted: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    """Files in a folder and those below it, each as its path and its real path.

    Hidden folders are passed over, and links to folders, which may lead in a circle. Only links are followed to their
    ends: all else is where it is.

    Args:
        folder: its path, with slashes.
        wanted: whether a file of this name, without its folder, is wanted.

    Raises:
        InputError: a folder cannot be listed.
    """
    waiting = [(folder, os.path.realpath(folder))]
    while waiting:  # no calls within calls: folders may be nested deeper than those can be
        parent, real_parent = waiting.pop()
        before, real = _ending("" if parent == "." else parent, "/"), _ending(real_parent, os.sep)
        for entry in _entries(parent):
            name = entry.name
            if _is_folder(entry):
                if not name.startswith(".") and not _leads_elsewhere(entry):
                    waiting.append((before + name, real + name))
            elif wanted(name):
                yield before + name, os.path.realpath(before + name) if entry.is_symlink() else real + name


def _entries(folder: str) -> "list[os.DirEntry[str]]":
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError as error:  # it may hold policies: passing it over would look like success
        reason = f"{error.strerror}, so it cannot be looked into. Check the permissions."
        raise InputError(f"{error.filename or folder}: {reason}") from error


def _ending(folder: str, separator: str) -> str:
    return folder if not folder or folder.endswith(separator) else folder + separator


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    """Whether it is one, or leads to one; a link that leads nowhere does not."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _leads_elsewhere(entry: "os.DirEntry[str]") -> bool:
    return entry.is_symlink() or (sys.version_info >= (3, 12) and entry.is_junction())
