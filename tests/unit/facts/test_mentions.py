"""Laws and authorities are found wherever the format lets a policy name them, and nowhere else."""

from collections.abc import Iterator
from typing import Any

from model_samples import EVERY_KEY, read
from policies import facts_of
from policylint.facts.facts import Json, Object
from policylint.facts.holders import holders
from policylint.location import Path
from policylint.model.load import validate


def naming(value: Json, path: Path = ()) -> Iterator[tuple[Path, Object]]:
    """The objects that name a law or an authority, by a search of everything."""
    if isinstance(value, dict) and isinstance(value.get("law", value.get("authority")), list | str):
        yield path, value
    for key, child in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(child, dict | list):
            yield from naming(child, (*path, key))


def test_every_object_that_names_one_is_found_in_the_order_of_the_format() -> None:
    stated: Any = validate(read(EVERY_KEY)).stated
    found = [(path, holder) for path, holder in holders(stated) if not holder.keys().isdisjoint({"law", "authority"})]
    assert len(found) >= len({"data_categories", "legal_bases", "retention", "rights", "cites"})
    assert found == list(naming(stated))


def test_citations_are_told_where_they_stand() -> None:
    facts = facts_of(
        "purposes: {newsletter: {retention: [{period: 1 year, law: [An Act, Another Act]}]}}\ncites: [A Third Act]"
    )
    named = [citation["as_written"] for citation in facts.document["citations"]]
    places = [facts.provenance.source_path(("citations", index)) for index in range(len(named))]
    told = dict(zip(named, places, strict=True))
    assert told["Another Act"] == ("purposes", "newsletter", "retention", 0, "law", 1)
    assert told["A Third Act"] == ("cites", 0, "law", 0)


def test_entries_whose_ids_are_words_of_the_format_are_no_citations() -> None:
    expected = facts_of("{}").document["citations"]
    facts = facts_of("recipients: {authority: {category: Tax authorities}}\ndata_categories: {law: {description: Law}}")
    assert facts.document["citations"] == expected
    assert set(facts.document["recipients"]) >= {"authority"}
    assert "body_status" not in facts.document["recipients"]
