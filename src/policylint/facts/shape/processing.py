"""The shape of data categories, purposes, legal bases and retention."""

from policylint.facts.shape.law import LAWS
from policylint.facts.shape.notation import FLAG, TEXT, Additions, Members, a, always, known, many
from policylint.model.data import DataCategory
from policylint.model.lawfulness import NoticeLegalBasis, SpecialCategoryCondition
from policylint.model.purposes import Purpose
from policylint.model.retention import Criterion, Retention

_CATEGORIES = many(a("DataCategory"))
_VAGUE: Members = {
    "vague": always("Vague", many(a("VaguePhrase")), "The vague wordings in its words and quotes."),
}
_USED_BY: Members = {
    "used_by": always("Used by", many(TEXT), "The ids of the purposes that use it."),
}
_PROVISION_OF_LAW = known("Provision", TEXT, "The provision of the Regulation, such as `1(2)(a)`.")
_NEEDS_LAW = always("Needs a law", FLAG, "Whether it holds only on the ground of another law, which must be named.")

ADDITIONS: Additions = {
    DataCategory: LAWS | _USED_BY | _VAGUE | {
        "law_named": known("Law named", FLAG, "Whether every law pointed at is named; absent where none is."),
        "special_category": always("Special category", FLAG, "Whether the data are of a special category."),
        "criminal": always("Criminal", FLAG, "Whether the data are about criminal convictions and offences."),
        "national_id": always("National number", FLAG, "Whether it is a national identification number."),
        "indirect": always("Indirect", FLAG, "Whether a source is other than the person, observation and derivation."),
    },
    Purpose: _VAGUE | {
        "data_categories": known("Data categories", _CATEGORIES, "The categories of data used."),
        "data_subjects": known("Data subjects", many(a("DataSubject")), "The people whose data are used."),
        "recipients": known("Recipients", many(a("Recipient")), "Those to whom the data are disclosed."),
        "effective_legal_bases": always(
            "Effective legal bases",
            many(a("LegalBasis")),
            "Its own legal bases; where it has none, those on which all processing is said to rest; or none.",
        ),
        "effective_retention": always(
            "Effective retention",
            many(a("Retention")),
            "Its own statements; where it has none, those for the whole notice that cover its data; or none.",
        ),
        "effective_condition": always(
            "Effective condition",
            many(a("SpecialCategoryCondition")),
            "Its own conditions for special categories of data, or else those for the whole notice; or none.",
        ),
        "effective_provision": known(
            "Effective provision",
            a("Provision"),
            "Whether the data must be provided: as said of its data, else of itself, else of the whole notice.",
        ),
        "special_category": always("Special category", FLAG, "Whether any of its data are of a special category."),
        "indirect": always("Indirect", FLAG, "Whether any of its data are collected indirectly."),
    },
    NoticeLegalBasis: LAWS | {
        "gdpr": _PROVISION_OF_LAW,
        "title": always("Title", TEXT, "The basis in the Regulation's words."),
        "rights": always("Rights", many(TEXT), "The rights that processing on this basis carries."),
        "needs_law": _NEEDS_LAW,
        "needs_interest": always("Needs an interest", FLAG, "Whether the notice must name the interests pursued."),
        "vague": known("Vague", many(a("VaguePhrase")), "The vague wordings in the interests, where any are stated."),
    },
    SpecialCategoryCondition: LAWS | {
        "gdpr": _PROVISION_OF_LAW,
        "title": always("Title", TEXT, "The condition in the Regulation's words."),
        "needs_law": _NEEDS_LAW,
        "is_consent": always("Is consent", FLAG, "Whether the condition is consent."),
        "organisation_kinds": known("Organisation kinds", many(TEXT), "The only kinds of body that may rely on it."),
        "subject_kinds": known("Data subject kinds", many(TEXT), "The only kinds of people whose data it covers."),
        "organisation_fits": known(
            "Organisation fits", FLAG, "Whether the organisation is of such a kind; absent where its kind is unknown."
        ),
        "subjects_fit": known(
            "Data subjects fit",
            FLAG,
            "Among a purpose's effective conditions: whether all its people are of such kinds; absent where unknown.",
        ),
    },
    Criterion: _VAGUE,
    Retention: LAWS | _VAGUE | {
        "period": known("Period", a("Duration"), "How long the data are kept."),
        "period_unstated": known("Period unstated", {"const": True}, "That a period is said to exist, but not which."),
        "applies_to": known("Applies to", _CATEGORIES, "The data categories to which the statement is confined."),
        "criteria_kinds": always("Kinds of criteria", many(TEXT), "The kind of each criterion."),
        "until_vague": always("Vague end", many(a("VaguePhrase")), "The vague wordings in the event that ends it."),
    },
}  # fmt: skip
