"""The shape of recipients, transfers, automated decisions and cookies."""

from policylint.facts.shape.notation import AS_IN_THE_FORMAT, FLAG, TEXT, Additions, a, always, known, many
from policylint.model.automated import AutomatedDecision
from policylint.model.cookies import Cookie
from policylint.model.recipients import Recipient
from policylint.model.transfers import Transfer

_EFFECTIVE = "its own, or else that of all cookies, which does not count for strictly necessary ones"

ADDITIONS: Additions = {
    Recipient: {
        "country": known("Country", a("Country"), "The country of the recipient that the notice states."),
        "seat": known("Seat", a("Country"), "The country of the recipient's seat, as known from elsewhere."),
        "receives": known("Receives", many(a("DataCategory")), "The data categories they receive."),
        "used_by": always("Used by", many(TEXT), "The ids of the purposes for which they receive data."),
        "transfers": always("Transfers", many(TEXT), "The ids of the transfers that name them."),
        "covered_by": always(
            "Covered by",
            many(TEXT),
            "The ids of the transfers that name them, or that name nobody and may go there.",
        ),
        "third_country": known(
            "Third country",
            FLAG,
            "Whether the country stated, or else the seat, is outside the European Economic Area; absent if unknown.",
        ),
        "vague": always("Vague", many(a("VaguePhrase")), "The vague wordings in its name, category and quotes."),
    },
    Transfer: {
        "stated_as": always(
            "Stated as",
            AS_IN_THE_FORMAT,
            "Whether the notice states a fact, as is assumed where it was not judged, or something less.",
        ),
        "to": known("To", many(a("Country")), "The countries to which data go; absent where not said."),
        "recipients": known("Recipients", many(a("Recipient")), "The recipients to whom the data are transferred."),
        "mechanisms": known(
            "Mechanisms", many(a("Mechanism")), "What the policy names with `mechanism`, resolved as of the day."
        ),
        "to_adequate": known(
            "To adequate countries only",
            FLAG,
            "Whether every country has a full decision on its protection in force, or needs none.",
        ),
        "mechanism_in_force": always("Mechanism in force", FLAG, "Whether at least one mechanism is in force."),
        "dead_mechanism": always(
            "Dead mechanism", FLAG, "Whether at least one mechanism has ended or is in transition."
        ),
    },
    AutomatedDecision: {
        "purposes": known("Purposes", many(a("Purpose")), "The purposes for which decisions are taken so."),
    },
    Cookie: {
        "duration": known("Duration", a("Duration"), "How long the notice says that it stays."),
        "effective_consent": known("Effective consent", TEXT, f"What is said of consent: {_EFFECTIVE}."),
        "effective_duration": known("Effective duration", a("Duration"), f"How long it stays: {_EFFECTIVE}."),
        "effective_third_party_access": known(
            "Effective third-party access", FLAG, f"Whether third parties have access: {_EFFECTIVE}."
        ),
        "consent_free": always("Consent-free", FLAG, "Whether it is strictly necessary, or said to need no consent."),
        "filled_from_all": always(
            "Filled from all", FLAG, "Whether anything effective is what is said of all cookies."
        ),
    },
}
