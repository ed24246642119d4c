"""The policies of two sides as read, and which of them are versions of one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from policylint.api.sides import GivenPolicy
from policylint.changes.pairing import Candidate, pair
from policylint.engine.check import notice_id
from policylint.source.document import Document, parse_document


class Text(NamedTuple):
    """A policy as read."""

    given: GivenPolicy
    data: bytes

    def parse(self) -> "Version":
        """The policy as a document."""
        return Version(self.given, parse_document(self.given.name, self.data))


@dataclass(frozen=True, slots=True)
class Version:
    """A policy as parsed."""

    given: GivenPolicy
    document: Document

    @property
    def candidate(self) -> Candidate:
        """What tells which policy of the other side it is."""
        return Candidate(notice_id(self.document) or "", self.given.path, self.given.before)


class Both(NamedTuple):
    """One policy in two versions, of which one may not exist; ``untouched`` if they are the same text."""

    old: Version | None
    new: Version | None
    untouched: bool = False

    @property
    def name(self) -> str:
        """What people know it by: the file of the new version, if it has one."""
        there = self.new or self.old
        return there.given.name if there else ""


class InPlace(NamedTuple):
    """What stands in the same place on both sides."""

    old: Text
    new: Text

    def parse(self) -> Both:
        """Both parsed, or one of them if they are the same text."""
        new = self.new.parse()
        if self.old.data == self.new.data:
            return Both(Version(self.old.given, new.document), new, untouched=True)
        return Both(self.old.parse(), new)


class Placed(NamedTuple):
    """What stands in the same place on both sides, and what stands where the other side has nothing."""

    both: list[InPlace]
    old: list[Text]
    new: list[Text]


def placed(old: Sequence[Text], new: Sequence[Text]) -> Placed:
    """Put together what stands in the same place."""
    olds, news = ({text.given.path: text for text in texts} for texts in (old, new))
    return Placed(
        [InPlace(olds[path], text) for path, text in news.items() if path in olds],
        [text for path, text in olds.items() if path not in news],
        [text for path, text in news.items() if path not in olds],
    )


def surely_one(both: Both) -> bool:
    """Whether what stands in the same place is one policy, whatever else there is on either side."""
    return both.untouched or (
        both.old is not None and both.new is not None and both.old.candidate.id == both.new.candidate.id
    )


def paired(old: Sequence[Version], new: Sequence[Version]) -> Iterator[Both]:
    """The policies of both sides, those that are one together."""
    for before, after in pair([one.candidate for one in old], [one.candidate for one in new]):
        yield Both(None if before is None else old[before], None if after is None else new[after])
