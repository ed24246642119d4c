"""The closed vocabularies of the policy format: every word that a key may hold.

Plain literal types, because they start and validate faster than enumerations. What each word means stands in
``meanings``, which only the published schema reads.
"""

from typing import Literal, TypeAlias

OrganisationKind: TypeAlias = Literal[
    "company",
    "public-authority",
    "political-party",
    "trade-union",
    "religious-body",
    "association",
    "foundation",
    "health-care",
    "school",
    "sole-trader",
    "other",
]
ControllerRole: TypeAlias = Literal["controller", "joint-controller"]
Collection: TypeAlias = Literal["collected-from-data-subject", "collected-elsewhere"]
DataSubjectKind: TypeAlias = Literal[
    "member",
    "former-member",
    "regular-contact",
    "supporter",
    "prospect",
    "customer",
    "employee",
    "applicant",
    "visitor",
    "child",
    "patient",
    "student",
    "voter",
    "donor",
    "other",
]
SpecialKind: TypeAlias = Literal[
    "racial-or-ethnic-origin",
    "political-opinions",
    "religious-or-philosophical-beliefs",
    "trade-union-membership",
    "genetic",
    "biometric",
    "health",
    "sex-life-or-orientation",
    "criminal",
    "national-id",
]
SourceKind: TypeAlias = Literal[
    "data-subject",
    "observed",
    "derived",
    "third-party",
    "public-source",
    "social-media",
    "employer",
    "group",
]
Basis: TypeAlias = Literal[
    "consent",
    "contract",
    "legal-obligation",
    "vital-interests",
    "public-task",
    "legitimate-interests",
]
ConsentGivenBy: TypeAlias = Literal["affirmative-act", "use-of-site", "browser-settings", "pre-ticked-box", "silence"]
ContractParty: TypeAlias = Literal["data-subject", "other"]
ConditionKind: TypeAlias = Literal[
    "explicit-consent",
    "employment-and-social-security-law",
    "vital-interests",
    "not-for-profit-body",
    "made-public-by-data-subject",
    "legal-claims",
    "substantial-public-interest",
    "health-care",
    "public-health",
    "archiving-research-statistics",
]
Requirement: TypeAlias = Literal["statutory", "contractual", "to-enter-contract", "voluntary", "unspecified"]
MarketingChannel: TypeAlias = Literal["email", "sms", "phone", "post", "in-app"]
CriterionKind: TypeAlias = Literal[
    "purpose-fulfilled",
    "legal-obligation",
    "contract-ends",
    "relationship-ends",
    "consent-withdrawn",
    "objection",
    "account-closed",
    "limitation-period",
    "inactivity",
    "business-need",
    "other",
]
Afterwards: TypeAlias = Literal["deleted", "anonymised", "archived"]
RecipientRole: TypeAlias = Literal[
    "processor",
    "controller",
    "joint-controller",
    "public-authority",
    "group-company",
    "professional-adviser",
    "other",
]
RecipientContract: TypeAlias = Literal["art-28", "other"]
StatedAs: TypeAlias = Literal["fact", "possibility", "assurance"]
Fee: TypeAlias = Literal["none", "excessive-requests", "general"]
IdentityProof: TypeAlias = Literal["none", "on-reasonable-doubt", "id-document-copy", "notarised", "other"]
ConfinedTo: TypeAlias = Literal[
    "consent",
    "contract",
    "legitimate-interests",
    "public-task",
    "legal-obligation",
    "accuracy-contested",
    "unlawful",
    "no-longer-needed",
    "legal-claims",
    "objection-pending",
    "automated-means",
    "provided-by-data-subject",
    "particular-situation",
]
ExceptedFor: TypeAlias = Literal[
    "legal-obligation",
    "public-task",
    "contract",
    "legal-claims",
    "freedom-of-expression",
    "rights-of-others",
    "public-health",
    "archiving-research",
    "already-informed",
]
MarketingObjection: TypeAlias = Literal[True, False, "limited"]
DecisionBasis: TypeAlias = Literal["contract", "law", "explicit-consent"]
Safeguard: TypeAlias = Literal["human-intervention", "express-view", "contest"]
CookieKind: TypeAlias = Literal[
    "strictly-necessary", "functional", "analytics", "advertising", "social-media", "embedded-content"
]
CookieConsent: TypeAlias = Literal["not-needed", "prior", "browser-settings", "use-of-site", "none"]
ClauseKind: TypeAlias = Literal[
    "acceptance-by-use",
    "anonymity-claim",
    "no-tracking-claim",
    "no-sale-claim",
    "no-disclosure-claim",
    "no-commercial-disclosure-claim",
    "only-volunteered-data-claim",
    "liability-disclaimer",
    "accuracy-shifted-to-data-subject",
    "unilateral-change",
    "security-promise",
    "breach-notification",
    "further-purposes-reserved",
    "opt-out-consent",
    "applicable-law",
    "exclusive-forum",
    "terms-of-use",
    "third-party-sites-disclaimer",
    "other",
]
CitedAs: TypeAlias = Literal["in-force", "historical"]
