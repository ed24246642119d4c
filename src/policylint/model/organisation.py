"""Who publishes the notice: what is known of the organisation from elsewhere than the notice."""

from policylint.model.shapes import Node, said
from policylint.model.values import Choice, Country, Flag, Languages, Text
from policylint.model.vocabulary import OrganisationKind


class Organisation(Node):
    """Facts about the organisation that decide which duties bind it. An absent fact is unknown."""

    name: Text = said("Name", "The organisation's name.")
    kind: Choice[OrganisationKind] = said("Kind", "What kind of body the organisation is.")
    country: Country = said("Country", "The country of the main establishment, as an ISO 3166-1 alpha-2 code.")
    established_in_eea: Flag = said(
        "Established in the EEA",
        "Whether the organisation is established in the European Economic Area; follows from the country when absent.",
    )
    group: Text = said("Group", "The name of the group of undertakings to which the organisation belongs.")
    dpo_required: Flag = said(
        "Data protection officer required", "Whether the organisation must designate a data protection officer."
    )
    large_scale_special_categories: Flag = said(
        "Special categories on a large scale",
        "Whether its core activities are processing special categories or data on convictions on a large scale.",
    )
    large_scale_monitoring: Flag = said(
        "Monitoring on a large scale",
        "Whether its core activities are regular and systematic monitoring of data subjects on a large scale.",
    )
    offers_to_children: Flag = said(
        "Offers to children", "Whether it offers information society services directly to children."
    )
    audience_languages: Languages = said(
        "Languages of the audience", "The languages of the people the organisation addresses, as BCP 47 tags."
    )
