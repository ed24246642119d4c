"""Which policies of two versions are the same one."""

import pytest

from policylint.changes.pairing import Candidate, pair

Named = list[tuple[str | None, str | None]]


def paired(old: list[str], new: list[str]) -> Named:
    """Pairs of policies written as `id@path` or as a path alone; `path<before` was renamed."""
    pairs = pair([candidate(one) for one in old], [candidate(one) for one in new])
    return [(None if a is None else old[a], None if b is None else new[b]) for a, b in pairs]


def candidate(text: str) -> Candidate:
    id_, _, file = text.partition("@") if "@" in text else ("", "", text)
    path, _, before = file.partition("<")
    return Candidate(id_, path, before)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (["a.yaml"], ["a.yaml"], [("a.yaml", "a.yaml")]),
        (["x@a.yaml"], ["x@b.yaml"], [("x@a.yaml", "x@b.yaml")]),
        (["x@a.yaml"], ["y@a.yaml"], [("x@a.yaml", "y@a.yaml")]),
        (["a.yaml"], ["sub/a.yaml"], [("a.yaml", "sub/a.yaml")]),
        (["a.yaml"], ["x@sub/a.yaml"], [("a.yaml", "x@sub/a.yaml")]),
        (["a.yaml"], ["b.yaml"], [(None, "b.yaml"), ("a.yaml", None)]),
        ([], ["a.yaml"], [(None, "a.yaml")]),
        (["a.yaml"], [], [("a.yaml", None)]),
    ],
)
def test_the_id_counts_before_the_file_and_the_file_before_its_name(
    old: list[str], new: list[str], expected: Named
) -> None:
    assert paired(old, new) == expected


def test_files_that_took_each_others_names_are_known_by_their_ids() -> None:
    assert paired(["x@a.yaml", "y@b.yaml"], ["y@a.yaml", "x@b.yaml"]) == [
        ("y@b.yaml", "y@a.yaml"),
        ("x@a.yaml", "x@b.yaml"),
    ]


def test_copies_under_one_id_are_told_apart_by_their_files() -> None:
    assert paired(["x@a.yaml"], ["x@a.yaml", "x@copy.yaml"]) == [("x@a.yaml", "x@a.yaml"), (None, "x@copy.yaml")]
    assert paired(["x@a.yaml", "x@b.yaml"], ["x@b.yaml", "x@c/a.yaml"]) == [
        ("x@b.yaml", "x@b.yaml"),
        ("x@a.yaml", "x@c/a.yaml"),
    ]
    assert paired(["x@a.yaml", "x@b.yaml"], ["x@c.yaml"]) == [
        (None, "x@c.yaml"),
        ("x@a.yaml", None),
        ("x@b.yaml", None),
    ]


def test_a_name_alone_makes_no_pair_of_two_different_ids() -> None:
    assert paired(["x@one/policy.yaml"], ["y@two/policy.yaml"]) == [
        (None, "y@two/policy.yaml"),
        ("x@one/policy.yaml", None),
    ]


def test_a_name_that_several_files_have_makes_no_pair() -> None:
    assert paired(["policy.yaml"], ["one/policy.yaml", "two/policy.yaml"]) == [
        (None, "one/policy.yaml"),
        (None, "two/policy.yaml"),
        ("policy.yaml", None),
    ]


def test_a_renamed_file_is_followed_unless_another_id_speaks_against_it() -> None:
    assert paired(["a.yaml"], ["b.yaml<a.yaml"]) == [("a.yaml", "b.yaml<a.yaml")]
    assert paired(["x@a.yaml"], ["b.yaml<a.yaml"]) == [("x@a.yaml", "b.yaml<a.yaml")]
    assert paired(["x@a.yaml"], ["y@b.yaml<a.yaml"]) == [(None, "y@b.yaml<a.yaml"), ("x@a.yaml", None)]
    assert paired(["a.yaml"], ["a.yaml", "b.yaml<a.yaml"]) == [("a.yaml", "a.yaml"), (None, "b.yaml<a.yaml")]
