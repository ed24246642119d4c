"""Settles what is to be checked: which policies, under which configuration, as of which day."""

import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from policylint.cli.outputs import Outputs, read_outputs
from policylint.cli.repository import STANDARD_INPUT as UNNAMED
from policylint.cli.request import STANDARD_INPUT, Request
from policylint.cli.values import day, levels, names
from policylint.config.find import Finder
from policylint.config.plan import Plan, Planner, Policy
from policylint.config.run_settings import AskedOfRun, RunSettings, included, run_settings
from policylint.config.settings import Asked
from policylint.errors import NothingToCheckError, UsageError
from policylint.rules.catalogue import Catalogue
from policylint.rules.selection import Selection
from policylint.source.discover import discover
from policylint.source.document import Document, parse_document, read_document
from policylint.source.text import MAX_BYTES

_USUAL_FOLDER = Path("policies")


class Work(NamedTuple):
    """What a run is to do. A plan without tasks is one whose policies were all left out as the user wished."""

    plan: Plan
    run: RunSettings
    outputs: Outputs
    as_of: date


def gather(request: Request, built_in: Catalogue) -> Work:
    """Find the policies and what applies to each.

    Raises:
        PolicylintError: there is nothing to check, or what was asked or configured is wrong.
    """
    _require_sense(request)
    finder = Finder(request.config, isolated=request.isolated)
    run = _run_settings(request, finder)
    outputs = _outputs(request, run)
    as_of = day(run.as_of.value)
    planner = Planner(finder, built_in, _asked(request))
    plan = planner.plan(_policies(request, finder), as_of, suppressions=request.suppressions)
    return Work(plan, run, outputs, as_of)


def _require_sense(request: Request) -> None:
    if STANDARD_INPUT in request.paths and len(request.paths) > 1:
        raise UsageError("`-` (standard input) cannot be checked together with other paths. Check it on its own.")
    if request.stdin_filename is not None and STANDARD_INPUT not in request.paths:
        raise UsageError("--stdin-filename names what comes from standard input. Add `-` as the only path.")
    if request.isolated and request.config is not None:
        raise UsageError("--isolated ignores all configuration, and --config names one. Leave one of them out.")


def _run_settings(request: Request, finder: Finder) -> RunSettings:
    files = read_outputs(request.outputs, request.format).files
    asked = AskedOfRun(
        as_of=request.as_of,
        fail_on=request.threshold,
        output_format=request.format,
        output=tuple((output.format, output.file) for output in files),
        baseline=request.baseline,
    )
    return run_settings(finder.of_folder(Path.cwd()), asked)


def _outputs(request: Request, run: RunSettings) -> Outputs:
    """What is asked for; the configuration's format is not, where the command line sends another to standard output."""
    if request.outputs:
        asked = read_outputs(request.outputs, request.format)
        streamed = request.format or any(output.endswith("=-") for output in request.outputs)
        return asked if streamed else replace(asked, stdout=run.output_format.value)
    written = [f"{format_}={file.as_posix()}" for format_, file in run.output.value]
    return read_outputs(written, run.output_format.value)


def _asked(request: Request) -> Asked:
    return Asked(
        selection=Selection(
            select=names(request.select),
            extend_select=names(request.extend_select),
            ignore=names(request.ignore),
            levels=levels(request.severity),
        ),
        fail_on=request.threshold,
        min_severity=request.min_severity,
        rules=request.rules,
        sources=request.sources,
    )


def _policies(request: Request, finder: Finder) -> list[Policy]:
    if request.from_stdin:
        name = Path(request.stdin_filename or UNNAMED).as_posix()
        policies = [Policy(Path(name), name, partial(_read_stdin, name))]
        return _kept(policies, finder) if request.force_exclude else policies
    usual = _USUAL_FOLDER if _USUAL_FOLDER.is_dir() else Path()
    found = discover(request.paths or included(finder.of_folder(Path.cwd())) or (usual,))
    policies = [Policy(path, path.as_posix(), partial(read_document, path, path.as_posix())) for path in found]
    named = {os.path.realpath(path) for path in request.paths if not path.is_dir()}
    kept = _kept(policies, finder, () if request.force_exclude else named)
    if not kept and len(named) < len(policies):
        raise NothingToCheckError(
            f"The configuration excludes all there is, such as {policies[0].name}. Name a policy to check it anyway."
        )
    return kept


def _kept(policies: Iterable[Policy], finder: Finder, named: Iterable[str] = ()) -> list[Policy]:
    """The policies that are named, and those that no configuration excludes."""
    return [
        policy
        for policy in policies
        if os.path.realpath(policy.path) in named or not finder.of_policy(policy.path).excludes(policy.path)
    ]


def _read_stdin(name: str) -> Document:
    if sys.stdin is None:
        raise UsageError("Standard input is closed. Name a file instead of `-`.")
    return parse_document(name, sys.stdin.buffer.read(MAX_BYTES + 1))
