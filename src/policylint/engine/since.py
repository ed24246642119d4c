"""What was wrong with policies at a git revision: the same rules, as of the same day, on what they held."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from policylint.engine.check import Checker
from policylint.engine.known import can_be_known
from policylint.engine.task import Task
from policylint.errors import UsageError
from policylint.source.discover import is_policy_text
from policylint.source.document import parse_document
from policylint.source.revision import Revision

_ENDINGS = (".yaml", ".yml")


def known_at(revision: Revision, tasks: Sequence[Task]) -> Counter[str]:
    """How often each fingerprint was there at a revision.

    Each policy is compared with what its path held then, or the path it was renamed from. Policies that are gone
    count as well, so that one which was moved brings nothing back.

    Args:
        revision: what to compare with.
        tasks: what is checked now; their names are paths.

    Raises:
        UsageError: a policy lies outside the repository, or git does not have what it held.
    """
    if not tasks:
        return Counter()
    renamed, gone = revision.moves
    paths = [_path(revision, task) for task in tasks]
    before = {renamed.get(path, path): task for path, task in zip(paths, tasks, strict=True)}
    left = [path for path in gone if path.endswith(_ENDINGS) and path not in before]
    contents = revision.read([*before, *left])
    versions = [Version(task.name, contents[path], task.checker) for path, task in before.items() if path in contents]
    moved = (Version(path, contents[path], tasks[0].checker) for path in left if path in contents)
    versions += [version for version in moved if is_policy_text(version.data)]
    return Counter(fingerprint for version in versions for fingerprint in version.fingerprints())


class Version(NamedTuple):
    """What a policy held once, the name that it is checked under, and who checks it."""

    name: str
    data: bytes
    checker: Checker

    def fingerprints(self) -> Iterator[str]:
        """Of the findings that may be known."""
        for finding in self.checker.check(parse_document(self.name, self.data)).findings:
            if can_be_known(finding):
                yield finding.fingerprint


def _path(revision: Revision, task: Task) -> str:
    path = revision.path_of(Path(task.name))
    if path is None:
        raise UsageError(f"{task.name} lies outside the git repository {revision.root}. Check it in a run of its own.")
    return path
