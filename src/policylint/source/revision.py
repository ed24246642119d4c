"""What the files of a git repository held at a revision."""

import os
import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from shlex import quote
from typing import NamedTuple

from policylint.errors import UsageError
from policylint.source.git import Git, GitError
from policylint.source.text import MAX_BYTES

_ORDINARY = (b"100644", b"100755")
_REMOTE_BRANCH = re.compile(r"(?P<remote>[^/~^:@]+)/(?P<branch>[^~^:@]+)")
_RELATIVE = re.compile(r"[~^]|@\{|^[0-9a-f]{4,39}$")
"""Names of commits that no server can be asked for by name."""
_NO_COMMIT = re.compile(r"^-|^$|[\s:?*\[\\]|\.\.")
_INCOMPLETE = (
    "git lacks what files held at that revision, as in a partial clone. "
    "Run `git fetch --refetch --no-filter origin` and try again."
)


class Moves(NamedTuple):
    """What became of files since a revision: those ``renamed``, new path to old, and the paths that are ``gone``."""

    renamed: Mapping[str, str]
    gone: tuple[str, ...]


class Revision:
    """One commit of one repository; paths are relative to ``root`` and have forward slashes."""

    def __init__(self, git: Git, root: Path, commit: str) -> None:
        self.root = root
        self._git = git
        self._commit = commit

    def path_of(self, file: Path) -> str | None:
        """The path of a file, its links followed; None if it lies outside the repository."""
        real = Path(os.path.realpath(file))
        return real.relative_to(self.root).as_posix() if real.is_relative_to(self.root) else None

    def read(self, paths: Iterable[str]) -> dict[str, bytes]:
        """What each path held; one at which there was no ordinary file is left out.

        Raises:
            UsageError: git does not have the content.
        """
        wanted = {path: self._blobs[path] for path in paths if path in self._blobs}
        contents = self._contents(sorted(set(wanted.values())))
        return {path: contents[blob] for path, blob in wanted.items()}

    def below(self, folder: str) -> tuple[str, ...]:
        """The ordinary files in a folder and in those below it; the root is the empty string."""
        within = f"{folder}/" if folder else ""
        return tuple(path for path in self._blobs if path.startswith(within))

    @cached_property
    def moves(self) -> Moves:
        """What was renamed or is gone since; a renamed file is one that git knows, so at least `git add` was run."""
        fields = iter(self._ask("diff-index", "-z", "-M", "--name-status", "--ignore-submodules", self._commit))
        renamed: dict[str, str] = {}
        gone: list[str] = []
        for status in fields:
            path = os.fsdecode(next(fields))
            if status.startswith(b"R"):
                renamed[os.fsdecode(next(fields))] = path
            elif status == b"D":
                gone.append(path)
        return Moves(renamed, tuple(gone))

    @cached_property
    def _blobs(self) -> dict[str, bytes]:
        """The object that holds each ordinary file."""
        blobs = {}
        for line in self._ask("ls-tree", "-r", "-z", "--full-tree", self._commit):
            description, _, path = line.partition(b"\t")
            mode, _, blob = description.split(b" ")
            if mode in _ORDINARY:
                blobs[os.fsdecode(path)] = blob
        return blobs

    def _ask(self, *arguments: str) -> list[bytes]:
        return self._run(*arguments).split(b"\0")[:-1]

    def _contents(self, blobs: list[bytes]) -> dict[bytes, bytes]:
        """Objects by name; of one that is larger than a policy may be, so many bytes that this shows."""
        sizes = {}
        for line in self._run("cat-file", "--batch-check", given=b"".join(blob + b"\n" for blob in blobs)).splitlines():
            blob, kind, *size = line.split(b" ")
            if kind != b"blob":
                raise UsageError(_INCOMPLETE)
            sizes[blob] = int(size[0])
        small = [blob for blob, size in sizes.items() if size <= MAX_BYTES]
        contents = dict.fromkeys(sizes, bytes(MAX_BYTES + 1))
        output = self._run("cat-file", "--batch", given=b"".join(blob + b"\n" for blob in small))
        start = 0
        for blob in small:
            start = output.index(b"\n", start) + 1
            contents[blob] = output[start : start + sizes[blob]]
            start += sizes[blob] + 1
        return contents

    def _run(self, *arguments: str, given: bytes = b"") -> bytes:
        try:
            return self._git.run(*arguments, given=given)
        except GitError as error:
            if "promisor" in str(error):  # a partial clone whose remote does not answer
                raise UsageError(_INCOMPLETE) from error
            raise UsageError(f"git cannot read the revision: {' '.join(str(error).split())}") from error


def open_revision(name: str, folder: Path, environ: Mapping[str, str]) -> Revision:
    """Find a revision of the repository that ``folder`` lies in.

    Args:
        name: whatever git understands: a branch, a tag, a commit, ``HEAD~1``.
        folder: a folder that exists.
        environ: the surroundings: where git is, and how it is configured.

    Raises:
        UsageError: git or the repository or the revision is not there; the text says what to run.
    """
    if _NO_COMMIT.search(name):
        raise UsageError(f"`{name}` is no git commit. Name a branch, a tag or a commit, such as origin/main.")
    root = _root(Git(folder, environ), name)
    git = Git(root, environ)
    try:
        commit = git.run("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").decode().strip()
    except GitError as error:
        raise UsageError(_missing(git, name)) from error
    return Revision(git, root, commit)


def _root(git: Git, name: str) -> Path:
    try:
        return Path(os.path.realpath(os.fsdecode(git.run("rev-parse", "--show-toplevel").removesuffix(b"\n"))))
    except GitError as error:
        said = str(error)
    if "dubious ownership" in said:
        command = said.rpartition("\n")[2].strip()
        raise UsageError(f"git does not trust the repository around {git.folder}. If you do, run `{command}`.")
    raise UsageError(
        f"{git.folder} lies in no git working tree, so there is no revision `{name}` to compare with. "
        "Name policies of a repository, or compare with a baseline: `policylint baseline` writes one."
    )


def _missing(git: Git, name: str) -> str:
    """What to run so that a revision is there."""
    shallow = git.words("rev-parse", "--is-shallow-repository") == ["true"]
    remotes = git.words("remote")
    what = f"The git revision `{name}` is not in this {'shallow clone' if shallow else 'repository'}"
    if not remotes:
        return f"{what}. Check the spelling; `git log --oneline --all` lists what there is."
    remote = "origin" if "origin" in remotes else remotes[0]
    if _RELATIVE.search(name):
        deeper = f"git fetch --unshallow {quote(remote)}" if shallow else f"git fetch {quote(remote)}"
        return f"{what}. Run `{deeper}`, and check the spelling."
    branch = _REMOTE_BRANCH.fullmatch(name)
    if branch and branch["remote"] in remotes:
        reference = f"+refs/heads/{branch['branch']}:refs/remotes/{name}"
        return (
            f"{what}. Run `git fetch --depth=1 {quote(branch['remote'])} {quote(reference)}`, and check the spelling."
        )
    command = f"git fetch --depth=1 {quote(remote)} {quote(name)}"
    return f"{what}. Run `{command}`, then name FETCH_HEAD as the revision."
