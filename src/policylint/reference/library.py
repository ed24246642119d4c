"""All reference tables of a rule pack, each read when first asked for."""

from collections.abc import Iterator, Mapping
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any, NamedTuple

from policylint.reference.authorities import Authorities
from policylint.reference.countries import Countries
from policylint.reference.dates import Calendar, over, starts_after
from policylint.reference.indexes import Indexes
from policylint.reference.laws import Laws
from policylint.reference.mechanisms import Mechanisms
from policylint.reference.names import NameIndex
from policylint.reference.phrases import Phrases
from policylint.reference.tables import Row, Table, load_table
from policylint.resources import rules_dir

_FOLDER = "reference"


class Kept(NamedTuple):
    """What was read before: the tables, the day up to which they are right, and the name indexes as JSON."""

    tables: Mapping[str, Table]
    as_of: str
    indexes: Mapping[str, Any]


class Library:
    """The tables of one pack. Lookups take the day they are asked for as an ISO 8601 string."""

    def __init__(self, folder: Path, kept: "Kept | None" = None) -> None:
        self._folder = folder
        self._kept = kept
        self.indexes = Indexes(kept.indexes if kept else None)
        self._read: dict[str, Table] = {}

    def having(self, kept: "Kept") -> "Library":
        """This library with what was read before."""
        return Library(self._folder, kept)

    def table(self, name: str) -> Table:
        """One table by its file's name.

        Raises:
            CardError: the table does not load.
        """
        if name not in self._read:
            kept = self._kept.tables.get(name) if self._kept else None
            self._read[name] = kept or load_table(self._folder, name)
        return self._read[name]

    def rows(self, name: str) -> "Mapping[str, Row]":
        """The rows of a table by id."""
        return self.table(name).rows

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all tables."""
        return tuple(sorted(self._kept.tables if self._kept else (path.stem for path in self._folder.glob("*.yaml"))))

    @cached_property
    def as_of(self) -> str:
        """The day up to which all tables are known to be right."""
        return self._kept.as_of if self._kept else min(self.table(name).as_of for name in self.names)

    @cached_property
    def countries(self) -> Countries:
        """Countries and the adequacy decisions on them."""
        return Countries(self.table("countries"), self.table("adequacy-decisions"))

    @cached_property
    def mechanisms(self) -> Mechanisms:
        """Transfer mechanisms."""
        return Mechanisms(self.table("transfer-mechanisms"), self.indexes)

    @cached_property
    def terms(self) -> dict[str, frozenset[str]]:
        """The names a policy may use that the tables know, by kind: ``mechanism`` and ``country``."""
        return {"mechanism": self.mechanisms.names, "country": self.countries.codes}

    @cached_property
    def laws(self) -> Laws:
        """Acts in force, repealed and proposed."""
        return Laws(self.table("laws"), Calendar.read(self.table("months")), self.indexes)

    @cached_property
    def authorities(self) -> Authorities:
        """Supervisory authorities."""
        return Authorities(self.table("supervisory-authorities"), self.indexes)

    @cached_property
    def phrases(self) -> Phrases:
        """Vague phrases."""
        return Phrases(self.table("vague-phrases"), self.indexes)

    @cached_property
    def legal_forms(self) -> NameIndex[str]:
        """The ids of obsolete legal forms by their names."""
        rows = self.table("legal-forms").rows
        names = ((name, id_) for id_, row in rows.items() for name in row["names"])
        return self.indexes.get("legal forms", lambda: names, str)

    @cached_property
    def lawful_limits(self) -> dict[str, NameIndex[bool]]:
        """By right, the words for limits that the law itself sets."""
        return {
            right: self.indexes.get(f"limits of {right}", partial(_lawful_words, row), bool)
            for right, row in self.table("right-limits").rows.items()
        }

    @property
    def all_indexes(self) -> Indexes:
        """The indexes, every one of them made."""
        _ = (self.mechanisms, self.laws, self.authorities, self.phrases, self.legal_forms, self.lawful_limits)
        return self.indexes

    def consent_age(self, country: str, as_of: str) -> dict[str, Any] | None:
        """From which age a child's own consent suffices in a country, and the law that says so."""
        for row in self.table("child-consent-ages").rows.values():
            if row["country"] != country:
                continue
            for window in row["ages"]:
                if not starts_after(window, "from", as_of) and not over(window, "to", as_of):
                    return {"age": window["age"], "country": country, "law": row.get("law", "")}
        return None


def _lawful_words(row: Row) -> Iterator[tuple[str, bool]]:
    return ((word, True) for words in row.get("lawful_words", {}).values() for word in words)


@cache
def load_library(folder: Path | None = None) -> Library:
    """The tables of the pack in ``folder``, or of the built-in one."""
    return Library((folder or rules_dir()) / _FOLDER)
