"""What formats are told beside a report, for their tests."""

from typing import Any

from policylint.render.as_json import Versions
from policylint.render.context import Context
from policylint.render.styled import Look
from unit.render.cards import card


def context(**changes: Any) -> Context:
    """A context with one card, changed as asked."""
    usual: dict[str, Any] = {
        "cards": {"dead-mechanism": card()},
        "versions": Versions(tool="1.2.3", pack="4.5.6"),
        "look": Look(),
        "exit_code": 1,
    }
    return Context(**{**usual, **changes})
