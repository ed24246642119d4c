"""What the law asks for because of changes, in words for people."""

from collections.abc import Mapping
from typing import NamedTuple

from policylint.diff.card import Obligation
from policylint.finding import Reference
from policylint.reference import Library
from policylint.rules.citations import CitationForms

_TABLE = "change-obligations"


class Duty(NamedTuple):
    """An obligation: ``title`` stands in a list, ``what`` is one or two sentences on how to fulfil it."""

    title: str
    what: str
    references: tuple[Reference, ...]


def duties(library: Library) -> Mapping[Obligation, Duty]:
    """Every obligation, the most pressing first.

    Raises:
        CardError: the table is missing or broken.
    """
    rows, forms = library.rows(_TABLE), CitationForms(library.rows("citations"))
    return {one: _duty(rows[one], forms) for one in Obligation}


def _duty(row: Mapping[str, object], forms: CitationForms) -> Duty:
    written = row["references"]
    assert isinstance(written, list)  # noqa: S101 - a test reads every row
    return Duty(str(row["title"]), str(row["what"]), tuple(forms.reference(one) for one in written))
