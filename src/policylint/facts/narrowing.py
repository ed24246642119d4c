"""What a stated right loses against what the law grants, by the table of right limits."""

from collections.abc import Iterator

from policylint.facts.facts import Object
from policylint.reference.names import NameIndex
from policylint.reference.tables import Row


def narrowing(right: Object, row: Row, bases_used: list[str], lawful: NameIndex[bool]) -> Object:
    """The narrowing members of a right in the facts.

    ``narrowed_by``: limits the Regulation does not allow; ``narrowed_unless_law``: limits only another law could
    allow; ``narrowed_by_words``: limits stated in words the table does not know.
    """
    if "except" not in right and "only_for" not in right:  # nearly all rights
        return {"narrowed_by": [], "narrowed_unless_law": [], "narrowed_by_words": []}
    excepted = [limit["case"] for limit in right.get("except", ()) if "case" in limit]
    by_law = row.get("exceptions_by_law", ())
    allowed = [*row.get("exceptions", ()), *by_law]
    unlawful = [case for case in excepted if case not in allowed]
    return {
        "narrowed_by": [f"except {case}" for case in unlawful] + list(_confinement(right, row, bases_used)),
        "narrowed_unless_law": [f"except {case}" for case in excepted if case in by_law],
        "narrowed_by_words": _unknown_words(right, lawful),
    }


def _confinement(right: Object, row: Row, bases_used: list[str]) -> Iterator[str]:
    """Confining a right to cases: any is enough, so what counts is which of the law's cases is left out."""
    stated = [limit["case"] for limit in right.get("only_for", ()) if "case" in limit]
    confined = [case for case in stated if case not in row.get("cumulative", ())]
    granted = row.get("granted_for", ())
    if not confined:
        return
    if not granted:
        yield from (f"only for {case}" for case in confined)
        return
    covered = set(confined)
    for case in granted:
        group = next((set(one) for one in row.get("same_case", ()) if case in one), {case})
        if not group & covered and _arises(case, row, bases_used):
            covered |= group  # several ids of one case of the law are missed once
            yield f"not for {case}"


def _arises(case: str, row: Row, bases_used: list[str]) -> bool:
    """Whether a case can come up: one that hangs on a lawful basis does so only where that basis is used."""
    bases = row.get("case_bases", {}).get(case)
    if bases is None:
        return True
    return bool(set(bases_used) & set([bases] if isinstance(bases, str) else bases))


def _unknown_words(right: Object, lawful: NameIndex[bool]) -> list[str]:
    limits = [*right.get("only_for", ()), *right.get("except", ())]
    return [limit["other"] for limit in limits if "other" in limit and lawful.longest(limit["other"]) is None]
