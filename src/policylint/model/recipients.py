"""Who receives data."""

from policylint.model.shapes import Entry, EntryId, Section, judged, said
from policylint.model.values import Choice, Country, Text, Texts
from policylint.model.vocabulary import RecipientContract, RecipientRole


class Recipient(Entry):
    """A recipient or a category of recipients."""

    name: Text = said("Name", "The name of the recipient.")
    category: Text = said("Category", "The category of recipients, where the notice describes them and names none.")
    role: Choice[RecipientRole] = judged("Role", "In what role the recipient gets the data.")
    country: Country = said("Country", "The country of the recipient that the notice states.")
    seat: Country = said("Seat", "The country of the recipient's seat, as known from elsewhere than the notice.")
    contract: Choice[RecipientContract] = said("Contract", "The contract with the recipient that the notice mentions.")
    condition: Text = said("Condition", "When they receive the data, in the notice's words.")
    receives: Texts = said("Receives", "The data categories they receive, by id, or `all`.")


class Recipients(Section):
    """The recipients of personal data, by id."""

    __pydantic_extra__: dict[EntryId, Recipient]
