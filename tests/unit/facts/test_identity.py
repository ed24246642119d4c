"""Identities outlive reordering and rewriting in shorthand."""

import pytest

from policies import facts_of
from policylint.facts.identity import identity
from policylint.location import Path

BASES: Path = ("purposes", "newsletter", "legal_bases")


@pytest.mark.parametrize(
    ("bases", "index"),
    [
        ("consent", 0),
        ("[consent]", 0),
        ("[contract, consent]", 1),
        ("[{basis: contract}, {basis: consent, quote: we ask}]", 1),
    ],
)
def test_a_basis_is_the_same_however_it_is_written(bases: str, index: int) -> None:
    document = facts_of(f"purposes: {{newsletter: {{legal_bases: {bases}}}}}").document
    assert identity(document, (*BASES, index)) == "purposes/newsletter/legal_bases/[consent]"


def test_members_without_a_name_are_not_told_apart_by_where_they_stand() -> None:
    document = facts_of("retention: [{period: 1 year}, {period: 2 years}]").document
    assert identity(document, ("retention", 0)) == identity(document, ("retention", 1)) == "retention/[]"


def test_what_is_absent_is_called_by_its_path() -> None:
    assert identity(facts_of("{}").document, ("rights", "nothing", "deadline")) == "rights/nothing/deadline"


def test_the_notice_as_a_whole_has_a_name() -> None:
    assert identity(facts_of("{}").document, ()) == "$"
