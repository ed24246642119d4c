"""Folders of policies for runs, and what a plain run finds in them."""

from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path

from policies import TODAY
from policylint.engine.cache import Cache
from policylint.engine.check import Checker, Options
from policylint.engine.means import Means
from policylint.engine.pool import Pool
from policylint.engine.report import Report
from policylint.engine.run import run_tasks
from policylint.engine.task import Task
from policylint.finding import Finding
from policylint.resources import rules_dir
from policylint.rules.pack_file import compiled_catalogue
from policylint.source.document import read_bytes

CLEAN = (rules_dir() / "clean-policy.yaml").read_text(encoding="utf-8")
OPTIONS = Options(as_of=date.fromisoformat(TODAY))


@cache
def checker(options: Options = OPTIONS) -> Checker:
    """The checker for some options."""
    return Checker(compiled_catalogue(), options)


def text_of(number: int) -> str:
    """A policy unlike any other; two in three have faults."""
    text = CLEAN.replace("Example Tuinen", f"Tuinen {number}")
    if number % 3 == 1:
        return text.replace("fee: none", "fee: general")
    return text.replace("mechanism: scc-2021", "mechanism: safe-harbor") if number % 3 == 2 else text


def write_policies(folder: Path, count: int) -> list[Path]:
    """Write policies into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"policy-{number:04}.yaml" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(text_of(number), encoding="utf-8")
    return paths


def run(
    paths: list[Path], *, cache: Cache | None = None, pool: Pool | None = None, who: Checker | None = None
) -> Report:
    """Check files."""
    tasks = [Task(path.as_posix(), partial(read_bytes, path), who or checker()) for path in paths]
    return run_tasks(tasks, date.fromisoformat(TODAY), compiled_catalogue(), Means(cache, pool))


@dataclass(frozen=True)
class Seen:
    """All that a report says, so that two can be compared."""

    findings: tuple[Finding, ...]
    fingerprints: tuple[str, ...]
    texts: dict[str, list[str]]
    rest: tuple[object, ...]


def seen(report: Report) -> Seen:
    """All that a report says."""
    return Seen(
        tuple(report.findings),
        tuple(one.fingerprint for one in report.findings),
        {file: list(lines) for file, lines in report.texts.items()},
        (report.files, report.rules, report.failures, report.unreadable, dict(report.policies), dict(report.counts)),
    )
