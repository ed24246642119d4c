"""What the queries of change cards see of a change."""

from policylint.changes.change import Area, Change
from policylint.changes.meaning import goal, shown
from policylint.changes.words import in_words
from policylint.facts.facts import Object

MEMBERS_OF_SORTS = ("area", "kind", "action", "subject", "path", "key", "about", "was", "now")
"""Members of a change that are words."""
MEMBERS_OF_ENTRIES = (
    "before", "after", "old_entry", "new_entry", "old_part", "new_part", "old_referent", "new_referent",
)  # fmt: skip
"""Members of a change that are facts."""
JUDGED = ("direction", "severity", "obligations")
"""Members that a change gets once it is judged."""
_STATED = (*(name for name in MEMBERS_OF_SORTS if name not in {"about", "was", "now"}), *MEMBERS_OF_ENTRIES)
_RIGHTS = "rights"
_OF_DOCUMENT = frozenset({Area.NOTICE, Area.ORGANISATION})
_ENOUGH, _MOST = 80, 240
"""Letters after which words are cut: where they only say what a sentence is about, and everywhere."""


def change_object(change: Change) -> Object:
    """A change as JSON: absent where a side is silent.

    `was` and `now` are the two sides in words, `about` what it is about: the purpose, recipient, right … around it.
    What has no words of its own goes by the key of its surroundings.
    """
    members = {name: getattr(change, name) for name in _STATED} | {"about": _about(change)}
    for name, value in (("was", change.before), ("now", change.after)):
        members[name] = None if value is None else _cut(shown(value) or change.key, _MOST)
    return {name: value for name, value in members.items() if value is not None}


def _about(change: Change) -> str:
    if change.area is Area.CLAUSE:
        clause = change.after or change.before
        return in_words(clause["kind"]) if clause and clause.get("kind") != "other" else "a clause"
    if change.area is Area.CITED_LAW:
        return shown(change.new_part or change.old_part) or change.key
    if change.area in _OF_DOCUMENT:
        return in_words(change.subject.replace(".", "-").replace("_", "-"))
    steps = change.path.split("/")
    if _RIGHTS in steps[:-1]:
        word = f"right-{steps[steps.index(_RIGHTS) + 1].replace('_', '-')}"
        return in_words(word)
    entry = change.new_entry or change.old_entry
    return change.key if entry is None else _called(steps[0], entry) or change.key


def _called(section: str, entry: Object) -> str:
    """What a sentence calls an entry of a section: its name, or what it is described as, in quotation marks."""
    if section == "transfers":
        return f"the transfer to {goal(entry)}"
    if section == "cookies":
        return f"the cookie {entry['id']}"
    if "name" in entry:
        return shown(entry["name"])
    words = entry.get("description") or entry.get("category")
    return f"“{_cut(shown(words), _ENOUGH)}”" if words else str(entry.get("id", ""))


def _cut(words: str, most: int) -> str:
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0].rstrip(",;:") + " …"
