"""References of a card, written as lawyers write them; the forms themselves are a reference table."""

from collections.abc import Mapping
from typing import Any

from policylint.finding import Reference
from policylint.reference.tables import Row


class CitationForms:
    """How each kind of source is cited, and from when it applies."""

    def __init__(self, rows: Mapping[str, Row]) -> None:
        self._rows = rows

    def kind_of(self, reference: Mapping[str, Any]) -> str | None:
        """The kind of source a card's reference cites; None when it is of no kind the table knows."""
        return next((key for key in reference if key in self._rows), None)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of source a card may cite."""
        return tuple(self._rows)

    def reference(self, written: Mapping[str, Any]) -> Reference:
        """The citation of one reference.

        Raises:
            KeyError: its kind is unknown.
        """
        kind = self.kind_of(written)
        if kind is None:
            raise KeyError(*written)
        fields = {"name": "", "date": "", **written, "value": written[kind]}
        label = " ".join(str(self._rows[kind]["label"]).format_map(fields).split()).removesuffix(",")
        url = written.get("url", self._rows[kind].get("url"))
        return Reference(label, str(url).format_map(fields) if url else None)

    def applies_from(self, references: list[Mapping[str, Any]]) -> str | None:
        """The first day on which all sources cited applied, where the table knows it."""
        kinds = [self.kind_of(reference) for reference in references]
        days = [str(self._rows[kind]["applies_from"]) for kind in kinds if kind and "applies_from" in self._rows[kind]]
        return max(days, default=None)
