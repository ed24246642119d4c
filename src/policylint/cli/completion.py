"""What the shell proposes where a rule is expected.

The names are those of files: no key stroke may wait until the rules are read.
"""

from collections.abc import Iterator

from policylint.finding import Authority
from policylint.resources import rules_dir

_CHANGES = "changes"
_NO_CARDS = frozenset({"reference", _CHANGES, "templates"})
_LEVELS = ("error", "warning", "note", "off")


def explainable(incomplete: str) -> list[str]:
    """The rules and changes whose ids begin so."""
    changes = (path.stem for path in (rules_dir() / _CHANGES).rglob("*.yaml"))
    return [id_ for id_ in sorted({*_ids(), *changes}) if id_.startswith(incomplete)]


def selectable(incomplete: str) -> list[str]:
    """The rules, topics, packs and authorities that begin so; several may be written with commas between them."""
    before, comma, last = incomplete.rpartition(",")
    known = sorted({*_ids(), *_folders(), *(f"authority:{one}" for one in Authority)})
    return [f"{before}{comma}{name}" for name in known if name.startswith(last)]


def severities(incomplete: str) -> list[str]:
    """``RULE=`` until there is a rule, then ``RULE=LEVEL``."""
    name, equals, level = incomplete.partition("=")
    if not equals:
        return [f"{one}=" for one in selectable(name)]
    return [f"{name}={one}" for one in _LEVELS if one.startswith(level)]


def _ids() -> Iterator[str]:
    """The reader of cards sees to it that an id is the name of its file."""
    for folder in rules_dir().iterdir():
        if folder.is_dir() and folder.name not in _NO_CARDS:
            yield from (path.stem for path in folder.rglob("*.yaml"))


def _folders() -> Iterator[str]:
    """The topics and packs."""
    for pack in rules_dir().iterdir():
        if pack.is_dir() and pack.name not in _NO_CARDS:
            topics = [topic for topic in pack.iterdir() if topic.is_dir()]
            national = pack.name == "national"
            yield from (f"national/{topic.name}" if national else topic.name for topic in topics)
            if not national:
                yield pack.name
