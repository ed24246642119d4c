"""What the queries of change cards see of a change."""

from policylint.diff.change import Change
from policylint.diff.meaning import shown
from policylint.facts.facts import Object

_MEMBERS = (
    "area", "kind", "action", "subject", "path", "key", "before", "after", "old_entry", "new_entry", "old_part",
    "new_part",
)  # fmt: skip


def change_object(change: Change) -> Object:
    """A change as JSON: absent where a side is silent, `was` and `now` being the two sides in words.

    What has no words of its own goes by the key of its surroundings.
    """
    members = {name: getattr(change, name) for name in _MEMBERS}
    for name, value in (("was", change.before), ("now", change.after)):
        members[name] = None if value is None else shown(value) or change.key
    return {name: value for name, value in members.items() if value is not None}
