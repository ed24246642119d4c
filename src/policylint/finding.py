"""What a rule found, and where: the one currency between engine, reports and users."""

from enum import StrEnum
from typing import NamedTuple

from policylint.location import Path, Span, pointer


class Severity(StrEnum):
    """How sure and how grave: a failed duty, a possible one, advice."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """2 for the gravest, 0 for advice."""
        return _RANKS[self]

    def lowered(self) -> "Severity":
        """One step lower; a note stays a note."""
        return Severity.WARNING if self is Severity.ERROR else Severity.NOTE


_RANKS = {Severity.ERROR: 2, Severity.WARNING: 1, Severity.NOTE: 0}


class Authority(StrEnum):
    """Who says so: the act, the courts, the authorities' papers, good practice, or the file format."""

    LAW = "law"
    CASE_LAW = "case-law"
    GUIDANCE = "guidance"
    GOOD_PRACTICE = "good-practice"
    FORMAT = "format"


class Status(StrEnum):
    """What became of a finding; every finding ends in exactly one."""

    ACTIVE = "active"
    SUPPRESSED = "suppressed"
    BASELINED = "baselined"


class Place(NamedTuple):
    """A stretch of one policy file.

    ``whole_document`` marks a finding about the file as a whole (something it nowhere says): its span is the
    first key, and renderers say so instead of pretending that this line is at fault.
    """

    path: Path
    span: Span
    whole_document: bool = False


class Related(NamedTuple):
    """A further place that belongs to a finding, with a label of a few words."""

    label: str
    place: Place


class Reference(NamedTuple):
    """A legal source: its label as a lawyer writes it, and its address where there is one."""

    label: str
    url: str | None = None


class Finding(NamedTuple):
    """One fault at one place. It cannot be built without its place.

    ``arguments`` are the values the message was filled with: with rule, policy and path they make the
    fingerprint, so that rewording a message or moving a line never makes an old finding look new. ``identity``
    is the path with list members named by what they are; ``number`` tells apart findings that are otherwise alike.
    """

    rule: str
    severity: Severity
    authority: Authority
    message: str
    file: str
    policy: str
    place: Place
    related: tuple[Related, ...] = ()
    references: tuple[Reference, ...] = ()
    why: str = ""
    remedy: str = ""
    arguments: tuple[str, ...] = ()
    identity: str = ""
    number: int = 1
    status: Status = Status.ACTIVE
    justification: str = ""

    def __eq__(self, other: object) -> bool:
        """Whatever justifies a suppression, it is the same finding."""
        return isinstance(other, Finding) and self[:-1] == other[:-1]

    def __hash__(self) -> int:
        return hash(self[:-1])

    @property
    def pointer(self) -> str:
        """The place as a JSON Pointer into the policy."""
        return pointer(self.place.path)

    @property
    def told(self) -> str:
        """What the fingerprint is made of: findings that agree in it have the same."""
        where = self.identity or self.pointer
        count = () if self.number == 1 else (str(self.number),)
        return "\x1f".join((self.rule, self.policy, where, *self.arguments, *count))

    @property
    def fingerprint(self) -> str:
        """12 hexadecimal digits that stay the same while lines and wording move."""
        from hashlib import sha256  # noqa: PLC0415 - takes long to load, and some reports show none

        return sha256(self.told.encode("utf-8", "surrogatepass")).hexdigest()[:12]

    def sort_key(self) -> tuple[object, ...]:
        """The total order of a report: file, place, rule, then what tells two findings apart."""
        return (self.file, self.place.span, self.rule, self.pointer, self.arguments)
