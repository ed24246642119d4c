"""Whose data, what data, and where they come from."""

from typing import ClassVar

from policylint.model.lawfulness import Provision
from policylint.model.shapes import Entry, Many, Node, One, judged, needed, said
from policylint.model.values import Choice, Choices, Flag, Text, Texts
from policylint.model.vocabulary import DataSubjectKind, SourceKind, SpecialKind


class DataSubject(Entry):
    """A group of people whose data are processed, in full or as its bare description."""

    shorthand: ClassVar[str] = "description"

    description: Text = said("Description", "Who these people are, in the notice's words.")
    kind: Choice[DataSubjectKind] = judged("Kind", "How these people stand to the controller.")


class Source(Node):
    """A source from which data originate, in full or as its bare kind."""

    shorthand: ClassVar[str] = "source"

    source: SourceKind = needed("Source", "From where the data originate.")
    publicly_accessible: Flag = said(
        "Publicly accessible", "Whether the notice says that the source is open to the public."
    )
    description: Text = said("Description", "The source, in the notice's words.")


class DataCategory(Entry):
    """A category of personal data."""

    description: Text = said("Description", "What data these are, in the notice's words.")
    items: Texts = said("Items", "The single data the notice lists.")
    online_identifier: Flag = judged(
        "Online identifier", "Whether it is an online identifier: an IP address, or a cookie or device identifier."
    )
    special: Choices[SpecialKind] = judged(
        "Special", "What makes the data special: the kinds of special category, convictions, or a national number."
    )
    law: Texts = said(
        "Law", "The law that allows the data to be processed; `unnamed` where a law is pointed at, not which."
    )
    provision: One[Provision] = said("Provision", "Whether people must provide these data, and what follows if not.")
    sources: Many[Source] = said("Sources", "From where these data originate.")
