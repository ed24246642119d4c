"""Cards and tables in a form that loads fast: JSON, with every query parsed already and no examples.

Reading a few hundred YAML files takes longer than checking a policy. The cards stay the truth: a compiled pack that
is not made from exactly these files by exactly this program is thrown away.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, TypeVar

from policylint.finding import Authority, Reference, Severity
from policylint.reference.tables import Table
from policylint.rules.card import Also, Card, Case, Need
from policylint.rules.message import Message
from policylint.rules.query import Condition, Query, compile_parsed, compile_parsed_condition

Data: TypeAlias = dict[str, Any]
_Compiled = TypeVar("_Compiled")

_PLAIN = (
    "id", "title", "topic", "pack", "in_force_from", "in_force_to", "built_in", "enabled", "one", "also_label",
    "supersedes", "replaces", "why", "remedy", "limits",
)  # fmt: skip


def card_to_data(card: Card, folder: str) -> Data:
    """A card as JSON; its file is named relative to ``folder``."""
    return {
        **{key: getattr(card, key) for key in _PLAIN},
        "file": card.file.removeprefix(folder),
        "severity": card.severity,
        "authority": card.authority,
        "references": [[reference.label, reference.url] for reference in card.references],
        "sources": [dict(source) for source in card.sources],
        "given": [query.parsed for query in card.given],
        "when": card.when and card.when.parsed,
        "require": card.require and card.require.parsed,
        "at": card.at and card.at.parsed,
        "message": card.message.to_data(),
        "cases": [
            [case.when.parsed, case.severity, case.message.to_data() if case.message else None] for case in card.cases
        ],
        "needs": [[need.fact.parsed, need.cause.parsed, need.ask] for need in card.needs],
        "also": [[also.label, also.at.parsed, also.when and also.when.parsed] for also in card.also],
    }


def card_from_data(data: Data, folder: str) -> Card:
    """The card, without its examples; what it asks is compiled when it first asks."""
    return Card(
        **{key: data[key] for key in _PLAIN if key != "supersedes"},
        supersedes=tuple(data["supersedes"]),
        file=folder + data["file"],
        severity=Severity(data["severity"]),
        authority=Authority(data["authority"]),
        references=tuple(Reference(label, url) for label, url in data["references"]),
        sources=tuple(data["sources"]),
        given=tuple(_query(parsed) for parsed in data["given"]),
        when=_perhaps(data["when"], _condition),
        require=_perhaps(data["require"], _condition),
        at=_perhaps(data["at"], _query),
        message=Message.from_data(data["message"]),
        cases=tuple(
            Case(_condition(when), Severity(severity), Message.from_data(message) if message else None)
            for when, severity, message in data["cases"]
        ),
        needs=tuple(Need(_query(fact), _condition(cause), ask) for fact, cause, ask in data["needs"]),
        also=tuple(Also(label, _query(at), _perhaps(when, _condition)) for label, at, when in data["also"]),
        examples=(),
    )


def _query(parsed: Any) -> Query:
    return compile_parsed(parsed, later=True)


def _condition(parsed: Any) -> Condition:
    return compile_parsed_condition(parsed, later=True)


def _perhaps(parsed: Any, compile_: Callable[[Any], _Compiled]) -> _Compiled | None:
    return compile_(parsed) if parsed else None


def table_to_data(table: Table) -> Data:
    """A reference table as JSON."""
    return {"title": table.title, "as_of": table.as_of, "rows": table.rows}


def table_from_data(name: str, data: Mapping[str, Any]) -> Table:
    """The reference table."""
    return Table(name, data["title"], data["as_of"], data["rows"])
