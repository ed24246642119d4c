"""Malt, October to December 2025: the diff must say what a careful reader of the published texts says.

Expectations were written from the texts. When one fails, read both versions before changing it: is the encoding, the
comparison or the card wrong? Each line names the card, then what it speaks of.
"""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from histories import DECEMBER, NOVEMBER, OCTOBER, ROOT, changes, findings, quotes, rules, told
from policies import TODAY
from policylint.changes.card import Direction, Obligation
from policylint.engine.check import Checker, Options
from policylint.engine.sources import SourceFolder
from policylint.finding import Severity
from policylint.rules.catalogue import built_in_catalogue
from policylint.rules.selection import Selection
from policylint.source.document import read_document

MALT_TEXTS = ROOT.parent / "shared" / "corpus" / "policy-texts" / "policy-versions" / "malt"
VERSIONS = (OCTOBER, NOVEMBER, DECEMBER)

NEW_IN_NOVEMBER = {
    # A photograph of the face, "certain of these data may be considered biometric", to tell who somebody is.
    "special-category-added data_categories/face-photograph": Direction.ADVERSE,
    "data-used-for-more purposes/legal-and-financial/data_categories/[face-photograph]": Direction.ADVERSE,
    # It is deleted three months after the verification, as the identity card already was.
    "retention-changed purposes/legal-and-financial/retention/[identity-card]/applies_to/[face-photograph]": (
        Direction.NEUTRAL
    ),
    # Meetings with partners are recorded as well, on their consent.
    "data-used-for-more purposes/partner-relations/data_categories/[meeting-recordings]": Direction.ADVERSE,
    "legal-basis-added purposes/partner-relations/legal_bases/[consent]": Direction.NEUTRAL,
    # Any meeting with prospects, no longer only the demonstration; and the tool records.
    "data-category-changed data_categories/meeting-recordings/description": Direction.UNCLEAR,
    "recipient-described-otherwise recipients/modjo/category": Direction.UNCLEAR,
    # The text still says that it was last changed on 22 October, and not from when it holds.
    "date-not-moved notice": Direction.ADVERSE,
    "effective-date-missing notice": Direction.ADVERSE,
}


def test_the_diff_of_a_real_series_says_what_a_careful_reader_says() -> None:
    found = {f"{one.id} {one.change.path}": one.direction for one in changes(OCTOBER, NOVEMBER)}
    assert found == NEW_IN_NOVEMBER


def test_biometric_data_without_a_condition_are_the_finding_that_the_new_version_brings() -> None:
    diff = findings(OCTOBER, NOVEMBER)
    assert rules(diff.introduced, Severity.ERROR) == Counter(["special-category-condition-missing"])
    assert rules(diff.introduced, Severity.WARNING) == Counter(["consent-with-other-basis"])
    assert rules(diff.resolved, *Severity) == Counter()


def test_what_a_new_category_is_used_for_is_no_second_alarm() -> None:
    by_path = {one.change.path: one for one in changes(OCTOBER, NOVEMBER)}
    use = by_path["purposes/legal-and-financial/data_categories/[face-photograph]"]
    further = by_path["purposes/partner-relations/data_categories/[meeting-recordings]"]
    assert (use.severity, further.severity) == (Severity.NOTE, Severity.ERROR)
    assert Obligation.COMPATIBILITY_TEST in further.obligations
    assert Obligation.COMPATIBILITY_TEST not in use.obligations


def test_a_change_of_layout_in_another_hand_is_no_change() -> None:
    """November to December 2025: a link and the marks of lists changed; the file is in another style altogether."""
    assert read_document(NOVEMBER, "a").root != read_document(DECEMBER, "a").root
    assert changes(NOVEMBER, DECEMBER) == ()
    assert told(OCTOBER, DECEMBER) == told(OCTOBER, NOVEMBER)
    diff = findings(NOVEMBER, DECEMBER)
    assert (diff.introduced, diff.resolved) == ((), ())


@pytest.mark.skipif(not MALT_TEXTS.is_dir(), reason="the published texts are not part of the project")
@pytest.mark.parametrize("path", VERSIONS, ids=lambda path: path.stem)
def test_every_quote_stands_in_the_text_of_that_day(path: Path) -> None:
    options = Options(
        as_of=date.fromisoformat(TODAY), selection=Selection(select=("evidence",)), sources=SourceFolder(MALT_TEXTS)
    )
    assert Checker(built_in_catalogue(), options).check(read_document(path, path.name)).findings == ()


@pytest.mark.parametrize("path", VERSIONS, ids=lambda path: path.stem)
def test_quotes_of_other_peoples_texts_are_few_and_short(path: Path) -> None:
    root = read_document(path, path.name).root
    assert root is not None
    found = list(quotes(root.value))
    assert 5 < len(found) < 20
    assert max(len(quote.split()) for quote in found) <= 12
