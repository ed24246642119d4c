"""Carries out ``policylint diff``."""

import os
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import monotonic

from policylint import __version__
from policylint.api.compose import Terms, Watch, compare_sides, unwatched
from policylint.api.sides import GivenPolicy, Side
from policylint.changes.findings import FindingsDiff
from policylint.changes.obligations import duties
from policylint.changes.pack_file import compiled_change_cards
from policylint.changes.report import DiffReport, PolicyDiff
from policylint.cli.accepting import Settled, accepting
from policylint.cli.diff_inputs import names_in_repository, sides_of_request
from policylint.cli.diff_request import DiffRequest
from policylint.cli.diff_status import diff_status
from policylint.cli.exit_status import ExitStatus
from policylint.cli.gather import asked_of, finder_of
from policylint.cli.look import look_of
from policylint.cli.outputs import Outputs, read_outputs
from policylint.cli.progress import wants_progress, watched
from policylint.cli.streams import complain, is_terminal, write, write_utf8
from policylint.cli.values import day
from policylint.config.plan import Planner
from policylint.config.run_settings import AskedOfRun, run_settings
from policylint.engine.check import Checker
from policylint.errors import LoadError
from policylint.finding import Finding, Severity
from policylint.render.as_json import Versions
from policylint.render.changes.context import DiffContext
from policylint.render.changes.formats import DiffFormat, diff_renderer
from policylint.render.styled import Look
from policylint.render.summary import counted
from policylint.rules.pack_file import compiled_catalogue


def run_diff(request: DiffRequest) -> ExitStatus:
    """Compare two versions and write the report.

    Raises:
        PolicylintError: they cannot be compared.
        ClosedPipeError: nobody reads any more.
    """
    started = monotonic()
    request.require_sense()
    outputs = read_outputs(request.outputs, request.format, DiffFormat.FULL)
    _require_apart(outputs, request)
    accepted = accepting(request)
    run = _Run(request)
    try:
        settled = accepted.settle(run.compare(started))
    except LoadError as error:
        for problem in error.problems:
            complain(f"error: {problem}")
        return ExitStatus.USAGE
    status = diff_status(settled.report, request.threshold)
    run.write(settled, outputs, status)
    if accepted.file is not None:
        complain(f"added {counted(settled.added, 'acceptance')} to {accepted.file}")
    if settled.report.stale and not outputs.stdout.for_people:
        stale = ", ".join(one.fingerprint for one in settled.report.stale)
        complain(f"acceptances that no change answers to, which can be deleted: {stale}")
    return status


def _require_apart(outputs: Outputs[DiffFormat], request: DiffRequest) -> None:
    files = (file.as_posix() for file in (request.accept, request.write_acceptances) if file is not None)
    outputs.require_apart(files, "where acceptances are kept")


class _Run:
    """What is compared, and by which rules."""

    def __init__(self, request: DiffRequest) -> None:
        self._request = request
        finder = finder_of(request.checking)
        configured = run_settings(finder.of_folder(Path.cwd()), AskedOfRun(as_of=request.checking.as_of))
        self._as_of = day(configured.as_of.value)
        self._catalogue = compiled_catalogue()
        self._planner = Planner(finder, self._catalogue, asked_of(request.checking))
        self._sides: tuple[Side, Side] = sides_of_request(request, finder, os.environ)
        self._floors: dict[str, Severity | None] = {}

    def compare(self, started: float) -> DiffReport:
        """What changed; ``started`` is when the run began, by the monotonic clock."""
        wanted = wants_progress(os.environ, wanted=self._request.checking.progress)
        watch: Watch = partial(watched, started=started) if wanted else unwatched
        terms = Terms(self._checker, compiled_change_cards(), self._as_of, self._catalogue.as_of)
        return compare_sides(*self._sides, terms, watch)

    def write(self, settled: Settled, outputs: Outputs[DiffFormat], status: ExitStatus) -> None:
        """Write files first, so that nothing at all is written if one of them cannot be."""
        shown = replace(settled.report, policies=tuple(map(self._shown, settled.report.policies)))
        context = DiffContext(
            cards=compiled_change_cards(),
            duties=duties(self._catalogue.library),
            versions=Versions(tool=__version__, pack=__version__),
            look=Look(summary=not self._request.checking.quiet),
            exit_code=status,
            names=names_in_repository(self._sides, os.environ),
        )
        read = [policy.name for side in self._sides for policy in side.policies if not policy.tracked]
        outputs.write_files(lambda format_: diff_renderer(format_)(shown, context), read, settled.files)
        if outputs.stdout.for_people:
            write(diff_renderer(outputs.stdout)(shown, replace(context, look=self._look(context))))
        else:
            write_utf8(diff_renderer(outputs.stdout)(shown, context))

    def _checker(self, given: GivenPolicy) -> Checker:
        settings, checker = self._planner.applying(given.home, self._as_of)
        self._floors[given.name] = settings.min_severity.value
        return checker

    def _shown(self, policy: PolicyDiff) -> PolicyDiff:
        """A policy without the findings that the configuration keeps out of every report."""
        floor = self._floors.get(policy.new.file or policy.old.file or "")
        if floor is None:
            return policy
        rank, found = floor.rank, policy.findings

        def wanted(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
            return tuple(finding for finding in findings if finding.severity.rank >= rank)

        kept = FindingsDiff(wanted(found.introduced), wanted(found.resolved), wanted(found.unchanged))
        return replace(policy, findings=kept)

    def _look(self, context: DiffContext) -> Look:
        checking = self._request.checking
        rules = {card.id: card.file for card in self._planner.catalogue.cards.values()}
        changes = {card.id: card.file for card in context.cards.values()}
        return look_of(checking.colour, rules | changes, terminal=is_terminal(), summary=not checking.quiet)
