"""What persons accepted, and what they accept with ``--write-acceptances``."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from policylint.changes.acceptance import Acceptance
from policylint.changes.acceptances import read_acceptances, with_accepted
from policylint.changes.report import DiffReport
from policylint.changes.write_acceptances import acceptances_of, with_more
from policylint.cli.diff_request import DiffRequest
from policylint.cli.values import day
from policylint.source.atomic import require_writable


class Settled(NamedTuple):
    """A report with all that is accepted, the files to be written for that, and how many acceptances are new."""

    report: DiffReport
    files: Mapping[Path, bytes]
    added: int = 0


@dataclass(frozen=True, slots=True)
class Accepting:
    """``known`` are the acceptances there are; ``file`` is where to add those of all open adverse changes."""

    known: tuple[Acceptance, ...]
    file: Path | None
    reason: str
    by: str

    def settle(self, report: DiffReport) -> Settled:
        """Accept what is to be accepted; nothing is written yet.

        Raises:
            UsageError: the file cannot be added to.
        """
        settled = with_accepted(report, self.known)
        if self.file is None:
            return Settled(settled, {})
        more = acceptances_of(settled, reason=self.reason, by=self.by, day=day(None).isoformat())
        files = {self.file: with_more(self.file, more)} if more else {}
        return Settled(with_accepted(report, (*self.known, *more)), files, len(more))


def accepting(request: DiffRequest) -> Accepting:
    """Read the acceptances there are: those of ``--accept``, and those in the file that is to be added to.

    Raises:
        InputError: a file cannot be read.
        UsageError: one is no file of acceptances, or cannot be written.
    """
    target = request.write_acceptances
    files = [request.accept] if request.accept else []
    if target is not None:
        require_writable(target)
        files += [target] if target.exists() and target.stat().st_size else []
    known = {one.fingerprint: one for file in reversed(files) for one in read_acceptances(file)}
    return Accepting(tuple(known.values()), target, (request.reason or "").strip(), (request.by or "").strip())
