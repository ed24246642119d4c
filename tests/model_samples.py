"""Policies for the tests of the format: the example of its definition, and one that uses every key."""

from copy import deepcopy
from typing import Any

from policylint.source.document import parse_document

EXAMPLE = """\
# yaml-language-server: $schema=../schemas/policy.schema.json
policylint: 1
organisation: {name: Example Tuinen bv, kind: company, country: BE, audience_languages: [en, nl]}
notice:
  title: Privacy notice
  languages: [en, nl]
  version: "3"
  last_updated: 2026-03-01
  changes: {how: We e-mail subscribers before a change takes effect}
contacts:
  controllers:
    example-tuinen: {name: Example Tuinen bv, address: "Kerkstraat 1, 9000 Gent", email: privacy@example.be}
data_subjects:
  subscribers: {description: People who subscribe to the newsletter, kind: customer}
data_categories:
  contact: {description: Name and e-mail address, sources: [data-subject]}
purposes:
  newsletter:
    description: Send the monthly gardening newsletter
    data_categories: [contact]
    data_subjects: [subscribers]
    legal_bases:
      - basis: consent
        given_by: affirmative-act
        withdrawal: Unsubscribe link in every issue
        quote: you can unsubscribe at any time
    retention: {period: 2 years, from: the last issue opened, then: deleted}
    recipients: [mailer]
    provision: {required: voluntary}
    direct_marketing: {channels: [email], opt_out: Unsubscribe link in every issue}
recipients:
  mailer: {name: MailHouse Inc., role: processor, country: US, contract: art-28}
transfers:
  mailer-us:
    to: [US]
    recipients: [mailer]
    mechanism: scc-2021
    copy: On request from privacy@example.be
rights:
  requests: {email: privacy@example.be, deadline: 1 month, fee: none, identity_proof: on-reasonable-doubt}
  access: {}
  rectification: {}
  erasure: {}
  restriction: {}
  portability: {}
  objection: {direct_marketing: true, separately_presented: true}
  withdraw_consent: {how: Unsubscribe link}
  complaint: {authority: Gegevensbeschermingsautoriteit}
automated_decisions:
  none: We take no decisions by automated means alone.
cookies:
  none: This site sets no cookies.
"""

EVERY_KEY = """\
policylint: 1
quote: we value your privacy
organisation:
  name: Stichting Voorbeeld
  kind: foundation
  country: NL
  established_in_eea: true
  group: Voorbeeld Group
  dpo_required: false
  large_scale_special_categories: false
  large_scale_monitoring: false
  offers_to_children: true
  audience_languages: nl
notice:
  id: website-notice
  title: Privacyverklaring
  languages: [nl, en-GB]
  url: https://voorbeeld.example/privacy
  version: "2.1"
  published: 2025-01-31
  effective: 2025-02-28
  last_updated: 2025-03-01
  audience: all
  covers: [collected-from-data-subject, collected-elsewhere]
  source:
    file: notice.html
    sha256: "0000000000000000000000000000000000000000000000000000000000000000"
    retrieved: 2025-04-01
  changes: {how: by e-mail, quote: [we will tell you, in good time]}
  supersedes: "2.0"
contacts:
  controllers:
    foundation:
      name: Stichting Voorbeeld
      kind: foundation
      legal_form: stichting
      registration: "12345678"
      address: true
      country: NL
      email: privacy@voorbeeld.example
      phone: true
      web_form: /contact
      role: joint-controller
      processor_for: true
      renamed_from: the-foundation
    fund: {name: Fonds Voorbeeld, processor_for: its donors}
  joint_arrangement: {essence: we answer together, contact_point: the foundation}
  representative: {name: Rep, address: Straat 1, country: BE, email: true, phone: "+32 2"}
  dpo: {none: We have no officer., name: The desk, address: Straat 1, email: a@b.example, phone: "1", web_form: true}
data_subjects:
  donors: People who give
  volunteers: {description: People who help, kind: supporter, renamed_from: helpers}
data_categories:
  contact: {description: Name, items: name, online_identifier: false, sources: data-subject}
  health:
    description: Diet
    items: [allergies, diet]
    special: health
    law: unnamed
    provision: {required: voluntary, consequences: none}
    sources:
      - observed
      - {source: public-source, publicly_accessible: true, description: the register}
  number: {special: [national-id, criminal], law: [one act, another act], renamed_from: bsn}
purposes:
  giving:
    description: Handle gifts
    data_categories: all
    data_subjects: [donors]
    recipients: bank
    legal_bases: contract
    retention:
      - {period: 7 years, from: the last gift, law: the tax act, then: archived, applies_to: contact}
      - {until: you leave, criteria: [contract-ends, {criterion: other, description: until the next campaign}]}
      - {period: unstated, indefinite: true, criteria: inactivity}
    provision: {required: contractual}
    direct_marketing: true
    further_processing: {compatible_because: you expect it}
    renamed_from: gifts
  news:
    data_categories: [contact, health]
    legal_bases:
      - consent
      - {basis: consent, explicit: true, withdrawal: by e-mail, given_by: silence}
      - {basis: legal-obligation, law: unnamed}
      - {basis: public-task, law: [one act]}
      - {basis: legitimate-interests, interests: being known, balancing: on request}
      - {basis: contract, pre_contractual: true, party: other}
      - vital-interests
    special_category_condition: [explicit-consent, {condition: health-care, law: one act, quote: as the law says}]
    direct_marketing: {channels: [email, post], soft_opt_in: true, opt_out: a link}
legal_bases: [{basis: consent, sole: true}, legal-obligation]
special_category_condition: legal-claims
provision: {required: to-enter-contract}
retention: {period: P1Y6M, applies_to: all}
recipients:
  none: We share nothing.
  bank:
    name: Bank
    category: banks
    role: processor
    country: NL
    seat: US
    contract: art-28
    condition: when you pay
    receives: all
    renamed_from: the-bank
transfers:
  none: We transfer nothing.
  overseas:
    stated_as: possibility
    to: US
    recipients: all
    mechanism: [first mechanism, second mechanism]
    copy: on request
    systematic: true
    quote: may be transferred
    renamed_from: abroad
  elsewhere: {to: [EEA, UK], mechanism: a mechanism}
rights:
  requests:
    - for: donors
      how: write to us
      email: true
      address: Straat 1
      phone: true
      web_form: true
      deadline: 1 month
      extension: 2 months
      fee: excessive-requests
      identity_proof: on-reasonable-doubt
      signed_writing: false
      reason_required: false
    - {for: volunteers, how: ask your coordinator}
  access: {only_for: consent, except: [rights-of-others, {other: when we are busy, quote: busy}]}
  rectification: {only_for: [accuracy-contested, {other: when wrong}], deadline: one month}
  erasure: {except: legal-obligation}
  restriction: {}
  portability: {none: You have no such right.}
  objection: {direct_marketing: limited, separately_presented: false, how: by letter}
  withdraw_consent: {how: a link}
  human_review: {}
  judicial_remedy: {quote: go to court}
  complaint:
    - {authority: The Authority, for: donors, address: true, email: x@y.example, phone: "070", website: true}
    - {authority: The Other Authority, for: volunteers, website: other.example}
automated_decisions:
  none: We take none.
  scoring:
    purposes: [giving]
    description: Who may give in instalments
    profiling: true
    solely_automated: true
    legal_effect: false
    basis: contract
    logic: a score
    consequences: no instalments
    safeguards: [human-intervention, contest]
    renamed_from: score
cookies:
  none: We set none.
  all: {consent: browser-settings}
  stats:
    kind: analytics
    provider: bank
    consent: prior
    duration: 13 months
    third_party_access: true
    quote: we count
    renamed_from: counting
  basket: {kind: strictly-necessary, duration: session}
children: {none: Not for children., min_age: 16, parental_consent: a form, addressed: false}
security:
  - encryption
  - {measure: locked doors, quote: doors are locked}
clauses:
  - acceptance-by-use
  - {kind: no-sale-claim, quote: we never sell}
cites:
  - Some Act
  - {law: [Old Act, Older Act], as: historical, quote: the Old Act}
  - {authority: The Authority, website: authority.example}
"""

SMALLEST: dict[str, Any] = {"policylint": 1, "organisation": {}, "notice": {}}


def read(text: str) -> dict[str, Any]:
    """The plain value of a policy, as the reader hands it to the model."""
    document = parse_document("policy.yaml", text.encode())
    assert document.root is not None, document.faults
    value = document.root.value
    assert isinstance(value, dict)
    return value


def smallest(**sections: Any) -> dict[str, Any]:
    """A valid policy that says nothing but these sections."""
    return deepcopy(SMALLEST) | sections
