"""The shape of what is known of the policy as a whole: its denials, sums, citations and evidence."""

from policylint.facts.shape.law import BODY, CITATION, LAWS
from policylint.facts.shape.notation import (
    AS_IN_THE_FORMAT,
    DATE,
    FLAG,
    TEXT,
    Additions,
    Shape,
    a,
    always,
    known,
    many,
    one_of,
)
from policylint.model.cites import Cite
from policylint.model.clauses import Clause
from policylint.model.policy import Policy
from policylint.model.rights import Objection, Right, Rights

_ITEMS = many(TEXT)

ADDITIONS: Additions = {
    Policy: {
        "recipients": known("Recipients", AS_IN_THE_FORMAT, "Who receives data, by id."),
        "transfers": known("Transfers", AS_IN_THE_FORMAT, "The transfers to third countries, by id."),
        "automated_decisions": known(
            "Automated decisions", AS_IN_THE_FORMAT, "Decisions by automated means and profiling, by id."
        ),
        "cookies": known("Cookies", AS_IN_THE_FORMAT, "Cookies and similar technologies, by id."),
        "as_of": always("As of", DATE, "The day whose law counts."),
        "denied": always("Denied", a("Denied"), "The words in which the notice denies things, `none` in the policy."),
        "bases_used": always("Bases used", _ITEMS, "Every legal basis used, each once."),
        "rights_carried": always("Rights carried", _ITEMS, "Every right that a legal basis used carries, each once."),
        "collects_online_identifiers": always(
            "Collects online identifiers", FLAG, "Whether any data are an IP address, or a cookie or device identifier."
        ),
        "collected_elsewhere": always(
            "Collected elsewhere", FLAG, "Whether any data are obtained from elsewhere than the person."
        ),
        "collected_from_data_subject": always(
            "Collected from the data subject",
            FLAG,
            "Whether any data are obtained from the person, as is assumed where no source is stated.",
        ),
        "processes_special_categories": always(
            "Processes special categories", FLAG, "Whether any data are of a special category."
        ),
        "citations": always(
            "Citations", many(a("Citation")), "Every law and authority named anywhere, in the order of the file."
        ),
        "claims_without_quote": always(
            "Claims without quote", many(a("Claim")), "The entries that carry no quote anywhere inside."
        ),
        "evidence": known(
            "Evidence", a("Evidence"), "How the quotes compare with the published text; only where that was given."
        ),
    },
    Cite: LAWS | BODY,
    Clause: {
        "quotes_denial": always(
            "Quotes a denial", FLAG, "Whether it rests on the very words of a denial: then both are one statement."
        )
    },
}

OBJECTS: dict[str, Shape] = {
    "Denied": Shape(
        "What the notice says there is not, in its own words.",
        {
            "recipients": known("Recipients", TEXT, "The words that deny recipients."),
            "transfers": known("Transfers", TEXT, "The words that deny transfers."),
            "automated_decisions": known("Automated decisions", TEXT, "The words that deny automated decisions."),
            "cookies": known("Cookies", TEXT, "The words that deny cookies."),
            "children": known("Children", TEXT, "The words that deny the processing of children's data."),
            "dpo": known("Data protection officer", TEXT, "The words that deny that there is such an officer."),
            "rights": known("Rights", a("DeniedRights"), "The words that deny rights, by right."),
        },
    ),
    "DeniedRights": Shape(
        "The words in which the notice says that a right does not exist, by right.",
        {
            name: known(str(field.title), TEXT, "The words that deny this right.")
            for name, field in Rights.model_fields.items()
            if field.annotation in {Right | None, Objection | None}
        },
    ),
    "Citation": Shape(
        "A law or an authority the policy names, wherever it does, resolved as of the day.",
        {
            "kind": always("Kind", one_of("law", "authority"), "What is named."),
            "as": always("As", one_of("in-force", "historical"), "Whether it is cited as in force, or as history."),
            **CITATION,
        },
    ),
    "Claim": Shape(
        "An entry of the policy.",
        {
            "section": always("Section", TEXT, "The section it stands in."),
            "id": always("Id", TEXT, "Its id there."),
        },
    ),
    "Evidence": Shape(
        "How the quotes compare with the published text.",
        {
            "source": always("Source", a("EvidenceSource"), "The published text."),
            "quotes": always(
                "Quotes", many(a("EvidenceQuote")), "Every quote, in the order of the file; none unchecked."
            ),
        },
    ),
    "EvidenceSource": Shape(
        "The published text the quotes were compared with.",
        {
            "file": always("File", TEXT, "The name of its file."),
            "status": always(
                "Status",
                one_of("found", "missing", "changed"),
                "Whether the file is there, and whether its checksum is the one the policy states.",
            ),
            "checked": always("Checked", FLAG, "Whether the quotes were compared with it."),
        },
    ),
    "EvidenceQuote": Shape(
        "A quote of the policy.",
        {
            "text": always("Text", TEXT, "Its words."),
            "found": always("Found", FLAG, "Whether the published text holds them."),
        },
    ),
}
