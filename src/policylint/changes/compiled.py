"""Change cards in a form that loads fast: JSON, with every query parsed already and no examples.

The cards stay the truth; who keeps this form must see to it that it is made from exactly those cards.
"""

from typing import Any, TypeAlias

from policylint.changes.card import Case, ChangeCard, Direction, Obligation, Verdict
from policylint.finding import Reference, Severity
from policylint.rules.message import Message
from policylint.rules.query import compile_parsed, compile_parsed_condition

Data: TypeAlias = dict[str, Any]

_PLAIN = ("id", "title", "fallback", "why", "remedy", "limits")


def card_to_data(card: ChangeCard, folder: str) -> Data:
    """A card as JSON; its file is named relative to ``folder``."""
    return {
        **{key: getattr(card, key) for key in _PLAIN},
        "supersedes": list(card.supersedes),
        "applied_from": list(card.applied_from),
        "file": card.file.removeprefix(folder),
        "given": [query.parsed for query in card.given],
        "when": card.when and card.when.parsed,
        "verdict": _verdict_to_data(card.verdict),
        "cases": [[case.when.parsed, _verdict_to_data(case.verdict)] for case in card.cases],
        "references": [[reference.label, reference.url] for reference in card.references],
        "owed_from": dict(card.owed_from),
        "sources": [dict(source) for source in card.sources],
    }


def card_from_data(data: Data, folder: str) -> ChangeCard:
    """The card, without its examples."""
    return ChangeCard(
        **{key: data[key] for key in _PLAIN},
        supersedes=tuple(data["supersedes"]),
        applied_from=tuple(data["applied_from"]),
        file=folder + data["file"],
        given=tuple(map(compile_parsed, data["given"])),
        when=compile_parsed_condition(data["when"]) if data["when"] else None,
        verdict=_verdict_from_data(data["verdict"]),
        cases=tuple(Case(compile_parsed_condition(when), _verdict_from_data(then)) for when, then in data["cases"]),
        references=tuple(Reference(label, url) for label, url in data["references"]),
        owed_from={Obligation(name): day for name, day in data["owed_from"].items()},
        sources=tuple(data["sources"]),
        examples=(),
    )


def _verdict_to_data(verdict: Verdict) -> list[Any]:
    return [verdict.direction, verdict.severity, list(verdict.obligations), verdict.message.to_data()]


def _verdict_from_data(data: list[Any]) -> Verdict:
    direction, severity, obligations, message = data
    return Verdict(
        Direction(direction), Severity(severity), tuple(map(Obligation, obligations)), Message.from_data(message)
    )
