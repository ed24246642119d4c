"""The facts of one policy as of one day: one immutable JSON document that remembers where it comes from."""

from typing import Any, NamedTuple, TypeAlias

from policylint.facts.places import Provenance

Json: TypeAlias = Any
"""dict, list, str, int, float, bool or None."""
Object: TypeAlias = dict[str, Any]
"""One JSON object of the facts."""


class Facts(NamedTuple):
    """``document`` has the shape of ``schemas/facts.schema.json``; nobody may change it."""

    document: Object
    provenance: Provenance
    as_of: str

    @property
    def country(self) -> str | None:
        """The ISO 3166-1 code of the organisation's country, if it is known."""
        code = self.document["organisation"].get("country", {}).get("code")
        return code if isinstance(code, str) else None
