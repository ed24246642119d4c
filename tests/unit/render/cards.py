"""Rule cards made by hand, for the tests of what shows them."""

from typing import Any

from policylint.finding import Authority, Reference, Severity
from policylint.rules.card import Card, Example
from policylint.rules.message import Message


def example(*, bad: bool = True, **changes: Any) -> Example:
    """An example, changed as asked."""
    usual: dict[str, Any] = {"title": "", "as_of": None, "whole": False, "data": b"a: 1\n", "line": 30}
    return Example(bad=bad, **{**usual, **changes})


def card(**changes: Any) -> Card:
    """A card, changed as asked."""
    usual: dict[str, Any] = {
        "id": "dead-mechanism",
        "title": "Transfer relies on a dead mechanism",
        "topic": "transfers",
        "pack": "gdpr",
        "file": "rules/gdpr/transfers/dead-mechanism.yaml",
        "severity": Severity.ERROR,
        "authority": Authority.LAW,
        "references": (Reference("Act 1", "https://law.example/1"), Reference("Case 2")),
        "sources": (),
        "in_force_from": "2016-05-04",
        "in_force_to": None,
        "built_in": False,
        "enabled": True,
        "given": (),
        "when": None,
        "require": None,
        "cases": (),
        "needs": (),
        "at": None,
        "also": (),
        "one": False,
        "also_label": "also here",
        "supersedes": (),
        "message": Message("dead"),
        "why": "The clauses were repealed.",
        "remedy": "Name a mechanism in force.",
        "limits": "It cannot see contracts.",
        "examples": (example(), example(bad=False, data=b"b: 2\n")),
    }
    return Card(**{**usual, **changes})
