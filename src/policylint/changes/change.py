"""What differs between two versions of a notice: the currency between comparing, judging and reporting."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

from policylint.facts.facts import Json, Object
from policylint.finding import Place


class Area(StrEnum):
    """The part of the notice that a change is about, in the order of a report."""

    CONTROLLER = "controller"
    DPO = "dpo"
    PURPOSE = "purpose"
    LEGAL_BASIS = "legal-basis"
    DATA_CATEGORY = "data-category"
    SPECIAL_CATEGORY = "special-category"
    DATA_SUBJECT = "data-subject"
    SOURCE = "source"
    RECIPIENT = "recipient"
    TRANSFER = "transfer"
    RETENTION = "retention"
    RIGHT = "right"
    REQUEST = "request"
    AUTOMATED_DECISION = "automated-decision"
    DIRECT_MARKETING = "direct-marketing"
    COOKIE = "cookie"
    CHILDREN = "children"
    PROVISION = "provision"
    SECURITY = "security"
    CLAUSE = "clause"
    CITED_LAW = "cited-law"
    ORGANISATION = "organisation"
    NOTICE = "notice"


class Kind(StrEnum):
    """In what respect something differs."""

    EXISTENCE = "existence"
    SCOPE = "scope"
    DURATION = "duration"
    BASIS = "basis"
    MECHANISM = "mechanism"
    VALUE = "value"
    REQUIREDNESS = "requiredness"
    LIFECYCLE = "lifecycle"
    WORDING = "wording"


class Action(StrEnum):
    """What became of it, seen from the old version."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    SWAPPED = "swapped"
    WIDENED = "widened"
    NARROWED = "narrowed"
    LENGTHENED = "lengthened"
    SHORTENED = "shortened"
    REWORDED = "reworded"

    @property
    def mirrored(self) -> "Action":
        """What the same difference is called when the new version is the old one."""
        return _MIRRORED.get(self, self)


_OPPOSITES = (
    (Action.ADDED, Action.REMOVED),
    (Action.WIDENED, Action.NARROWED),
    (Action.LENGTHENED, Action.SHORTENED),
)
_MIRRORED = dict(_OPPOSITES) | {there: here for here, there in _OPPOSITES}


class Sort(NamedTuple):
    """One of the finitely many sorts of change there can be; ``subject`` names the thing, such as `cookie.consent`."""

    area: Area
    kind: Kind
    action: Action
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference. It holds no law and no opinion.

    ``path`` names the thing by what it is, never by a number in a list, the same from both sides. ``key`` is the id
    people know its surroundings by. ``before`` and ``after`` are facts, None where the notice is silent, and
    ``arguments`` their meaning as text. ``old_entry`` and ``new_entry`` are the nearest entries around it (purpose,
    recipient, right), ``old_part`` and ``new_part`` the nearest objects. ``old_referent`` and ``new_referent`` are what
    a reference that came or went points at as each version has it, of a transfer its recipient. A side that is silent
    has no place there;
    ``anchor`` is where to speak of the change in the new file, if there is one: its place, or what remains around it.
    """

    area: Area
    kind: Kind
    action: Action
    subject: str
    path: str
    key: str = field(compare=False)
    before: Json = None
    after: Json = None
    old_place: Place | None = None
    new_place: Place | None = None
    arguments: tuple[str, ...] = ()
    policy: str = ""
    number: int = 1
    anchor: Place | None = field(default=None, compare=False, repr=False)
    old_entry: Object | None = field(default=None, compare=False, repr=False)
    new_entry: Object | None = field(default=None, compare=False, repr=False)
    old_part: Object | None = field(default=None, compare=False, repr=False)
    new_part: Object | None = field(default=None, compare=False, repr=False)
    old_referent: Object | None = field(default=None, compare=False, repr=False)
    new_referent: Object | None = field(default=None, compare=False, repr=False)

    @property
    def sort(self) -> Sort:
        """Which of all possible changes this is one of."""
        return Sort(self.area, self.kind, self.action, self.subject)

    @property
    def fingerprint(self) -> str:
        """12 hexadecimal digits that stay the same while lines, messages and cards move."""
        count = () if self.number == 1 else (str(self.number),)
        parts = "\x1f".join((self.policy, self.area, self.action, self.path, *self.arguments, *count))
        return sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:12]

    def mirrored(self) -> "Change":
        """The same difference seen from the new version; it has no anchor, which only its own file could give."""
        return replace(
            self,
            action=self.action.mirrored,
            before=self.after,
            after=self.before,
            old_place=self.new_place,
            new_place=self.old_place,
            arguments=self.arguments[::-1],
            anchor=None,
            old_entry=self.new_entry,
            new_entry=self.old_entry,
            old_part=self.new_part,
            new_part=self.old_part,
            old_referent=self.new_referent,
            new_referent=self.old_referent,
        )
