"""Compares two versions of policies."""

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from policylint.api.compose import Terms, compare_sides
from policylint.api.sides import side_on_disk
from policylint.changes.pack_file import compiled_change_cards
from policylint.changes.report import DiffReport
from policylint.engine.check import Checker, Options
from policylint.rules.pack_file import compiled_catalogue
from policylint.rules.selection import Selection


def diff(
    old: str | os.PathLike[str],
    new: str | os.PathLike[str],
    *,
    as_of: date,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> DiffReport:
    """Say what changed from ``old`` to ``new`` for the people whose data it is, by the law of the day ``as_of``.

    Two files are two versions of one policy. In two folders policies are paired by the id of their notice, then by
    their file; what has no partner was added or removed. No configuration is read.

    Args:
        old: a policy file, or a folder to look for policies in.
        new: likewise; a file if ``old`` is a file, a folder if it is a folder.
        as_of: the day whose law counts on both sides.
        select: rules, topics, packs or ``authority:NAME`` whose findings are compared; none means all that are on by
            default. Changes of meaning are always judged by all change cards.
        ignore: rules, topics, packs or ``authority:NAME`` to leave out.

    Raises:
        UsageError: a name does not exist, one path is a file and the other a folder, or there is no policy at all.
        InputError: a path does not exist.
        LoadError: some of the files cannot be read or are no policies; its ``problems`` name each of them.
        CardError: the rule pack does not load.
        InternalError: a rule or a change card failed.
    """
    catalogue = compiled_catalogue()
    checker = Checker(catalogue, Options(as_of=as_of, selection=Selection(select=tuple(select), ignore=tuple(ignore))))
    terms = Terms(lambda _: checker, compiled_change_cards(), as_of, catalogue.as_of)
    return compare_sides(side_on_disk(Path(old)), side_on_disk(Path(new)), terms)
