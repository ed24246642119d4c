"""Whether what a change card asks about can exist at all: a card with a mistyped name would be silent for ever."""

from collections.abc import Iterable, Iterator
from functools import cache

from policylint.changes.card import ChangeCard
from policylint.facts.names import Schema
from policylint.facts.schema import facts_schema
from policylint.location import Path as Where
from policylint.rules.card_text import refuse
from policylint.rules.known_names import Misnamed, misnamed_among
from policylint.rules.message import Message
from policylint.rules.query import Condition, Query

WORDS = ("area", "kind", "action", "subject", "path", "key", "about", "was", "now")
"""The members of a change that are words."""
FACTS = (
    "before", "after", "old_entry", "new_entry", "old_part", "new_part", "old_referent", "new_referent",
)  # fmt: skip
"""The members of a change that are facts of either version."""
VERDICT = ("direction", "severity", "obligations")
"""The members of a change that is judged."""
_TEXT: Schema = {"type": "string"}
_TEXTS: Schema = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
_SCALAR: Schema = {"type": ["string", "number", "boolean"]}


def require_known_names(cards: Iterable[ChangeCard]) -> None:
    """Let only cards pass whose queries and placeholders name what may exist in a comparison.

    Raises:
        CardError: a name is that of nothing; the text says on which line it stands, and what was probably meant.
    """
    for card in cards:
        for where, reason in misnamed(card):
            refuse(card.file, where, reason)


def misnamed(card: ChangeCard) -> Iterator[Misnamed]:
    """All names in a card that are those of nothing in a comparison."""
    candidates = tuple(end for query in card.given for end in query.ends())
    schema = comparison_schema(judged=not card.judges_changes)
    yield from misnamed_among(_asked(card), _messages(card), candidates, schema)


@cache
def comparison_schema(*, judged: bool) -> Schema:
    """The JSON Schema of what the queries of change cards see.

    ``before``, ``after``, the entries and the parts of a change are facts, of whatever sort; two facts of one name are
    not told apart here. Once the changes are ``judged``, each holds its verdict, too.
    """
    facts = facts_schema()
    definitions = facts.pop("definitions")
    every = [{"$ref": f"#/definitions/{name}"} for name in definitions]
    fact = {"$ref": "#/definitions/Fact"}
    members = dict.fromkeys(WORDS, _TEXT) | dict.fromkeys(FACTS, fact)
    verdict = dict.fromkeys(VERDICT, _TEXTS) if judged else {}
    return {
        "properties": {
            "as_of": _TEXT,
            "old": facts,
            "new": facts,
            "changes": {"type": "array", "items": {"properties": members | verdict}},
        },
        "definitions": definitions
        | {"Fact": {"anyOf": [*every, _SCALAR, {"type": "array", "items": {"anyOf": [*every, _SCALAR]}}]}},
    }


def _asked(card: ChangeCard) -> Iterator[tuple[Where, Query | Condition]]:
    yield from ((("given", index), query) for index, query in enumerate(card.given))
    if card.when is not None:
        yield ("when",), card.when
    yield from ((("cases", index, "when"), case.when) for index, case in enumerate(card.cases))


def _messages(card: ChangeCard) -> Iterator[tuple[Where, Message]]:
    yield ("message",), card.verdict.message
    yield from ((("cases", index, "message"), case.verdict.message) for index, case in enumerate(card.cases))
