"""Transfers of data to third countries and international organisations."""

from policylint.model.shapes import Entry, EntryId, Section, judged, said
from policylint.model.values import Choice, Countries, Flag, Text, Texts
from policylint.model.vocabulary import StatedAs


class Transfer(Entry):
    """A transfer of personal data to a third country or an international organisation."""

    stated_as: Choice[StatedAs] = judged(
        "Stated as",
        "Whether the notice states the transfer as a fact (the default), a possibility or a mere assurance.",
    )
    to: Countries = said("To", "The countries to which data go, as ISO 3166-1 alpha-2 codes; absent where not said.")
    recipients: Texts = said("Recipients", "The recipients to whom the data are transferred, by id, or `all`.")
    mechanism: Texts = said(
        "Mechanism", "What the notice says makes the transfer lawful; several where it names several."
    )
    copy_: Text = said("Copy", "How to obtain a copy of the safeguards.", alias="copy")
    systematic: Flag = judged("Systematic", "Whether the transfer is continuous rather than occasional.")


class Transfers(Section):
    """The transfers to third countries and international organisations, by id."""

    __pydantic_extra__: dict[EntryId, Transfer]
