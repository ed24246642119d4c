"""What `REV:PATH` names: a policy or a folder of policies as a git revision held it."""

import os
import re
from collections.abc import Collection, Iterable, Mapping
from functools import partial
from pathlib import Path
from posixpath import normpath

from policylint.api.sides import GivenPolicy, Side, side_on_disk
from policylint.errors import InputError, UsageError
from policylint.rules.nearest import suggestion
from policylint.source.discover import is_candidate, is_policy_text
from policylint.source.revision import Revision, open_revision

_ELSEWHERE = re.compile(r"[A-Za-z]:[\\/]|[A-Za-z][A-Za-z0-9+.-]*://")
"""Drives and addresses: no revisions."""
_HERE = ("./", "../")


def side_of(text: str, environ: Mapping[str, str]) -> Side:
    """What a text names: a file or folder on disk, which comes first, or what a revision held.

    Raises:
        InputError: there is no such file or folder.
        UsageError: the repository or the revision is not there, or the revision lacks the path.
    """
    name, colon, written = text.partition(":")
    if os.path.lexists(text) or not colon or not name or _ELSEWHERE.match(text):
        return side_on_disk(Path(text))
    revision = open_revision(name, Path.cwd(), environ)
    path = _path_in(revision, name, written)
    if revision.read([path]):
        return Side(text, revision.root / path, policies_at(revision, name, [path], named=[path]), one_file=True)
    if not revision.below(path):
        raise InputError(_lacking(revision, name, path, written))
    return Side(text, revision.root / path, policies_at(revision, name, policies_below(revision, path), folder=path))


def policies_below(revision: Revision, folder: str) -> list[str]:
    """The files in a folder of a revision that may be policies by their paths."""
    start = _start(folder)
    return [path for path in revision.below(folder) if is_candidate(path[start:])]


def policies_at(
    revision: Revision, name: str, paths: Iterable[str], *, folder: str = "", named: Collection[str] = ()
) -> tuple[GivenPolicy, ...]:
    """What was a policy at a revision, in the order of the paths.

    Args:
        revision: what held them.
        name: what the user calls the revision.
        paths: from the root of the repository.
        folder: the one that the user named, in which the paths of the policies start; the root is the empty string.
        named: the paths of files that are policies because the user says so.
    """
    contents = revision.read(paths)
    start = _start(folder)
    return tuple(
        GivenPolicy(
            name=f"{name}:{path}",
            path=path[start:],
            home=revision.root / path,
            read=partial(contents.__getitem__, path),
            tracked=path,
            named=path in named,
        )
        for path in sorted(contents)
        if path in named or is_policy_text(contents[path])
    )


def _start(folder: str) -> int:
    """Where paths below a folder start in paths from the root."""
    return len(folder) + 1 if folder else 0


def _path_in(revision: Revision, name: str, written: str) -> str:
    """The path from the root of the repository; the root itself is the empty string."""
    if written.startswith("/"):
        raise UsageError(
            f"{name}:{written}: the path of a file in a revision starts at the root of the repository, so without `/`. "
            "Begin it with ./ to start in the current folder."
        )
    relative = written.startswith(_HERE) or written in (".", "..")
    here = revision.path_of(Path.cwd()) or "."
    path = normpath(f"{here}/{written}" if relative else written)
    if path == ".." or path.startswith("../"):
        raise UsageError(f"{name}:{written}: this leads out of the git repository {revision.root}. Check the path.")
    return "" if path == "." else path


def _lacking(revision: Revision, name: str, path: str, written: str) -> str:
    here = (revision.path_of(Path.cwd()) or ".").removeprefix(".")
    nearby = f"{here}/{path}" if here else path
    if written == path and nearby != path and (revision.read([nearby]) or revision.below(nearby)):
        hint = f" Paths start at the root of the repository: write `{name}:./{path}` to start in the current folder."
    else:
        known = [one for one in revision.below("") if is_candidate(one)]
        hint = suggestion(path, [*known, *{one.rpartition("/")[0] for one in known if "/" in one}])
    return f"{name}:{written}: the revision holds no such file or folder.{hint or ' Check the spelling.'}"
