"""What was known before a run: by the baseline, and at a git revision."""

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from policylint.cli.gather import Work
from policylint.cli.repository import nearest_folder
from policylint.cli.request import Request
from policylint.config.settings import BY_COMMAND
from policylint.engine.report import Report
from policylint.errors import UsageError

if TYPE_CHECKING:  # most runs know nothing beforehand
    from policylint.engine.baseline import Baseline


class KnownBefore(NamedTuple):
    """The baseline, if there is one, and how often each fingerprint was there in it or at the revision."""

    baseline: "Baseline | None"
    fingerprints: Counter[str]

    def settle(self, report: Report, work: Work) -> Report:
        """The report with what is known marked, and with what the baseline holds in vain."""
        if self.baseline is None and not self.fingerprints:
            return report
        from policylint.engine.known import stale_entries, with_known  # noqa: PLC0415

        settled = with_known(report, self.fingerprints)
        if self.baseline is None:
            return settled
        return settled._replace(stale=stale_entries(self.baseline, settled, work.plan.catalogue.cards))


def known_before(request: Request, work: Work) -> KnownBefore:
    """Read the baseline and check the policies as they were at the revision, as far as either is asked for.

    Raises:
        UsageError: one of them is not there or cannot be read.
    """
    baseline = _baseline(work)
    known = baseline.fingerprints if baseline else Counter()
    if request.since is not None and work.plan.tasks:
        from policylint.engine.since import known_at  # noqa: PLC0415 - most runs ask git nothing
        from policylint.source.revision import open_revision  # noqa: PLC0415

        revision = open_revision(request.since, nearest_folder(Path(work.plan.tasks[0].name)), os.environ)
        known |= known_at(revision, work.plan.tasks)
    return KnownBefore(baseline, known)


def _baseline(work: Work) -> "Baseline | None":
    said = work.run.baseline
    if said.value is None:
        return None
    from policylint.engine.baseline import read_baseline  # noqa: PLC0415

    try:
        return read_baseline(said.value)
    except UsageError as error:
        raise error if said.origin == BY_COMMAND else UsageError(f"{said.origin}: {error}") from error
