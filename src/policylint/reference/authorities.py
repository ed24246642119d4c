"""Supervisory authorities under every name they have had, in every language."""

from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from policylint.reference.dates import over, starts_after
from policylint.reference.indexes import Indexes
from policylint.reference.names import LONGEST_REMEMBERED
from policylint.reference.tables import Row, Table


class _Name(NamedTuple):
    """One name of one authority; ``former`` names carry the last day they were right."""

    body: str
    text: str
    lang: str
    until: str | None
    successor_since: str | None
    tolerated: bool
    generic: bool


class Authorities:
    """Looks authorities up by name or by web address."""

    def __init__(self, table: Table, indexes: Indexes) -> None:
        self._rows = table.rows
        self._index = indexes.get("authorities", self._names, _Name._make)
        self._remembered = lru_cache(maxsize=512)(self._resolve)

    def _names(self) -> Iterator[tuple[str, _Name]]:
        return ((name.text, name) for id_, row in self._rows.items() for name in _names(id_, row))

    @cached_property
    def _domains(self) -> dict[str, tuple[str, Row | None]]:
        return {domain: (id_, former) for id_, row in self._rows.items() for domain, former in _domains(row)}

    def resolve(self, words: str | None, website: str | None, country: str | None, as_of: str) -> dict[str, Any]:
        """The authority members of a citation in the facts, as of a day; ``status`` unknown when none is meant."""
        is_short = len(words or "") + len(website or "") <= LONGEST_REMEMBERED
        resolve = self._remembered if is_short else self._resolve
        return dict(resolve(words, website, country, as_of))

    def _resolve(self, words: str | None, website: str | None, country: str | None, as_of: str) -> dict[str, Any]:
        name = self._identify(words, country, as_of) if words else None
        domain = self._domain(website) if website else None
        body = name.body if name else domain[0] if domain else None
        if body is None:
            return {"status": "unknown", "former_name": False, "former_domain": False}
        row = self._rows[body]
        former = name is not None and name.until is not None and name.until < as_of
        found: dict[str, Any] = {
            "id": body,
            "title": row["title"],
            "status": "in-force",
            "former_name": former,
            "former_domain": domain is not None and _is_former(domain[1], as_of),
            "current_name": _current_name(row, name.lang if name else "", as_of),
        }
        if "country" in row:
            found["country"] = row["country"]
        if row.get("domains"):
            found["current_domain"] = row["domains"][0]
        if former and name:
            found |= {"former_until": name.until, "tolerated": name.tolerated}
            found |= {"successor_since": name.successor_since} if name.successor_since else {}
        return found

    def _identify(self, words: str, country: str | None, as_of: str) -> _Name | None:
        for match in sorted(self._index.find(words), key=lambda match: -len(match.words)):
            here = [name for name in match.entries if self._rows[name.body].get("country") == country]
            candidates = here or [name for name in match.entries if not name.generic]
            if len({name.body for name in candidates}) == 1:
                return max(candidates, key=lambda name: name.until is None or name.until >= as_of)
        return None

    def _domain(self, website: str) -> tuple[str, Row | None] | None:
        host = website.partition("://")[2] or website
        labels = host.partition("/")[0].partition(":")[0].casefold().split(".")
        for start in range(len(labels) - 1):
            found = self._domains.get(".".join(labels[start:]))
            if found:
                return found
        return None


def _names(id_: str, row: Row) -> Iterator[_Name]:
    for name in row.get("names", ()):
        generic = bool(name.get("generic"))
        yield _Name(id_, name["name"], name.get("lang", ""), None, None, tolerated=False, generic=generic)
    for name in row.get("former", ()):
        generic = bool(name.get("generic"))
        tolerated = bool(name.get("tolerated") or name.get("uncertain"))
        # A former name without a last day cannot be called out of date.
        until = str(name.get("until", "9999-12-31"))
        since = name.get("successor_since")
        yield _Name(id_, name["name"], name.get("lang", ""), until, since, tolerated, generic)


def _domains(row: Row) -> Iterator[tuple[str, Row | None]]:
    for domain in row.get("domains", ()):
        yield domain, None
    for former in row.get("former_domains", ()):
        yield former["domain"], former


def _is_former(former: Row | None, as_of: str) -> bool:
    """Whether an address was given up before ``as_of``; one without a last day cannot be called out of date."""
    return former is not None and over(former, "until", as_of)


def _current_name(row: Row, lang: str, as_of: str) -> str:
    names = [name for name in row.get("names", ()) if not starts_after(name, "since", as_of)]
    full = [name for name in names if not name.get("abbreviation")] or names
    same = [name for name in full if name.get("lang") == lang]
    return str((same or full or [{"name": row.get("taken_over_by", row["title"])}])[0]["name"])
