"""What the words mean that say who else gets data, what rights people have, and what else the notice states."""

from policylint.model.vocabulary import (
    CitedAs,
    ClauseKind,
    ConfinedTo,
    CookieConsent,
    CookieKind,
    DecisionBasis,
    ExceptedFor,
    Fee,
    IdentityProof,
    MarketingObjection,
    RecipientContract,
    RecipientRole,
    Safeguard,
    StatedAs,
)

RECIPIENT_ROLE: dict[RecipientRole, str] = {
    "processor": "Processes the data on behalf of the controller.",
    "controller": "Uses the data for purposes of its own.",
    "joint-controller": "Determines purposes and means jointly with the controller.",
    "public-authority": "A public authority.",
    "group-company": "Another undertaking of the same group.",
    "professional-adviser": "A lawyer, accountant or other adviser bound to secrecy.",
    "other": "Any other role.",
}
RECIPIENT_CONTRACT: dict[RecipientContract, str] = {
    "art-28": "The contract that must govern processing on behalf of a controller.",
    "other": "Any other contract.",
}
STATED_AS: dict[StatedAs, str] = {
    "fact": "Data are transferred.",
    "possibility": "Data may be transferred.",
    "assurance": "Only that the rules on transfers are kept, should there be any.",
}
FEE: dict[Fee, str] = {
    "none": "Requests are free of charge.",
    "excessive-requests": "A fee only for requests that are manifestly unfounded or excessive.",
    "general": "A fee for any request.",
}
IDENTITY_PROOF: dict[IdentityProof, str] = {
    "none": "No proof of identity is asked for.",
    "on-reasonable-doubt": "Proof is asked for only where there is reasonable doubt.",
    "id-document-copy": "A copy of an identity document, from everyone.",
    "notarised": "A proof certified by a notary or authority.",
    "other": "Any other proof.",
}
CONFINED_TO: dict[ConfinedTo, str] = {
    "consent": "Where processing rests on consent.",
    "contract": "Where processing rests on a contract.",
    "legitimate-interests": "Where processing rests on legitimate interests.",
    "public-task": "Where processing rests on a public task.",
    "legal-obligation": "Where a legal obligation demands it.",
    "accuracy-contested": "Where the person contests the accuracy of the data.",
    "unlawful": "Where the processing is unlawful.",
    "no-longer-needed": "Where the controller no longer needs the data.",
    "legal-claims": "Where the person needs the data for legal claims.",
    "objection-pending": "While it is being verified whether an objection succeeds.",
    "automated-means": "Where processing is carried out by automated means.",
    "provided-by-data-subject": "For data which the person provided.",
    "particular-situation": "On grounds relating to the person's particular situation.",
}
EXCEPTED_FOR: dict[ExceptedFor, str] = {
    "legal-obligation": "Where a legal obligation requires the processing.",
    "public-task": "Where a public task requires the processing.",
    "contract": "Where a contract requires the processing.",
    "legal-claims": "Where the data are needed for legal claims.",
    "freedom-of-expression": "Where freedom of expression and information requires the processing.",
    "rights-of-others": "Where the rights and freedoms of others would suffer.",
    "public-health": "Where the public interest in public health requires the processing.",
    "archiving-research": "Where archiving, research or statistics would be impaired.",
    "already-informed": "Where the person already has the information.",
}
MARKETING_OBJECTION: dict[MarketingObjection, str] = {
    True: "An objection to direct marketing always succeeds.",
    False: "The notice denies that one can object to direct marketing.",
    "limited": "The notice puts limits on objecting to direct marketing.",
}
DECISION_BASIS: dict[DecisionBasis, str] = {
    "contract": "Necessary to enter into or perform a contract with the person.",
    "law": "Authorised by law.",
    "explicit-consent": "The person has given explicit consent.",
}
SAFEGUARD: dict[Safeguard, str] = {
    "human-intervention": "To obtain human intervention.",
    "express-view": "To express one's point of view.",
    "contest": "To contest the decision.",
}
COOKIE_KIND: dict[CookieKind, str] = {
    "strictly-necessary": "Strictly necessary for a service the person asked for.",
    "functional": "Remembers choices of the person.",
    "analytics": "Measures how the site is used.",
    "advertising": "Serves to show advertising, or to measure it.",
    "social-media": "Belongs to a social network.",
    "embedded-content": "Belongs to content embedded from elsewhere, such as videos and maps.",
}
COOKIE_CONSENT: dict[CookieConsent, str] = {
    "not-needed": "The notice says that no consent is needed.",
    "prior": "Consent is asked before the cookie is placed.",
    "browser-settings": "Consent is inferred from the browser's settings.",
    "use-of-site": "Consent is inferred from using the site.",
    "none": "The cookie is placed without consent.",
}
CLAUSE_KIND: dict[ClauseKind, str] = {
    "acceptance-by-use": "Reading the notice or using the site counts as agreeing to the notice.",
    "anonymity-claim": "Use of the site is said to be anonymous.",
    "no-tracking-claim": "People are said not to be tracked.",
    "no-sale-claim": "Data are said never to be sold or rented.",
    "no-disclosure-claim": "Data are said never to be disclosed to others.",
    "no-commercial-disclosure-claim": "Data are said never to be disclosed for commercial ends.",
    "only-volunteered-data-claim": "Only data that people give themselves are said to be processed.",
    "liability-disclaimer": "The organisation disclaims liability.",
    "accuracy-shifted-to-data-subject": "The person alone is made answerable for the accuracy of the data.",
    "unilateral-change": "The notice may be changed at any time without telling.",
    "security-promise": "A promise that data are safe.",
    "breach-notification": "A promise to tell people of personal data breaches.",
    "further-purposes-reserved": "The right is reserved to use data for other purposes.",
    "opt-out-consent": "Permission is asked, yet data are used unless the person objects.",
    "applicable-law": "The law that governs the notice.",
    "exclusive-forum": "Disputes are confined to certain courts.",
    "terms-of-use": "Terms of use stand inside the notice.",
    "third-party-sites-disclaimer": "No responsibility is taken for other people's sites.",
    "other": "Any other statement with legal weight.",
}
CITED_AS: dict[CitedAs, str] = {
    "in-force": "Cited as the law in force.",
    "historical": "Cited as history.",
}
