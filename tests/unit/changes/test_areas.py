"""What comparing says of edits in each area: subject, action and path, and nothing else."""

import pytest

from policies import facts_of
from policylint.changes.compare import compare

NEWSLETTER = "purposes/newsletter"
CASES = {
    # people
    "controller replaced": (
        "",
        "contacts: {controllers: {example-tuinen: null, other: {name: Other nv}}}",
        ["controller swapped contacts/controllers"],
    ),
    "controller added": (
        "",
        "contacts: {controllers: {other: {name: Other nv}}}",
        ["controller added contacts/controllers/other"],
    ),
    "controller channel lost": (
        "",
        "contacts: {controllers: {example-tuinen: {email: null}}}",
        ["controller.email removed contacts/controllers/example-tuinen/email"],
    ),
    "officer gone": ("contacts: {dpo: {email: d@example.be}}", "", ["dpo removed contacts/dpo"]),
    "officer denied": ("", "contacts: {dpo: {none: We have none}}", ["denial added denied/dpo"]),
    "people added": ("", "data_subjects: {guests: Guests}", ["data-subject added data_subjects/guests"]),
    # data
    "data added": ("", "data_categories: {phone: {description: Phone}}", ["data-category added data_categories/phone"]),
    "data become special": (
        "",
        "data_categories: {contact: {special: [health]}}",
        ["data-category.special added data_categories/contact/special/[health]"],
    ),
    "source added": (
        "",
        "data_categories: {contact: {sources: [data-subject, group]}}",
        ["source added data_categories/contact/sources/[group]"],
    ),
    # purposes and bases
    "basis swapped": (
        "",
        "purposes: {newsletter: {legal_bases: [contract]}}",
        [f"legal-basis swapped {NEWSLETTER}/legal_bases"],
    ),
    "one basis becomes two": (
        "purposes: {newsletter: {legal_bases: [contract]}}",
        "purposes: {newsletter: {legal_bases: [contract, consent]}}",
        [f"legal-basis added {NEWSLETTER}/legal_bases/[consent]"],
    ),
    "bases of the whole notice": ("", "legal_bases: [consent]", ["legal-basis added legal_bases/[consent]"]),
    "law of a basis": (
        "purposes: {newsletter: {legal_bases: [{basis: legal-obligation, law: GDPR}]}}",
        "purposes: {newsletter: {legal_bases: [{basis: legal-obligation, law: [GDPR, unnamed]}]}}",
        [f"legal-basis.laws added {NEWSLETTER}/legal_bases/[legal-obligation]/laws/[unnamed]"],
    ),
    "condition swapped": (
        "special_category_condition: explicit-consent",
        "special_category_condition: legal-claims",
        ["condition swapped special_category_condition"],
    ),
    "provision": (
        "",
        "purposes: {newsletter: {provision: {required: contractual}}}",
        [f"provision.required changed {NEWSLETTER}/provision/required"],
    ),
    "marketing channel": (
        "",
        "purposes: {newsletter: {direct_marketing: {channels: [email, sms]}}}",
        [f"direct-marketing.channels added {NEWSLETTER}/direct_marketing/channels/[sms]"],
    ),
    # retention
    "kept longer": (
        "",
        "purposes: {newsletter: {retention: {period: 25 months}}}",
        [f"retention.period lengthened {NEWSLETTER}/retention/[]/period"],
    ),
    "kept for ever": (
        "",
        "purposes: {newsletter: {retention: {period: null, indefinite: true}}}",
        [f"retention.period lengthened {NEWSLETTER}/retention/[]/period"],
    ),
    "period made vague": (
        "",
        "purposes: {newsletter: {retention: {period: unstated}}}",
        [f"retention.period changed {NEWSLETTER}/retention/[]/period"],
    ),
    "trigger moved": (
        "",
        "purposes: {newsletter: {retention: {from: the last purchase}}}",
        [f"retention.from changed {NEWSLETTER}/retention/[]/from"],
    ),
    "statements go by their data": (
        "retention: [{period: 1 year}, {period: 2 years, applies_to: [contact]}]",
        "retention: [{period: 3 years, applies_to: [contact]}, {period: 1 year}]",
        ["retention.period lengthened retention/[contact]/period"],
    ),
    "a statement comes to hold for further data": (
        "data_categories: {phone: {description: P}}\nretention: {period: 1 year, applies_to: [contact]}",
        "data_categories: {phone: {description: P}}\nretention: {period: 1 year, applies_to: [contact, phone]}",
        ["retention.applies_to added retention/[contact]/applies_to/[phone]"],
    ),
    "other data and another time are another statement": (
        "data_categories: {phone: {description: P}}\nretention: {period: 1 year, applies_to: [contact]}",
        "data_categories: {phone: {description: P}}\nretention: {period: 2 years, applies_to: [phone]}",
        ["retention removed retention/[contact]", "retention added retention/[phone]"],
    ),
    "a statement for everything is not the one for some data": (
        "retention: {period: 1 year}",
        "retention: {period: 1 year, applies_to: [contact]}",
        ["retention removed retention", "retention added retention/[contact]"],
    ),
    # sharing
    "recipient moves": (
        "",
        "recipients: {mailer: {country: BE}}",
        ["recipient.country changed recipients/mailer/country"],
    ),
    "mechanism swapped": (
        "",
        "transfers: {mailer-us: {mechanism: bcr}}",
        ["transfer.mechanisms swapped transfers/mailer-us/mechanisms"],
    ),
    "country added": (
        "",
        "transfers: {mailer-us: {to: [IN, US]}}",
        ["transfer.to added transfers/mailer-us/to/[IN]"],
    ),
    "denial withdrawn": ("cookies: {none: No cookies}", "cookies: {none: null}", ["denial removed denied/cookies"]),
    "consent weakened": (
        "cookies: {none: null, stats: {consent: prior}}",
        "cookies: {none: null, stats: {consent: none}}",
        ["cookie.consent changed cookies/stats/consent"],
    ),
    "safeguard gone": (
        "automated_decisions: {none: null, score: {safeguards: [contest, express-view]}}",
        "automated_decisions: {none: null, score: {safeguards: [contest]}}",
        ["automated-decision.safeguards removed automated_decisions/score/safeguards/[express-view]"],
    ),
    # rights
    "right gone": ("", "rights: {erasure: null}", ["right removed rights/erasure"]),
    "right confined": (
        "",
        "rights: {erasure: {only_for: consent}}",
        ["right.only_for narrowed rights/erasure/only_for"],
    ),
    "confined to more cases": (
        "rights: {erasure: {only_for: [consent]}}",
        "rights: {erasure: {only_for: [consent, unlawful]}}",
        ["right.only_for widened rights/erasure/only_for/[unlawful]"],
    ),
    "right excepted": (
        "",
        "rights: {access: {except: [contract]}}",
        ["right.except narrowed rights/access/except/[contract]"],
    ),
    "answer later": (
        "",
        "rights: {requests: {deadline: 45 days}}",
        ["request.deadline lengthened rights/requests/deadline"],
    ),
    "other authority": ("", "rights: {complaint: {authority: CNIL}}", ["complaint swapped rights/complaint"]),
    "same authority, other name": (
        "",
        "rights: {complaint: {authority: Data Protection Authority}}",
        ["complaint.authority reworded rights/complaint/[be-gba]/authority"],
    ),
    # statements
    "clause in other words": (
        "clauses: [{kind: no-sale-claim, quote: Never}]",
        "clauses: [{kind: no-sale-claim, quote: Hardly ever}]",
        ["clause added clauses/[no-sale-claim]", "clause removed clauses/[no-sale-claim]"],
    ),
    "measure": ("", "security: [Locks]", ["security added security/[Locks]"]),
    "law cited": ("", "cites: [GDPR]", ["cited-law added cites/[gdpr]"]),
    "version": ("", 'notice: {version: "4"}', ["notice.version changed notice/version"]),
    "children": ("", "children: {min_age: 13}", ["children added children"]),
}
SAME = {
    "durations": ("purposes: {newsletter: {retention: {period: 24 months}}}", ""),
    "ISO durations": ("rights: {requests: {deadline: P1M}}", ""),
    "shorthands": (
        "purposes: {newsletter: {legal_bases: contract}}\ncites: GDPR",
        "purposes: {newsletter: {legal_bases: [{basis: contract}]}}\ncites: [{law: GDPR, as: in-force}]",
    ),
    "all": ("purposes: {newsletter: {data_categories: all}}", ""),
    "law by another name": ("cites: [GDPR]", "cites: [General Data Protection Regulation]"),
    "mechanism by another name": ("transfers: {mailer-us: {mechanism: [scc-2021]}}", ""),
    "country by another code": ("recipients: {mailer: {country: GB}}", "recipients: {mailer: {country: UK}}"),
    "typesetting": ("notice: {title: Our \u2018policy\u2019}", "notice: {title: Our   'policy'}"),
    "evidence": ("recipients: {mailer: {quote: we use MailHouse}}", ""),
    "said twice": ("legal_bases: [consent, consent]", "legal_bases: [consent]"),
    "where the copy lies": ("notice: {source: {file: a.txt}}", "notice: {source: {file: b.txt}}"),
}


@pytest.mark.parametrize("name", CASES)
def test_an_edit_is_the_change_it_is(name: str) -> None:
    old, new, expected = CASES[name]
    changes = compare(facts_of(old), facts_of(new))
    found = [f"{change.subject} {change.action} {change.path}" for change in changes]
    assert found == [line.replace("/[]/", "/") for line in expected]


@pytest.mark.parametrize("name", SAME)
def test_equal_meaning_is_no_change(name: str) -> None:
    one, other = map(facts_of, SAME[name])
    assert compare(one, other) == ()
    assert compare(other, one) == ()
