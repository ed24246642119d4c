"""What the law asks for because of changes, in words for people."""

from collections.abc import Mapping
from typing import NamedTuple

from policylint.changes.card import Obligation
from policylint.finding import Reference
from policylint.reference import Library
from policylint.rules.citations import CitationForms

_TABLE = "change-obligations"


class Duty(NamedTuple):
    """An obligation: ``title`` stands in a list, ``what`` is one or two sentences on how to fulfil it.

    ``applies_from`` is the first day, ISO 8601, on which all the law cited for it applied; None where that is unknown.
    """

    title: str
    what: str
    references: tuple[Reference, ...]
    applies_from: str | None = None


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
    references = tuple(forms.reference(one) for one in written)
    return Duty(str(row["title"]), str(row["what"]), references, forms.applies_from(written))
