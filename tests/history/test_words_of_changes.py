"""What the diff says of real notices is said in words."""

from pathlib import Path

import pytest

from histories import MEZURE, NOVEMBER, OCTOBER, PTB, REPAIRED, WORSENED, changes, facts_of


@pytest.mark.parametrize(
    ("old", "new"), [(PTB, REPAIRED), (MEZURE, WORSENED), (OCTOBER, NOVEMBER)], ids=["ptb", "mezure", "malt"]
)
def test_no_message_shows_an_id_where_the_notice_has_words(old: Path, new: Path) -> None:
    """A cookie has no other name than its id; every other id of an entry is for programs."""
    sections = ("purposes", "data_categories", "data_subjects", "recipients", "transfers")
    documents = (facts_of(old).document, facts_of(new).document)
    ids = {id_ for document in documents for section in sections for id_ in document.get(section, {})}
    hyphened = {id_ for id_ in ids if "-" in id_}
    spoken = [one for one in changes(old, new) if not one.change.path.startswith("cookies/")]
    assert hyphened
    assert not [one.message for one in spoken if any(id_ in one.message for id_ in hyphened)]
