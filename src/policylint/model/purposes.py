"""What data are used for: the centre of the file."""

from policylint.model.lawfulness import LegalBasis, Provision, SpecialCategoryCondition
from policylint.model.retention import Retention
from policylint.model.shapes import Entry, Many, Node, One, OneOrTrue, judged, said
from policylint.model.values import Choices, Flag, Text, Texts
from policylint.model.vocabulary import MarketingChannel


class DirectMarketing(Node):
    """That a purpose is direct marketing, and how it is done."""

    channels: Choices[MarketingChannel] = said("Channels", "The channels by which the messages are sent.")
    soft_opt_in: Flag = said(
        "Soft opt-in", "Whether messages go to existing customers, about similar products, without asking them first."
    )
    opt_out: Text = said("Opt-out", "How to refuse further messages.")


class FurtherProcessing(Node):
    """That data are used for a purpose other than that for which they were collected."""

    compatible_because: Text = said("Compatible because", "Why the notice says that the further purpose is compatible.")


class Purpose(Entry):
    """A purpose for which personal data are processed."""

    description: Text = said("Description", "What the data are used for, in the notice's words.")
    data_categories: Texts = said("Data categories", "The categories of data used, by id, or `all`.")
    data_subjects: Texts = said("Data subjects", "The people whose data are used, by id, or `all`.")
    recipients: Texts = said("Recipients", "Those to whom the data are disclosed, by id, or `all`.")
    legal_bases: Many[LegalBasis] = said("Legal bases", "The legal bases the notice states for this purpose.")
    special_category_condition: Many[SpecialCategoryCondition] = said(
        "Special category condition", "The conditions under which special categories of data are used for this purpose."
    )
    retention: Many[Retention] = said("Retention", "How long data are kept for this purpose.")
    provision: One[Provision] = said(
        "Provision", "Whether people must provide the data, and what follows if they do not."
    )
    direct_marketing: OneOrTrue[DirectMarketing] = judged(
        "Direct marketing", "That the purpose is direct marketing: `true`, or how it is done."
    )
    further_processing: One[FurtherProcessing] = said(
        "Further processing", "That the data were collected for another purpose, and why this one is compatible."
    )
