"""The name people know a fact's surroundings by."""

from policylint.location import Path

_MAPS = frozenset({
    "automated_decisions", "controllers", "cookies", "data_categories", "data_subjects", "denied", "purposes",
    "recipients", "rights", "transfers",
})  # fmt: skip


def key_of(path: Path) -> str:
    """The id of the nearest map entry around ``path``; outside all maps, the nearest key."""
    for index in range(len(path) - 1, 0, -1):
        if path[index - 1] in _MAPS and isinstance(path[index], str):
            return str(path[index])
    return next((step for step in reversed(path) if isinstance(step, str)), "the notice")
