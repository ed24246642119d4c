"""Countries as of a day: inside the EEA or not, and what the Commission decided on their protection."""

from functools import lru_cache
from typing import Any

from policylint.reference.dates import over, starts_after
from policylint.reference.tables import Row, Table

_LONGEST_CODE = len("EEA")
_INSIDE = {"status": "not-needed", "partial": False}


class Countries:
    """Looks countries up by any code the format accepts."""

    def __init__(self, countries: Table, decisions: Table) -> None:
        self._rows: dict[str, Row] = {}
        for row in countries.rows.values():
            for code in (row["code"], *row.get("aliases", ())):
                self._rows[code] = row
        self._decisions = {
            row["country"]: row
            for row in decisions.rows.values()
            if "country" in row and not row.get("law_enforcement_only")
        }
        self._remembered = lru_cache(maxsize=512)(self._resolve)

    @property
    def codes(self) -> frozenset[str]:
        """Every code a policy may use for a single country."""
        return frozenset(self._rows)

    def resolve(self, code: str, as_of: str) -> dict[str, Any]:
        """The country object of the facts; the groups EU and EEA count as inside."""
        found = self._remembered(code, as_of) if len(code) <= _LONGEST_CODE else self._resolve(code, as_of)
        return {**found, "adequacy": dict(found["adequacy"])}

    def _resolve(self, code: str, as_of: str) -> dict[str, Any]:
        row = self._rows.get(code)
        if row is None:
            return {"code": code, "name": code, "eea": True, "adequacy": _INSIDE}
        eea = _in_eea(self._rows[row.get("part_of", row["code"])], as_of)
        adequacy = _INSIDE if eea else self._adequacy(row["code"], as_of)
        return {"code": row["code"], "name": row["title"], "eea": eea, "adequacy": adequacy}

    def _adequacy(self, code: str, as_of: str) -> dict[str, Any]:
        row = self._decisions.get(code)
        if row is None or starts_after(row, "valid_from", as_of):
            return {"status": "none", "partial": False}
        status = "ended" if over(row, "valid_to", as_of) else "in-force"
        known = {key: row[key] for key in ("scope", "decision", "valid_to", "mechanism") if key in row}
        return {"status": status, "partial": bool(row.get("partial")), **known}


def _in_eea(row: Row, as_of: str) -> bool:
    if "eea_from" not in row or starts_after(row, "eea_from", as_of):
        return False
    last = row.get("treated_as_eea_to", row.get("eea_to"))
    return last is None or str(last) >= as_of
