"""Carries out a run: what is known already is looked up, the rest is checked, here or in other processes.

Whichever way, the report is the same; and it can be read while the run goes on.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from policylint.engine.check import Checker, Options
from policylint.engine.means import Means
from policylint.engine.report import Report
from policylint.engine.result import Failure, Unreadable
from policylint.engine.results import Findings, Results, Texts
from policylint.engine.serialized import Head
from policylint.engine.task import Task
from policylint.engine.work import Work
from policylint.rules.catalogue import Catalogue
from policylint.source.document import read_bytes

_PLAIN = Means()


def run_tasks(
    tasks: Iterable[Task],
    as_of: date,
    catalogue: Catalogue,
    means: Means = _PLAIN,
) -> Report:
    """Carry out tasks, all of them, before anything is reported.

    Args:
        tasks: what is to be checked, taken as it is needed, so that the caller can watch the run go on.
        as_of: the day whose law counts, as the options of every checker have it.
        catalogue: where the day up to which the law is known to be right is told, with the cards of all checkers.
        means: what the run may use.
    """
    run = Run(tasks, catalogue, means)
    run.results.finish()
    report = run.report(as_of)
    return report._replace(
        files=tuple(report.files),
        rules=tuple(report.rules),
        failures=tuple(report.failures),
        unreadable=tuple(report.unreadable),
    )


def check_files(files: Iterable[tuple[Path, str]], catalogue: Catalogue, options: Options) -> Report:
    """Check files, each given by its path and the name people know it by."""
    checker = Checker(catalogue, options)
    tasks = (Task(name, partial(read_bytes, path), checker) for path, name in files)
    return run_tasks(tasks, options.as_of, catalogue)


class Run:
    """A run that goes on as its ``results`` are read."""

    def __init__(
        self,
        tasks: Iterable[Task],
        catalogue: Catalogue,
        means: Means = _PLAIN,
        *,
        once: bool = False,
        short: bool = False,
    ) -> None:
        """Prepare a run.

        Args:
            tasks: what is to be checked.
            catalogue: the cards of the report.
            means: what the run may use.
            once: whether findings are read once, as they come, and need not be kept.
            short: whether only briefs and summaries are going to be read, if there are means to write briefs.
        """
        self._catalogue = catalogue
        self._files: list[str] = []
        self._rules: dict[str, None] = {}
        self._failures: list[Failure] = []
        self._unreadable: list[Unreadable] = []
        self._policies: dict[str, str] = {}
        brief = means.brief if short else None
        work = Work(self._noted(tasks), means, short=brief is not None)
        self.results = Results(work.results(), catalogue.cards, self._note, once=once, brief=brief)

    def report(self, as_of: date) -> Report:
        """The report, which grows while the run goes on, and is complete when its findings have been read."""
        return Report(
            findings=Findings(self.results),
            files=self._files,
            as_of=as_of.isoformat(),
            pack_as_of=self._catalogue.as_of,
            rules=self._rules.keys(),
            failures=self._failures,
            unreadable=self._unreadable,
            texts=Texts(self.results),
            policies=self._policies,
        )

    def _noted(self, tasks: Iterable[Task]) -> Iterator[Task]:
        known: set[int] = set()
        for task in tasks:
            if id(task.checker) not in known:
                known.add(id(task.checker))
                self._rules.update(dict.fromkeys(task.checker.rules))
            yield task

    def _note(self, file: str, head: Head) -> None:
        self._files.append(file)
        self._failures.extend(head.failures)
        if head.unreadable:
            self._unreadable.append(Unreadable(file, head.unreadable))
        else:
            self._policies[file] = head.policy
