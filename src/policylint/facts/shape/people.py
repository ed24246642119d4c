"""The shape of what is known of the organisation, its contacts and the people concerned."""

from policylint.facts.shape.notation import (
    AS_IN_THE_FORMAT,
    DATE,
    FLAG,
    TEXT,
    WHOLE,
    Additions,
    Shape,
    a,
    always,
    known,
    many,
    one_of,
)
from policylint.model.children import Children
from policylint.model.contacts import Contacts, Controller, DataProtectionOfficer, Representative
from policylint.model.data import DataSubject
from policylint.model.notice import Notice
from policylint.model.organisation import Organisation

_CHANNELS = many(a("Channel"))

ADDITIONS: Additions = {
    Organisation: {
        "country": known("Country", a("Country"), "The country of the main establishment."),
        "public_authority": known("Public authority", FLAG, "Whether a body of its kind is a public authority."),
        "not_for_profit_aim": known(
            "Not-for-profit aim",
            FLAG,
            "Whether a body of its kind has a political, philosophical, religious or trade-union aim.",
        ),
    },
    Contacts: {
        "dpo": known("Data protection officer", AS_IN_THE_FORMAT, "The data protection officer."),
        "channels": always("Channels", _CHANNELS, "Every way to reach a controller."),
        "other_channels": always(
            "Other channels", _CHANNELS, "Every way to reach the data protection officer or the desk for requests."
        ),
    },
    Controller: {
        "country": known("Country", a("Country"), "The country of the controller."),
        "role": always(
            "Role",
            AS_IN_THE_FORMAT,
            "Whether it is a controller of its own, as is assumed where it was not judged, or jointly with others.",
        ),
        "effective_kind": known("Effective kind", TEXT, "Its own kind, or else that of the organisation."),
        "public_authority": known("Public authority", FLAG, "Whether a body of that kind is a public authority."),
        "channels": always("Channels", _CHANNELS, "The ways to reach it."),
        "legal_form_status": known(
            "Legal form status",
            a("LegalForm"),
            "The legal form stated, or found inside the name, where that form no longer exists as of the day.",
        ),
    },
    Representative: {
        "country": known("Country", a("Country"), "The country of the representative."),
        "channels": always("Channels", _CHANNELS, "The ways to reach the representative."),
    },
    DataProtectionOfficer: {
        "channels": always("Channels", _CHANNELS, "The ways to reach the data protection officer."),
    },
    Notice: {
        "audience": known("Audience", many(a("DataSubject")), "The data subjects whom the notice addresses."),
        "date": known("Date", DATE, "The latest of the days of publication, effect and last update."),
        "age_days": known(
            "Age in days",
            WHOLE,
            "The days from that date to the day of the check; negative where the text is the later one.",
        ),
        "audience_served": known(
            "Audience served", FLAG, "Whether it has a version in a language of its audience; absent where unknown."
        ),
    },
    DataSubject: {
        "used_by": always(
            "Used by",
            many(TEXT),
            "The ids of the purposes that concern these people; `rights` where requests are for them.",
        ),
        "in_audience": always("In audience", FLAG, "Whether the notice says that it addresses these people."),
    },
    Children: {
        "consent_age": known(
            "Consent age",
            a("ConsentAge"),
            "From which age a child's own consent suffices in the country of the organisation.",
        ),
    },
}

OBJECTS: dict[str, Shape] = {
    "Channel": Shape(
        "A way to reach somebody.",
        {
            "channel": always("Channel", one_of("email", "phone", "address", "web_form"), "What kind of way it is."),
            "value": known("Value", TEXT, "The address or number; absent where the copy read has lost it."),
        },
    ),
}
