"""What must hold of any two sets of policies that are paired."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from policylint.changes.pairing import Candidate, pair

ids = st.sampled_from(["", "x", "y", "z"])
paths = st.sampled_from(["a.yaml", "b.yaml", "c.yaml", "sub/a.yaml", "sub/b.yaml", "other/a.yaml"])
sides = st.lists(st.builds(Candidate, ids, paths), max_size=6, unique_by=lambda one: one.path)


@given(sides, sides)
def test_every_policy_is_in_exactly_one_pair(old: list[Candidate], new: list[Candidate]) -> None:
    pairs = pair(old, new)
    assert sorted(before for before, _ in pairs if before is not None) == list(range(len(old)))
    assert sorted(after for _, after in pairs if after is not None) == list(range(len(new)))
    assert all(one != (None, None) for one in pairs)


@given(sides, sides)
def test_only_policies_with_something_in_common_are_paired(old: list[Candidate], new: list[Candidate]) -> None:
    for before, after in pair(old, new):
        if before is not None and after is not None:
            one, other = old[before], new[after]
            assert one.path.rpartition("/")[2] == other.path.rpartition("/")[2] or one.id == other.id != ""


@given(sides)
def test_nothing_pairs_a_policy_with_another_when_it_is_there_itself(side: list[Candidate]) -> None:
    assert pair(side, side) == [(index, index) for index in range(len(side))]


@given(sides, sides)
def test_the_other_way_round_the_pairs_are_the_same(old: list[Candidate], new: list[Candidate]) -> None:
    assert {(before, after) for after, before in pair(new, old)} == set(pair(old, new))


@given(sides, sides, st.randoms(use_true_random=False))
def test_the_order_of_the_policies_pairs_nothing_else(
    old: list[Candidate], new: list[Candidate], order: Random
) -> None:
    shuffled = order.sample(old, len(old))

    def named(side: list[Candidate]) -> set[tuple[Candidate | None, Candidate | None]]:
        return {(None if a is None else side[a], None if b is None else new[b]) for a, b in pair(side, new)}

    assert named(shuffled) == named(old)
