"""Checks policies."""

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from policylint.engine.check import Options
from policylint.engine.report import Report
from policylint.engine.run import check_files
from policylint.engine.sources import SourceFolder
from policylint.rules.pack_file import compiled_catalogue
from policylint.rules.selection import Selection
from policylint.source.discover import discover


def check(
    paths: Iterable[str | os.PathLike[str]],
    *,
    as_of: date,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    sources: str | os.PathLike[str] | None = None,
) -> Report:
    """Check the policies under ``paths`` against the law of the day ``as_of``.

    Args:
        paths: policy files, and folders to look for policies in.
        as_of: the day whose law counts.
        select: rules, topics, packs or ``authority:NAME`` to ask; none means all that are on by default.
        ignore: rules, topics, packs or ``authority:NAME`` to leave out.
        sources: a folder with the published texts, to compare quotes with.

    Raises:
        UsageError: a name or a folder does not exist, or there is no policy to check.
        InputError: a path does not exist.
        CardError: the rule pack does not load.
    """
    published = SourceFolder(Path(sources)) if sources is not None else None
    selection = Selection(select=tuple(select), ignore=tuple(ignore))
    files = ((path, path.as_posix()) for path in discover(Path(path) for path in paths))
    return check_files(files, compiled_catalogue(), Options(as_of=as_of, selection=selection, sources=published))
