"""What a fact is called whatever its line, its number in a list, or the shorthand it was written in."""

from policylint.facts.facts import Json
from policylint.location import Path

_IDENTIFYING = (
    "id",
    "basis",
    "condition",
    "authority",
    "as_written",
    "source",
    "criterion",
    "case",
    "other",
    "for",
    "kind",
    "measure",
    "code",
    "channel",
    "text",
)
"""Members that tell the objects of a list apart, the first there is."""


def identity(document: Json, path: Path) -> str:
    """The path of a fact with list members named by what they are, never by where they stand; the root is `$`.

    Members that nothing tells apart share a name: whoever needs them apart counts them.
    """
    node, parts = document, []
    for step in path:
        if isinstance(node, list) and isinstance(step, int) and step < len(node):
            parts.append(f"[{_name_of(node[step])}]")
            node = node[step]
        else:
            parts.append(str(step))
            node = node.get(step) if isinstance(node, dict) else None
    return "/".join(parts) or "$"


def _name_of(member: Json) -> str:
    if not isinstance(member, dict):
        return str(member)
    return next((str(member[key]) for key in _IDENTIFYING if isinstance(member.get(key), str)), "")
