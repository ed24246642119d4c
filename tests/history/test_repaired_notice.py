"""The PTB's notice and its repair: the diff must read as a memo of what was mended.

Expectations were written from the texts. When one fails, read both versions before changing it: is the encoding, the
comparison or the card wrong? Each line names the card, then what it speaks of.
"""

from collections import Counter

from histories import PTB, REPAIRED, changes, expected, findings, messages, rules, told
from policylint.changes.card import Direction
from policylint.finding import Severity

WORSE_AFTER_REPAIR = {
    "legal-basis-swapped purposes/site-improvement/legal_bases": (
        "consent was claimed for the log of the server, which is written before anyone could be asked; now the basis "
        "is a legitimate interest, that is named and may be objected to"
    ),
    "cookie-added cookies/google-analytics": (
        "Google Analytics was described, its cookie was not, and cookies that track were denied"
    ),
}
"""The adverse changes that a repair cannot avoid, each with its reason: the old text hid what was done."""

FOR_A_PERSON_TO_JUDGE = expected(
    # Claims that the rest of the notice contradicted.
    "recipient-denial-changed denied/recipients",
    "claim-withdrawn clauses/[anonymity-claim]",
    "claim-withdrawn clauses/[no-disclosure-claim]",
    "claim-withdrawn clauses/[no-tracking-claim]",
    "claim-withdrawn clauses/[only-volunteered-data-claim]",
    # What was done before, and is told now.
    "transfer-added transfers/nationbuilder-us",
    "cookie-third-party-access cookies/newsletter-videos/third_party_access",
    "data-used-for-more purposes/answer-requests/data_categories/[correspondence]",
    "data-used-for-more purposes/petition-count/data_categories/[contact-details]",
    "recipient-for-further-purpose purposes/inform/recipients/[other-platforms]",
    "direct-marketing-added purposes/inform/direct_marketing/channels/[email]",
    "direct-marketing-added purposes/mobilise/direct_marketing/channels/[email]",
    "direct-marketing-added purposes/fundraise/direct_marketing/channels/[email]",
    "data-items-changed data_categories/usage-data/items/[IP address]",
    "data-items-changed data_categories/usage-data/items/[page]",
    "data-items-changed data_categories/usage-data/items/[time]",
    "data-category-changed data_categories/usage-data/online_identifier",
    # Other words, which a program cannot weigh.
    "purpose-reworded purposes/site-improvement/description",
    "data-category-changed data_categories/usage-data/description",
    "request-channel-changed rights/requests/how",
    # Statements that have no place in a privacy notice.
    "clause-changed clauses/[applicable-law]",
    "clause-changed clauses/[terms-of-use]",
)

MENDED = expected(
    "dpo-added contacts/dpo",
    # How consent is withdrawn, for each purpose that rests on it.
    *(
        f"legal-basis-changed purposes/{purpose}/legal_bases/[consent]/withdrawal"
        for purpose in (
            "answer-requests", "community-management", "fundraise", "inform", "mobilise", "organisation-development",
            "petition-count", "recruit", "visit-analysis",
        )
    ),
    # Data that served no purpose are given up, and messages no longer depend on party affiliation.
    "data-category-removed data_categories/public-social-media-information",
    "data-category-removed data_categories/social-network-interactions",
    "data-used-for-less purposes/answer-requests/data_categories/[personal-details]",
    *(
        f"data-used-for-less purposes/{purpose}/data_categories/[party-affiliation]"
        for purpose in ("answer-requests", "fundraise", "inform", "mobilise")
    ),
    # Recipients are bound and described; Safe Harbor gives way to a mechanism in force.
    *(
        f"recipient-changed recipients/{recipient}/contract"
        for recipient in ("civicrm", "google-analytics", "nationbuilder", "other-platforms")
    ),
    "recipient-described-otherwise recipients/other-platforms/category",
    "transfer-mechanism-changed transfers/google-analytics-us/mechanisms",
    "transfer-changed transfers/google-analytics-us/copy",
    # A period for every purpose.
    *(
        f"retention-statement-added purposes/{purpose}/retention"
        for purpose in (
            "answer-requests", "community-management", "fundraise", "inform", "mobilise", "organisation-development",
            "recruit", "site-improvement", "visit-analysis",
        )
    ),
    "retention-period-stated purposes/donation-records/retention/[contact-details donation-amount]/period",
    "retention-trigger-moved purposes/donation-records/retention/[contact-details donation-amount]/from",
    "retention-end-changed purposes/donation-records/retention/[contact-details donation-amount]/then",
    # Rights, and how to use them.
    *(f"right-added rights/{right}" for right in ("objection", "portability", "restriction", "withdraw_consent")),
    "right-changed rights/complaint/[be-gba]/authority",
    *(f"right-changed rights/complaint/[be-gba]/{channel}" for channel in ("address", "email", "website")),
    "deadline-improved rights/requests/deadline",
    "fee-changed rights/requests/fee",
    "identity-proof-changed rights/requests/identity_proof",
    "formality-changed rights/requests/signed_writing",
    # Decisions, messages and cookies.
    "automated-decision-denial-changed denied/automated_decisions",
    "direct-marketing-changed purposes/fundraise/direct_marketing/opt_out",
    "direct-marketing-changed purposes/mobilise/direct_marketing/opt_out",
    "cookie-lasts-less-long cookies/functional/duration",
    "cookie-lasts-less-long cookies/newsletter-videos/duration",
    # Clauses against the reader, dead law, and how changes are told.
    "burden-removed clauses/[accuracy-shifted-to-data-subject]",
    "burden-removed clauses/[exclusive-forum]",
    "burden-removed clauses/[liability-disclaimer]",
    "burden-removed clauses/[liability-disclaimer]",
    "cited-law-changed cites/[be-law-1992]",
    "notice-changed notice/changes",
)  # fmt: skip


def test_the_repair_ends_every_finding_and_brings_none_but_its_date() -> None:
    """What remains is a note: the repaired text is dated ahead of the day of the check."""
    diff = findings(PTB, REPAIRED)
    assert diff.unchanged == ()
    assert rules(diff.resolved, Severity.ERROR).total() == 13
    assert rules(diff.introduced, *Severity) == Counter({"notice-after-check-date": 1})


def test_a_repair_is_adverse_only_where_the_old_text_hid_what_was_done() -> None:
    assert told(PTB, REPAIRED, Direction.ADVERSE) == expected(*WORSE_AFTER_REPAIR)


def test_a_repair_leaves_to_a_person_what_was_contradicted_hidden_or_reworded() -> None:
    assert told(PTB, REPAIRED, Direction.UNCLEAR) == FOR_A_PERSON_TO_JUDGE


def test_a_repair_reads_as_a_memo_of_what_was_mended() -> None:
    assert told(PTB, REPAIRED, Direction.FAVOURABLE) == MENDED
    memo = messages(PTB, REPAIRED)
    assert memo["transfer-mechanism-changed transfers/google-analytics-us/mechanisms"] == (
        "the transfer to Google Analytics (United States) now rests on a mechanism that is in force, "
        "Standard contractual clauses of 2021, instead of EU-US Safe Harbor"
    )
    assert memo["retention-statement-added purposes/inform/retention"].endswith(
        ": the notice now says how long data are kept: 2 years from the last newsletter opened"
    )
    assert memo["right-added rights/portability"] == "the right to data portability is now mentioned"
    assert memo["identity-proof-changed rights/requests/identity_proof"] == (
        "requests: a copy of an identity document is no longer asked of everyone"
    )
    assert memo["right-changed rights/complaint/[be-gba]/authority"] == (
        "the authority for complaints is the same, now under its present name: Data Protection Authority"
    )


def test_consent_that_each_purpose_now_names_for_itself_is_not_given_up() -> None:
    """The claim that everything rests on consent goes; the consent stays."""
    (one,) = (one for one in changes(PTB, REPAIRED) if one.change.path == "legal_bases/[consent]")
    assert (one.direction, one.obligations) == (Direction.NEUTRAL, ())
    assert one.message == "the notice as a whole no longer rests on consent; each purpose names its own basis"
