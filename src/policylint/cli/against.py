"""The two sides of ``--against``: what a git revision held, and the working tree."""
# ruff: noqa: PTH110, PTH112 - these ask without ever raising, whatever the name

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from policylint.api.sides import GivenPolicy, Side, policies_in, policy_on_disk
from policylint.cli.repository import nearest_folder
from policylint.cli.revision_side import policies_at, policies_below
from policylint.errors import InputError, UsageError
from policylint.source.revision import Revision, open_revision

WORKING_TREE = "the working tree"
"""What the new side is called."""


def sides_against(name: str, paths: Sequence[Path], environ: Mapping[str, str]) -> tuple[Side, Side]:
    """The policies under paths as they were at a revision, and as they are.

    A file that git knows to be renamed is compared with what it was before. What is gone counts, too.

    Raises:
        InputError: a path exists neither now nor at the revision.
        UsageError: the repository or the revision is not there, or a path lies outside the repository.
    """
    revision = open_revision(name, nearest_folder(paths[0]), environ)
    new = tuple(_now(revision, [path for path in paths if os.path.exists(path)]))
    named = {policy.before or policy.path for policy in new if policy.named}
    before = {path for policy in new for path in (policy.path, policy.before) if path}
    for path in paths:
        inside = _inside(revision, path)
        if os.path.isdir(path):
            before.update(policies_below(revision, inside))
        elif not os.path.exists(path):
            file = revision.read([inside])
            named.update(file)
            before.update(file or _gone(revision, name, path))
    old = policies_at(revision, name, before, named=named)
    return Side(name, revision.root, old), Side(WORKING_TREE, revision.root, new)


def _now(revision: Revision, paths: Sequence[Path]) -> Iterator[GivenPolicy]:
    """The policies as they are."""
    named = {os.path.realpath(path) for path in paths if not os.path.isdir(path)}
    for file in policies_in(paths):
        path = _inside(revision, file)
        before = revision.moves.renamed.get(path, "")
        yield policy_on_disk(file, path, before=before, named=os.path.realpath(file) in named)


def _gone(revision: Revision, name: str, folder: Path) -> list[str]:
    """What a revision held in a folder that is not there any more."""
    paths = policies_below(revision, _inside(revision, folder))
    if not paths:
        raise InputError(f"{folder}: there is no such file or folder, now or at {name}. Check the spelling.")
    return paths


def _inside(revision: Revision, file: Path) -> str:
    """The path from the root of the repository; the root itself is the empty string."""
    path = revision.path_of(file)
    if path is None:
        raise UsageError(f"{file} lies outside the git repository {revision.root}. Compare it in a run of its own.")
    return "" if path == "." else path
