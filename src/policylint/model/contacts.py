"""Who answers for the processing, and how to reach them."""

from policylint.model.shapes import ById, Entry, Node, One, judged, said
from policylint.model.values import Choice, Country, Text, WordsOrTrue
from policylint.model.vocabulary import ControllerRole, OrganisationKind


class Controller(Entry):
    """A controller the notice names."""

    name: Text = said("Name", "The name of the controller, as the notice gives it.")
    kind: Choice[OrganisationKind] = judged(
        "Kind", "What kind of body this controller is, where it differs from the kind of the organisation."
    )
    legal_form: Text = said("Legal form", "The legal form of the controller, as the notice gives it.")
    registration: Text = said("Registration", "The number under which the controller is registered, in quotes.")
    address: WordsOrTrue = said(
        "Address", "The postal address, or `true` where one is offered but not in the copy read."
    )
    country: Country = said("Country", "The country of the controller, as an ISO 3166-1 alpha-2 code.")
    email: WordsOrTrue = said("E-mail", "The e-mail address, or `true` where one is offered but not in the copy read.")
    phone: WordsOrTrue = said("Phone", "The phone number, or `true` where one is offered but not in the copy read.")
    web_form: WordsOrTrue = said("Web form", "The web form, or `true` where one is offered but not in the copy read.")
    role: Choice[ControllerRole] = judged(
        "Role", "Whether it is a controller of its own (the default) or jointly with others."
    )
    processor_for: WordsOrTrue = said(
        "Processor for",
        "The words that say for what it acts as a processor; `true` where the notice says that it does, not for what.",
    )


class JointArrangement(Node):
    """What the notice says of the arrangement between joint controllers."""

    essence: Text = said("Essence", "The essence of the arrangement, as made available to the data subject.")
    contact_point: Text = said("Contact point", "The contact point for data subjects that the arrangement designates.")


class Representative(Node):
    """The representative of a controller that is not established in the Union."""

    name: Text = said("Name", "The name of the representative.")
    address: WordsOrTrue = said(
        "Address", "The postal address, or `true` where one is offered but not in the copy read."
    )
    country: Country = said("Country", "The country of the representative, as an ISO 3166-1 alpha-2 code.")
    email: WordsOrTrue = said("E-mail", "The e-mail address, or `true` where one is offered but not in the copy read.")
    phone: WordsOrTrue = said("Phone", "The phone number, or `true` where one is offered but not in the copy read.")


class DataProtectionOfficer(Node):
    """The data protection officer, or the words that deny that there is one."""

    none: Text = said("None", "The words in which the notice says that there is no data protection officer.")
    name: Text = said("Name", "The name or office of the data protection officer.")
    address: WordsOrTrue = said(
        "Address", "The postal address, or `true` where one is offered but not in the copy read."
    )
    email: WordsOrTrue = said("E-mail", "The e-mail address, or `true` where one is offered but not in the copy read.")
    phone: WordsOrTrue = said("Phone", "The phone number, or `true` where one is offered but not in the copy read.")
    web_form: WordsOrTrue = said("Web form", "The web form, or `true` where one is offered but not in the copy read.")


class Contacts(Node):
    """The identity and the contact details of those who answer for the processing."""

    controllers: ById[Controller] = said("Controllers", "The controllers the notice names, by id.")
    joint_arrangement: One[JointArrangement] = said(
        "Joint arrangement", "What the notice says of the arrangement between joint controllers."
    )
    representative: One[Representative] = said(
        "Representative", "The representative in the Union, where the controller is established outside it."
    )
    dpo: One[DataProtectionOfficer] = said(
        "Data protection officer", "The data protection officer, or the denial of one."
    )
