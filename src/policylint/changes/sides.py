"""The two versions, and one thing as it stands in both."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from policylint.changes.align import align_entries
from policylint.facts.facts import Facts, Json, Object
from policylint.facts.places import Provenance
from policylint.location import Path

_MAPS = ("data_subjects", "data_categories", "purposes", "recipients", "transfers", "automated_decisions", "cookies")
_CONTROLLERS = "controllers"


@dataclass(frozen=True, slots=True)
class Side:
    """One version; ``names`` gives, section by section, the name that both versions have for an id."""

    document: Object
    provenance: Provenance
    names: Mapping[str, Mapping[str, str]]

    def name(self, section: str, id_: str) -> str:
        """What both versions call the entry that this one calls ``id_``."""
        return self.names.get(section, {}).get(id_, id_)

    def entry(self, section: str, name: str) -> Object | None:
        """The entry that both versions call ``name``, if this one has it."""
        entries = _section(self.document, section)
        return next((entry for id_, entry in entries.items() if self.name(section, id_) == name), None)


@dataclass(frozen=True, slots=True)
class Sides:
    """Both versions."""

    old: Side
    new: Side
    policy: str


def sides_of(old: Facts, new: Facts, policy: str) -> Sides:
    """Both versions, their renamed entries known."""
    names: dict[str, tuple[dict[str, str], dict[str, str]]] = {}
    for section in (*_MAPS, _CONTROLLERS):
        pairs = align_entries(_section(old.document, section), _section(new.document, section))
        names[section] = (
            {pair.old: pair.name for pair in pairs if pair.old is not None},
            {pair.new: pair.name for pair in pairs if pair.new is not None},
        )
    before, after = ({section: both[index] for section, both in names.items()} for index in (0, 1))
    return Sides(Side(old.document, old.provenance, before), Side(new.document, new.provenance, after), policy)


def _section(document: Object, section: str) -> Object:
    holder = document.get("contacts", {}) if section == _CONTROLLERS else document
    return holder.get(section) or {}


@dataclass(frozen=True, slots=True)
class Pair:
    """One thing on both sides; None where a side is silent, the paths then being those it would have.

    ``old_at`` and ``new_at`` tell where the members of a list stand at its path, where that is not their order here.
    """

    old: Json
    new: Json
    old_path: Path = ()
    new_path: Path = ()
    path: tuple[str, ...] = ()
    key: str = "the notice"
    old_entry: Object | None = None
    new_entry: Object | None = None
    old_part: Object | None = None
    new_part: Object | None = None
    old_referent: Object | None = None
    new_referent: Object | None = None
    old_at: tuple[int, ...] | None = None
    new_at: tuple[int, ...] | None = None

    def member(self, name: str) -> "Pair":
        """A member of an object, absent where the object is."""
        return replace(
            self,
            old=self.old.get(name) if self.old is not None else None,
            new=self.new.get(name) if self.new is not None else None,
            old_path=(*self.old_path, name),
            new_path=(*self.new_path, name),
            path=(*self.path, name),
        )

    def entry(self, name: str, old_id: str | None, new_id: str | None) -> "Pair":
        """An entry of a map, under the ids it has on both sides."""
        old = self.old[old_id] if old_id is not None else None
        new = self.new[new_id] if new_id is not None else None
        inside = replace(
            self,
            old=old,
            new=new,
            old_path=(*self.old_path, old_id) if old_id is not None else self.old_path,
            new_path=(*self.new_path, new_id) if new_id is not None else self.new_path,
            path=(*self.path, name) if name else self.path,
            key=str(new_id if new_id is not None else old_id),
        )
        return inside.as_entry()

    def item(self, name: str, old_index: int | None, new_index: int | None) -> "Pair":
        """Members of two lists; the name says what they are."""
        return replace(
            self,
            old=self.old[old_index] if old_index is not None else None,
            new=self.new[new_index] if new_index is not None else None,
            old_path=_at(self.old_path, old_index, self.old_at),
            new_path=_at(self.new_path, new_index, self.new_at),
            path=(*self.path, f"[{name}]") if name else self.path,
            old_at=None,
            new_at=None,
        )

    def pointing(self, old: Object | None, new: Object | None) -> "Pair":
        """The same, pointing at something."""
        return replace(self, old_referent=old, new_referent=new)

    def as_entry(self) -> "Pair":
        """The same, being the entry that everything inside belongs to."""
        return replace(self, old_entry=self.old, new_entry=self.new)

    def as_part(self) -> "Pair":
        """The same, being the object that its members belong to."""
        return replace(self, old_part=self.old, new_part=self.new)


def _at(path: Path, index: int | None, positions: tuple[int, ...] | None) -> Path:
    if index is None:
        return path
    return (*path, index if positions is None else positions[index])
