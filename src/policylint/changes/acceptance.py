"""A change that a person looked at and accepted."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """Bound to the change's fingerprint, so that any other change needs its own; ``date`` is an ISO 8601 day."""

    fingerprint: str
    reason: str
    by: str
    date: str
    change: str = ""
    """What the change was called when it was accepted, for those who read the file."""
