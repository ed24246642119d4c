"""The published document itself."""

from policylint.model.shapes import Node, One, said
from policylint.model.values import Checksum, Choices, IsoDate, Languages, Text, Texts
from policylint.model.vocabulary import Collection


class NoticeSource(Node):
    """The copy of the published text from which this file was written."""

    file: Text = said("File", "The name of the file that holds the copy of the published text.")
    sha256: Checksum = said("SHA-256", "The SHA-256 checksum of that file, in 64 lower-case hexadecimal digits.")
    retrieved: IsoDate = said("Retrieved", "The day on which the copy was taken.")


class NoticeChanges(Node):
    """What the notice says of its own changes."""

    how: Text = said("How", "How people are told of changes to the notice.")


class Notice(Node):
    """The published document: its title, languages, dates and version, and where it came from."""

    id: Text = said("Id", "A name for this notice that stays the same from version to version.")
    title: Text = said("Title", "The title of the notice.")
    languages: Languages = said("Languages", "The languages in which the notice is published, as BCP 47 tags.")
    url: Text = said("URL", "Where the notice is published.")
    version: Text = said("Version", "The version of the notice, as it calls itself; in quotes when it is a number.")
    published: IsoDate = said("Published", "The day on which this version was published.")
    effective: IsoDate = said("Effective", "The day from which this version applies.")
    last_updated: IsoDate = said("Last updated", "The day on which the notice says that it was last changed.")
    audience: Texts = said("Audience", "The data subjects whom the notice addresses, by id, or `all`.")
    covers: Choices[Collection] = said(
        "Covers", "Whether the notice is about data collected from the data subject, from elsewhere, or both."
    )
    source: One[NoticeSource] = said("Source", "The copy of the published text from which this file was written.")
    changes: One[NoticeChanges] = said("Changes", "What the notice says of how people are told of its changes.")
    supersedes: Text = said("Supersedes", "The id or version of the notice that this one replaces.")
