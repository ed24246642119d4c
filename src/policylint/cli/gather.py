"""Settles what is to be checked: which policies, under which configuration, as of which day."""

import os
import sys
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from policylint.cli.outputs import Outputs, read_outputs
from policylint.cli.repository import STANDARD_INPUT as UNNAMED
from policylint.cli.request import STANDARD_INPUT, Request
from policylint.cli.values import day, levels, names
from policylint.config.find import Finder
from policylint.config.plan import Candidate, Plan, Planner
from policylint.config.run_settings import AskedOfRun, RunSettings, included, run_settings
from policylint.config.settings import Asked
from policylint.errors import NothingToCheckError, UsageError
from policylint.render.formats import Format
from policylint.rules.catalogue import Catalogue
from policylint.rules.selection import Selection
from policylint.source.discover import found_policies
from policylint.source.document import read_bytes
from policylint.source.text import MAX_BYTES
from policylint.source.urls import is_url

_USUAL_FOLDER = Path("policies")
_USUAL_NAME = "policy.yaml"
"""Where the configuration of what lies elsewhere is looked for: as if it lay in the current folder."""


class Work(NamedTuple):
    """What a run is to do. A plan without tasks is one whose policies were all left out as the user wished."""

    plan: Plan
    run: RunSettings
    outputs: Outputs[Format]
    as_of: date


def gather(request: Request, built_in: Catalogue, *, digests: bool = False) -> Work:
    """Find the policies and what applies to each.

    Args:
        request: what the user asked for.
        built_in: the shipped rules.
        digests: whether policies are to be read now, so that what is known need not be read again.

    Raises:
        PolicylintError: there is nothing to check, or what was asked or configured is wrong.
    """
    _require_sense(request)
    finder = finder_of(request)
    run = _run_settings(request, finder)
    outputs = _outputs(request, run)
    as_of = day(run.as_of.value)
    planner = Planner(finder, built_in, asked_of(request))
    policies = _policies(request, finder, digests=digests)
    plan = planner.plan(policies, as_of, suppressions=request.suppressions)
    return Work(plan, run, outputs, as_of)


def _require_sense(request: Request) -> None:
    if STANDARD_INPUT in request.paths and len(request.paths) > 1:
        raise UsageError("`-` (standard input) cannot be checked together with other paths. Check it on its own.")
    if request.stdin_filename is not None and STANDARD_INPUT not in request.paths:
        raise UsageError("--stdin-filename names what comes from standard input. Add `-` as the only path.")


def finder_of(request: Request) -> Finder:
    """What finds the configuration of each policy.

    Raises:
        InputError: the configuration that is named cannot be read.
        UsageError: it is wrong, or the options do not go together.
    """
    if request.isolated and request.config is not None:
        raise UsageError("--isolated ignores all configuration, and --config names one. Leave one of them out.")
    return Finder(request.config, isolated=request.isolated)


def _run_settings(request: Request, finder: Finder) -> RunSettings:
    files = read_outputs(request.outputs, request.format, Format.FULL).files
    asked = AskedOfRun(
        as_of=request.as_of,
        fail_on=request.threshold,
        output_format=request.format,
        output=tuple((output.format, output.file) for output in files),
        baseline=request.baseline,
    )
    return run_settings(finder.of_folder(Path.cwd()), asked)


def _outputs(request: Request, run: RunSettings) -> Outputs[Format]:
    """What is asked for; the configuration's format is not, where the command line sends another to standard output."""
    if request.outputs:
        asked = read_outputs(request.outputs, request.format, Format.FULL)
        streamed = request.format or any(output.endswith("=-") for output in request.outputs)
        return asked if streamed else asked._replace(stdout=run.output_format.value)
    written = [f"{format_}={file.as_posix()}" for format_, file in run.output.value]
    return read_outputs(written, run.output_format.value, Format.FULL)


def asked_of(request: Request) -> Asked:
    """What the options say of how policies are checked.

    Raises:
        UsageError: one of them means nothing.
    """
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


def _policies(request: Request, finder: Finder, *, digests: bool) -> list[Candidate]:
    if request.from_stdin:
        name = Path(request.stdin_filename or UNNAMED).as_posix()
        policies = [Candidate(name, name, _read_stdin)]
        return _kept(policies, finder) if request.force_exclude else policies
    urls = [text for text in request.paths if is_url(text)]
    named_here = not urls or len(urls) < len(request.paths)
    found = found_policies(paths_of(request, finder), digests=digests) if named_here else ()
    policies = [Candidate(name, name, partial(_read, name), digest=digest) for name, digest in found]
    named = {os.path.realpath(path) for path in request.paths if not os.path.isdir(path)}  # noqa: PTH112 - never raises
    kept = _kept(policies, finder, () if request.force_exclude else named) + _behind(urls)
    if not kept and len(named) < len(policies):
        raise NothingToCheckError(
            f"The configuration excludes all there is, such as {policies[0].name}. Name a policy to check it anyway."
        )
    return kept


def _behind(urls: Sequence[str]) -> list[Candidate]:
    """The policies behind URLs; the configuration of the current folder applies to them."""
    if not urls:
        return []
    from policylint.source.remote import policies_at, read_url  # noqa: PLC0415 - most policies are files

    names = dict.fromkeys(name for url in urls for name in policies_at(url))
    found = [Candidate(name, _USUAL_NAME, partial(read_url, name), far=True) for name in names]
    if not found:
        raise NothingToCheckError(f"No policy found in {', '.join(urls)}. A policy has the key `policylint: 1`.")
    return found


def paths_of(request: Request, finder: Finder) -> tuple[Path, ...]:
    """Where to look for files: what is named, else what the configuration includes, else the usual folder.

    Raises:
        UsageError: the configuration includes what is not there.
    """
    usual = _USUAL_FOLDER if _USUAL_FOLDER.is_dir() else Path()
    named = tuple(Path(text) for text in request.paths if not is_url(text))
    return named or included(finder.of_folder(Path.cwd())) or (usual,)


def _kept(policies: Iterable[Candidate], finder: Finder, named: Collection[str] = ()) -> list[Candidate]:
    """The policies that are named, and those that no configuration excludes."""
    return [
        policy
        for policy in policies
        if (named and os.path.realpath(policy.place) in named) or not finder.excludes(policy.place)
    ]


def _read(name: str) -> bytes:
    return read_bytes(Path(name))


def _read_stdin() -> bytes:
    if sys.stdin is None:
        raise UsageError("Standard input is closed. Name a file instead of `-`.")
    return sys.stdin.buffer.read(MAX_BYTES + 1)
