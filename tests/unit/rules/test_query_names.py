import pytest

from policylint.rules.query import Mark, compile_condition, compile_query


def _dotted(chains: tuple[tuple[str, ...], ...]) -> list[str]:
    return [".".join(chain) for chain in chains]


@pytest.mark.parametrize(
    ("query", "chains"),
    [
        ("$", ["$"]),
        ("$.a.b", ["$.a.b"]),
        ("@.a[0]", ["@.a.*"]),
        ("$.a[*][1:2]", ["$.a.*.*"]),
        ("$['a','b'].c", ["$.a.c", "$.b.c"]),
        ("$['a',*,0]", ["$.a", "$.*"]),
        ("$..a", ["$.**.a"]),
        ("$.transfers[*].mechanisms[?@.id]", ["$.transfers.*.mechanisms.*.id", "$.transfers.*.mechanisms.*"]),
        ("$.a[?@.b == $.c.d].e", ["$.a.*.b", "$.c.d", "$.a.*.e"]),
        ("$.a[?@.b[?@.c]]", ["$.a.*.b.*.c", "$.a.*.b.*", "$.a.*"]),
        ("$.a[?@ == 'x']", ["$.a.*"]),
        ("$..[?@.a]", ["$.**.*.a", "$.**.*"]),
        ("$.a[?$.b[?@.c && $.d]]", ["$.b.*.c", "$.d", "$.b.*", "$.a.*"]),
        ("$['a','b'][?@.c]", ["$.a.*.c", "$.b.*.c", "$.a.*", "$.b.*"]),
    ],
)
def test_a_query_names_its_own_chain_and_those_of_its_filters(query: str, chains: list[str]) -> None:
    assert _dotted(compile_query(query).names()) == chains


@pytest.mark.parametrize(
    ("condition", "chains"),
    [
        ("@.a == 'b'", ["@.a"]),
        ("!(@.a || $.b) && @.c.d", ["@.a", "$.b", "@.c.d"]),
        ("count(@.a[*]) > length(@.b)", ["@.a.*", "@.b"]),
        ("value(@..a) == $.b", ["@.**.a", "$.b"]),
        ("match(@.a, $.pattern) && search(@.a, 'x')", ["@.a", "$.pattern"]),
        ("@.a[?@.b > 1]", ["@.a.*.b", "@.a.*"]),
        ("1 == 1", []),
    ],
)
def test_a_condition_names_its_chains_from_the_candidate(condition: str, chains: list[str]) -> None:
    assert _dotted(compile_condition(condition).names()) == chains


def test_a_member_called_like_a_mark_is_not_taken_for_one() -> None:
    (chain,) = compile_query("$['*'][*]").names()
    assert [isinstance(step, Mark) for step in chain] == [True, False, True]
