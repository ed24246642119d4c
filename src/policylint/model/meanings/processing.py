"""What the words mean that say who processes whose data, why, and for how long."""

from policylint.model.vocabulary import (
    Afterwards,
    Basis,
    Collection,
    ConditionKind,
    ConsentGivenBy,
    ContractParty,
    ControllerRole,
    CriterionKind,
    DataSubjectKind,
    MarketingChannel,
    OrganisationKind,
    Requirement,
    SourceKind,
    SpecialKind,
)

ORGANISATION_KIND: dict[OrganisationKind, str] = {
    "company": "A business with legal personality.",
    "public-authority": "A public authority or public body.",
    "political-party": "A political party or other body with a political aim.",
    "trade-union": "A trade union or other body with a trade-union aim.",
    "religious-body": "A church, or another body with a religious or philosophical aim.",
    "association": "An association of members.",
    "foundation": "A foundation.",
    "health-care": "A hospital, practice or other provider of health care.",
    "school": "A school or other place of education.",
    "sole-trader": "A natural person in business.",
    "other": "Any other kind of body.",
}
CONTROLLER_ROLE: dict[ControllerRole, str] = {
    "controller": "Determines the purposes and means by itself.",
    "joint-controller": "Determines the purposes and means jointly with others.",
}
COLLECTION: dict[Collection, str] = {
    "collected-from-data-subject": "Data collected from the person they are about.",
    "collected-elsewhere": "Data not obtained from the person they are about.",
}
DATA_SUBJECT_KIND: dict[DataSubjectKind, str] = {
    "member": "Members of the organisation.",
    "former-member": "Former members of the organisation.",
    "regular-contact": "People in regular contact with the organisation in connection with its aims.",
    "supporter": "People who support the organisation without being members.",
    "prospect": "People whom the organisation would like to win.",
    "customer": "Customers and clients, also of services that cost nothing.",
    "employee": "People who work for the organisation.",
    "applicant": "People who apply for a job.",
    "visitor": "Visitors to a website or to a place.",
    "child": "Children.",
    "patient": "Patients.",
    "student": "Pupils and students.",
    "voter": "Voters.",
    "donor": "People who give money.",
    "other": "Any other people.",
}
SPECIAL_KIND: dict[SpecialKind, str] = {
    "racial-or-ethnic-origin": "Data revealing racial or ethnic origin.",
    "political-opinions": "Data revealing political opinions.",
    "religious-or-philosophical-beliefs": "Data revealing religious or philosophical beliefs.",
    "trade-union-membership": "Data revealing trade union membership.",
    "genetic": "Genetic data.",
    "biometric": "Biometric data for the purpose of uniquely identifying a person.",
    "health": "Data concerning health.",
    "sex-life-or-orientation": "Data concerning a person's sex life or sexual orientation.",
    "criminal": "Data relating to criminal convictions and offences; not a special category, but confined by law.",
    "national-id": "A national identification number; not a special category, but confined by law.",
}
SOURCE_KIND: dict[SourceKind, str] = {
    "data-subject": "The person gives the data.",
    "observed": "The controller observes the person, for instance by cookies or logs.",
    "derived": "The controller derives or infers the data from other data.",
    "third-party": "Someone else gives the data.",
    "public-source": "A source open to the public, such as a register.",
    "social-media": "A social network.",
    "employer": "The person's employer.",
    "group": "Another undertaking of the same group.",
}
BASIS: dict[Basis, str] = {
    "consent": "The person has given consent.",
    "contract": "Necessary for a contract with the person, or for steps at their request before entering it.",
    "legal-obligation": "Necessary to comply with a legal obligation of the controller.",
    "vital-interests": "Necessary to protect the vital interests of a natural person.",
    "public-task": "Necessary for a task in the public interest or in the exercise of official authority.",
    "legitimate-interests": "Necessary for legitimate interests that the person's interests do not override.",
}
CONSENT_GIVEN_BY: dict[ConsentGivenBy, str] = {
    "affirmative-act": "A clear affirmative act, such as ticking an empty box.",
    "use-of-site": "Using, or going on using, the site or service.",
    "browser-settings": "Leaving the browser's settings as they are.",
    "pre-ticked-box": "Leaving a ticked box ticked.",
    "silence": "Silence or inactivity.",
}
CONTRACT_PARTY: dict[ContractParty, str] = {
    "data-subject": "The person whose data are processed is party to the contract.",
    "other": "Only others are party to the contract.",
}
CONDITION_KIND: dict[ConditionKind, str] = {
    "explicit-consent": "The person has given explicit consent.",
    "employment-and-social-security-law": "Necessary under employment, social security or social protection law.",
    "vital-interests": "Necessary to protect vital interests where the person is incapable of giving consent.",
    "not-for-profit-body": "A not-for-profit body with a political, philosophical, religious or trade-union aim.",
    "made-public-by-data-subject": "The person has manifestly made the data public.",
    "legal-claims": "Necessary for the establishment, exercise or defence of legal claims.",
    "substantial-public-interest": "Necessary for reasons of substantial public interest, on the basis of law.",
    "health-care": "Necessary for preventive or occupational medicine, diagnosis, care or treatment.",
    "public-health": "Necessary for reasons of public interest in the area of public health.",
    "archiving-research-statistics": "Necessary for archiving in the public interest, research or statistics.",
}
REQUIREMENT: dict[Requirement, str] = {
    "statutory": "A law requires that the data be provided.",
    "contractual": "A contract requires that the data be provided.",
    "to-enter-contract": "The data are necessary to enter into a contract.",
    "voluntary": "The data need not be provided.",
    "unspecified": "The data must be provided; the notice does not say why.",
}
MARKETING_CHANNEL: dict[MarketingChannel, str] = {
    "email": "Electronic mail.",
    "sms": "Text messages to a phone.",
    "phone": "Calls by phone.",
    "post": "Letters.",
    "in-app": "Messages inside an app or account.",
}
CRITERION_KIND: dict[CriterionKind, str] = {
    "purpose-fulfilled": "Until the purpose is fulfilled; as long as necessary.",
    "legal-obligation": "As long as the law requires.",
    "contract-ends": "Until the contract ends.",
    "relationship-ends": "Until the relationship with the person ends.",
    "consent-withdrawn": "Until consent is withdrawn.",
    "objection": "Until the person objects.",
    "account-closed": "Until the account is closed.",
    "limitation-period": "Until claims are barred by lapse of time.",
    "inactivity": "Until the person has been inactive for some time.",
    "business-need": "As long as the organisation has a use for the data.",
    "other": "Any other criterion; its description gives the words.",
}
AFTERWARDS: dict[Afterwards, str] = {
    "deleted": "The data are deleted.",
    "anonymised": "The data are made anonymous.",
    "archived": "The data are archived.",
}
