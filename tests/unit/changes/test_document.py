"""What change cards see of a change: words for people, and what references point at."""

from typing import Any, Literal, get_args, get_origin

import pytest

from policies import facts_of
from policylint.changes.compare import compare
from policylint.changes.document import change_object
from policylint.changes.meaning import shown
from policylint.changes.words import in_words
from policylint.model import vocabulary
from policylint.reference import load_library


def seen(old: str, new: str, path: str) -> dict[str, Any]:
    (change,) = (one for one in compare(facts_of(old), facts_of(new)) if one.path == path)
    return change_object(change)


ABOUT = {
    "a purpose by its description": (
        "purposes: {newsletter: {provision: null}}",
        "purposes/newsletter/provision",
        "“Send the monthly gardening newsletter”",
    ),
    "a purpose without description by its id": (
        "purposes: {newsletter: {description: null, provision: null}}",
        "purposes/newsletter/provision",
        "newsletter",
    ),
    "a recipient by its name": ("recipients: {mailer: {role: null}}", "recipients/mailer/role", "MailHouse Inc."),
    "a recipient by its category": (
        "recipients: {mailer: {name: null, category: A mailing house, role: null}}",
        "recipients/mailer/role",
        "“A mailing house”",
    ),
    "a transfer by where it goes": (
        "transfers: {mailer-us: {copy: null}}",
        "transfers/mailer-us/copy",
        "the transfer to MailHouse Inc. (United States)",
    ),
    "a transfer to nobody named": (
        "transfers: {mailer-us: {copy: null, to: null, recipients: null}}",
        "transfers/mailer-us/copy",
        "the transfer to countries that are not named",
    ),
    "a right by its name": ("rights: {access: null}", "rights/access", "the right of access"),
    "requests": ("rights: {requests: {fee: null}}", "rights/requests/fee", "requests"),
    "a clause by its kind": (
        "clauses: [{kind: liability-disclaimer, quote: Not us}]",
        "clauses/[liability-disclaimer]",
        "a disclaimer of liability",
    ),
    "a clause of no kind": ("clauses: [{kind: other, quote: Not us}]", "clauses/[other]", "a clause"),
    "a member of the notice": (
        "notice: {effective: 2027-01-01}",
        "notice/effective",
        "the day from which it applies",
    ),
    "the notice as a whole": ("legal_bases: [contract]", "legal_bases/[contract]", "the notice as a whole"),
}


@pytest.mark.parametrize("case", ABOUT)
def test_a_sentence_calls_things_by_their_words(case: str) -> None:
    new, path, about = ABOUT[case]
    changes = compare(facts_of(""), facts_of(new))
    assert {one.path: change_object(one)["about"] for one in changes}.get(path) == about


def test_long_words_are_cut_between_words() -> None:
    long = "Send news of " + ", ".join(f"garden number {number}" for number in range(50))
    written = seen(
        "", f"purposes: {{newsletter: {{description: '{long}', provision: null}}}}", "purposes/newsletter/description"
    )
    assert written["now"].startswith("Send news of garden number 0, garden")
    assert written["now"].endswith(" …")
    assert len(written["now"]) < 250
    assert len(written["about"]) < 90


def test_a_reference_that_came_shows_what_the_old_version_had() -> None:
    known = "recipients: {printer: {name: Demo}}"
    path = "purposes/newsletter/recipients/[printer]"
    used = f"{known}\npurposes: {{newsletter: {{recipients: [mailer, printer]}}}}"
    assert seen(known, used, path)["old_referent"]["name"] == "Demo"
    assert "old_referent" not in seen("", used, path)
    gone = seen(used, "", path)
    assert (gone["old_referent"]["name"], "new_referent" in gone) == ("Demo", False)


def test_a_reference_to_a_renamed_entry_points_at_it() -> None:
    old = "recipients: {printer: {name: Demo}}"
    used = "purposes: {newsletter: {recipients: [mailer, press]}}"
    new = f"recipients: {{press: {{name: Demo, renamed_from: printer}}}}\n{used}"
    assert seen(old, new, "purposes/newsletter/recipients/[printer]")["old_referent"]["id"] == "printer"


def test_a_transfer_that_came_points_at_a_recipient_that_both_versions_know() -> None:
    silent = "transfers: {mailer-us: null}"
    assert seen(silent, "", "transfers/mailer-us")["old_referent"]["id"] == "mailer"
    new = "recipients: {host: {name: Host}}\ntransfers: {host-in: {to: [IN], recipients: [host]}}"
    assert "old_referent" not in seen("", new, "transfers/host-in")


SHOWN = {
    "nothing": (None, ""),
    "truth": (True, "yes"),
    "a word of the format": ("id-document-copy", "a copy of an identity document"),
    "other words": ("by  post", "by post"),
    "a basis": ({"basis": "legitimate-interests", "title": "long words of the law"}, "legitimate interests"),
    "a cited law": ({"as": "in-force", "laws": [{"id": "x", "title": "Act of 1990"}]}, "Act of 1990"),
    "a period": ({"until_vague": [], "period": {"text": "2 years"}, "from": "the sale"}, "2 years from the sale"),
    "no end": ({"until_vague": [], "indefinite": True}, "without end"),
    "an event": ({"until_vague": [], "until": "the account is closed"}, "until the account is closed"),
    "criteria": ({"until_vague": [], "criteria": [{"criterion": "inactivity"}]}, "until the account is not used"),
}


@pytest.mark.parametrize("case", SHOWN)
def test_facts_are_shown_in_words(case: str) -> None:
    value, words = SHOWN[case]
    assert shown(value) == words


def test_every_word_with_a_hyphen_has_plain_words() -> None:
    """Where a fact is shown, people must not read `use-of-site`."""
    asked = {"OrganisationKind", "DataSubjectKind", "RecipientContract", "Requirement", "StatedAs", "CitedAs"}
    literals = {name: one for name, one in vars(vocabulary).items() if get_origin(one) is Literal}
    words = {word for name in literals.keys() - asked for word in get_args(literals[name])}
    hyphened = {word for word in words if isinstance(word, str) and "-" in word}
    assert {word for word in hyphened if in_words(word) == word} <= set(load_library().mechanisms.ids)
