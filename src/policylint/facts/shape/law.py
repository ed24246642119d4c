"""What the reference tables put into the facts: countries, mechanisms, laws, authorities and the like."""

from policylint.facts.shape.notation import (
    DATE,
    FLAG,
    NUMBER,
    TEXT,
    WHOLE,
    Members,
    Shape,
    a,
    always,
    known,
    many,
    one_of,
)

_IDENTITY: Members = {
    "id": known("Id", TEXT, "Its id in the reference tables; absent where they do not know it."),
    "title": known("Title", TEXT, "Its official title."),
}

LAW: Members = {
    "as_written": always("As written", TEXT, "The words of the policy that name it."),
    "named": always("Named", FLAG, "False where a law is pointed at, but not which."),
    "status": always(
        "Status",
        one_of("in-force", "repealed", "not-yet-applicable", "proposal", "withdrawn", "body-ended", "unknown"),
        "What it is as of the day; `unknown` where the reference tables do not know it.",
    ),
    **_IDENTITY,
    "country": known("Country", TEXT, "Whose it is: an ISO 3166-1 alpha-2 code, or `EU`."),
    "repealed_on": known("Repealed on", DATE, "The first day on which the law was no longer in force."),
    "replaced_by": known("Replaced by", TEXT, "What took the place of the law."),
    "applies_from": known("Applies from", DATE, "The first day on which the law applies."),
    "withdrawn_on": known("Withdrawn on", DATE, "The day on which the proposal was withdrawn."),
    "uncertain": known("Uncertain", FLAG, "Of a law: whether a day that decides on its status is not certain."),
    "misdated": known("Misdated", FLAG, "Of a law: whether the words give it a date or number that is not its own."),
}

_NAMES: Members = {
    "former_name": known("Former name", FLAG, "Whether the authority is called by a name it no longer has."),
    "former_domain": known("Former domain", FLAG, "Whether its web address is one it no longer uses."),
    "former_until": known("Former name until", DATE, "The last day on which the former name was right."),
    "successor_since": known("Successor since", DATE, "The first day of the body that took the authority's place."),
    "tolerated": known("Tolerated", FLAG, "Whether the former name is still in use by the authority itself."),
    "current_name": known(
        "Current name", TEXT, "Its name today, in the language of the name written where it has one."
    ),
    "current_domain": known("Current domain", TEXT, "Its web domain today."),
}

CITATION: Members = (
    LAW | _NAMES | {"website": known("Website", TEXT, "Of an authority: the web address the policy gives for it.")}
)

LAWS: Members = {
    "laws": known("Laws", many(a("Law")), "The laws that the policy names here with `law`, resolved as of the day."),
}
BODY: Members = {
    "body": known("Body", a("Authority"), "The authority that is meant; absent where none is known by that name."),
    "body_status": known(
        "Body status", one_of("unknown"), "That no authority is named, or none is known by that name."
    ),
}

OBJECTS: dict[str, Shape] = {
    "Country": Shape(
        "A country, or the European Union or Economic Area as a whole, as of the day.",
        {
            "code": always("Code", TEXT, "The ISO 3166-1 alpha-2 code, or `EU` or `EEA`."),
            "name": always("Name", TEXT, "The short English name."),
            "eea": always("EEA", FLAG, "Whether it counts as part of the European Economic Area."),
            "adequacy": always("Adequacy", a("Adequacy"), "What has been decided on the protection of data there."),
        },
    ),
    "Adequacy": Shape(
        "Whether the protection of data in a country has been found adequate.",
        {
            "status": always(
                "Status",
                one_of("in-force", "none", "ended", "not-needed"),
                "The standing of the decision on the country; `not-needed` inside the European Economic Area.",
            ),
            "partial": always("Partial", FLAG, "Whether the decision covers only some recipients in the country."),
            "scope": known("Scope", TEXT, "Which recipients or data the decision covers."),
            "decision": known("Decision", TEXT, "The decision's own citation."),
            "valid_to": known("Valid to", DATE, "The last day of the decision, where one is set."),
            "mechanism": known("Mechanism", TEXT, "The id of the transfer mechanism that goes with the decision."),
        },
    ),
    "Mechanism": Shape(
        "What a transfer is said to rest on, and whether that stands as of the day.",
        {
            "id": always("Id", TEXT, "The mechanism's id in the reference tables."),
            "as_written": always("As written", TEXT, "The word or alias that the policy uses."),
            "title": always("Title", TEXT, "The mechanism's name."),
            "family": always(
                "Family",
                one_of("adequacy", "safeguard", "derogation", "not-a-tool"),
                "What kind of mechanism it is; `not-a-tool` where it cannot carry a transfer at all.",
            ),
            "regime": always("Regime", one_of("eu", "swiss", "uk"), "Whose rules on transfers it belongs to."),
            "status": always(
                "Status",
                one_of("in-force", "transition", "ended", "not-yet", "not-a-tool"),
                "Whether it stands; `transition` while it has ended but contracts concluded before still count.",
            ),
            "valid_from": known("Valid from", DATE, "The first day on which it could be relied on."),
            "ended_on": known("Ended on", DATE, "The first day on which it could no longer be relied on."),
            "ended_by": known("Ended by", TEXT, "The judgment or act that ended it."),
            "transition_to": known("Transition to", DATE, "The last day for contracts concluded before it ended."),
            "copy_owed": always("Copy owed", FLAG, "Whether people must be told how to get a copy of the safeguards."),
            "occasional": known("Occasional", FLAG, "Whether it can carry occasional transfers only."),
            "public_powers": known("Public powers", FLAG, "Whether public authorities may use it for public powers."),
            "countries": known("Countries", many(TEXT), "The codes of the only countries it can be used for."),
            "citation": always("Citation", TEXT, "Its official citation."),
            "challenge": known("Challenge", a("Challenge"), "The pending case that attacks it."),
        },
    ),
    "Challenge": Shape(
        "A pending case against a transfer mechanism.",
        {
            "case": always("Case", TEXT, "The number or name of the case."),
            "lodged": known("Lodged", DATE, "The day on which it was lodged."),
            "note": known("Note", TEXT, "What the case is about and how it stands."),
        },
    ),
    "Law": Shape(
        "A law the policy names beside a statement, resolved as of the day.",
        LAW | {"misdated": LAW["misdated"]._replace(always=True)},
    ),
    "Authority": Shape(
        "The supervisory authority that a notice names for complaints, as it is known in the reference tables.",
        {
            "status": always("Status", one_of("in-force"), "Always `in-force`: it is known."),
            **_IDENTITY,
            "country": known("Country", a("Country"), "The country of the authority."),
            **_NAMES,
        },
    ),
    "ConsentAge": Shape(
        "From which age a child's own consent suffices in the organisation's country, as of the day.",
        {
            "age": always("Age", WHOLE, "The age in years."),
            "country": always("Country", TEXT, "The country's ISO 3166-1 alpha-2 code."),
            "law": always("Law", TEXT, "The law that says so."),
        },
    ),
    "LegalForm": Shape(
        "A legal form that no longer exists as of the day.",
        {
            "id": always("Id", TEXT, "Its id in the reference tables."),
            "title": always("Title", TEXT, "Its name."),
            "abolished_on": always("Abolished on", DATE, "The first day on which it no longer existed."),
            "successor": always("Successor", TEXT, "The form that took its place."),
        },
    ),
    "VaguePhrase": Shape(
        "A wording that the supervisory authorities call vague, found in the notice's own words.",
        {
            "id": always("Id", TEXT, "The kind of vagueness: its id in the reference tables."),
            "topic": always("Topic", TEXT, "What the wording is vague about."),
            "phrase": always("Phrase", TEXT, "The wording as the reference tables have it."),
        },
    ),
    "Duration": Shape(
        "A length of time as the policy writes it, and as a range of days.",
        {
            "text": always("Text", TEXT, "The words of the policy."),
            "days_min": known(
                "Fewest days", NUMBER, "The fewest days it can last; absent for words such as `session`."
            ),
            "days_max": known("Most days", NUMBER, "The most days it can last; absent for words such as `session`."),
        },
    ),
}
