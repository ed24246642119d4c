"""The notice of Mezure made worse: the diff must read as a warning.

Expectations were written from the texts. When one fails, read both versions before changing it: is the encoding, the
comparison or the card wrong? Each line names the card, then what it speaks of.
"""

from collections import Counter

from histories import MEZURE, WORSENED, changes, expected, findings, messages, rules, told
from policylint.changes.card import Direction, Obligation
from policylint.finding import Severity

TELL, RECORD = Obligation.INFORM_BEFORE, Obligation.UPDATE_RECORD
FOR_EVER = "purposes/certification/retention/[diplomas-certificates]"


def test_a_worsened_notice_warns_of_exactly_what_became_worse() -> None:
    adverse = [one for one in changes(MEZURE, WORSENED) if one.direction is Direction.ADVERSE]
    owed = {f"{one.id} {one.change.path}": (one.severity, one.obligations) for one in adverse}
    assert owed == {
        f"retention-made-indefinite {FOR_EVER}/period": (Severity.ERROR, (TELL, RECORD)),
        "recipient-added recipients/leadcloud": (Severity.ERROR, (TELL, RECORD)),
        "transfer-added transfers/leadcloud-us": (Severity.ERROR, (TELL, RECORD)),
        "right-removed rights/erasure": (Severity.ERROR, (TELL,)),
        # What naturally goes with them.
        f"retention-trigger-moved {FOR_EVER}/from": (Severity.WARNING, (TELL,)),
        "recipient-for-further-purpose purposes/promotion/recipients/[leadcloud]": (Severity.NOTE, (TELL, RECORD)),
        "effective-date-missing notice": (Severity.WARNING, (TELL,)),
    }
    assert told(MEZURE, WORSENED) == expected(*owed, f"retention-end-changed {FOR_EVER}/then")


def test_a_worsened_notice_brings_the_findings_that_belong_to_it() -> None:
    diff = findings(MEZURE, WORSENED)
    assert rules(diff.introduced, *Severity) == Counter(
        ["retention-indefinite", "privacy-shield-transfer", "right-erasure-missing"]
    )
    assert rules(diff.resolved, *Severity) == Counter(["retention-period-unstated", "transfers-unaddressed"])


def test_a_warning_is_told_in_words() -> None:
    warning = messages(MEZURE, WORSENED)
    assert warning["transfer-added transfers/leadcloud-us"] == (
        "data are now transferred to LeadCloud Inc. (United States), on a mechanism that is not in force"
    )
    assert warning["right-removed rights/erasure"] == "the right to erasure is no longer mentioned"
    assert warning["recipient-for-further-purpose purposes/promotion/recipients/[leadcloud]"].startswith(
        "the new recipient gets data used for “Promote other products and services"
    )
