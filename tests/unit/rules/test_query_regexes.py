import subprocess
import sys
import time

import pytest

from policylint.rules import regexes
from policylint.rules.query import QueryTimeoutError, compile_condition, compile_query, parse

_CATASTROPHIC = "(a|aa)+[bc]"


def test_match_takes_the_whole_text_and_search_any_part() -> None:
    document = ["ab", "abc", "xab"]
    assert [node.value for node in compile_query("$[?match(@, 'a|ab')]").select(document)] == ["ab"]
    assert [node.value for node in compile_query("$[?search(@, 'ab')]").select(document)] == document


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        (".", "\u2028", True),
        (".", "\n", False),
        (".", "\r", False),
        ("[.]", "x", False),
        ("\\.", "x", False),
        ("[\\].]", ".", True),
        ("[a&&b]", "&", True),
        ("[~~a]", "~", True),
        ("\\p{Lu}", "É", True),
        ("\\P{Lu}", "É", False),
    ],
)
def test_patterns_mean_what_i_regexp_says(pattern: str, text: str, *, expected: bool) -> None:
    assert regexes.matches(text, pattern) is expected


@pytest.mark.parametrize("pattern", ["(", "\\d", "(?i)a", "a{2,1}", "a++", "a??", "[[a]]", "\ud800", "(?:a)"])
def test_a_pattern_beyond_i_regexp_matches_nothing(pattern: str) -> None:
    assert not regexes.occurs("a1aa", pattern)


@pytest.mark.parametrize(("subject", "pattern"), [(1, "1"), (None, "."), ("1", 1), (["a"], "a"), ("a", None)])
def test_only_strings_match(subject: object, pattern: object) -> None:
    assert not regexes.matches(subject, pattern)
    assert not regexes.occurs(subject, pattern)


@pytest.mark.parametrize("function", ["match", "search"])
def test_a_pattern_that_explodes_is_stopped(function: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regexes, "MATCH_SECONDS", 0.05)
    text = f"{function}(@, '{_CATASTROPHIC}')"
    began = time.monotonic()
    with pytest.raises(QueryTimeoutError) as caught:
        compile_condition(text).holds("a" * 60, None)
    assert time.monotonic() - began < 5
    assert str(caught.value) == (
        f"the condition {text!r} failed: the pattern {_CATASTROPHIC!r} takes over 0.05 s on a text of 60 characters"
    )


def test_a_pattern_from_the_document_is_stopped_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regexes, "MATCH_SECONDS", 0.05)
    with pytest.raises(QueryTimeoutError, match=r"the query .* failed: the pattern"):
        compile_query("$.texts[?match(@, $.pattern)]").select({"pattern": _CATASTROPHIC, "texts": ["a" * 60]})


def test_the_engine_is_loaded_only_for_a_text_to_match() -> None:
    query = parse("$[?match(@.a, 'x+')]")
    program = (
        "import sys\n"
        "from policylint.rules.query import compile_parsed\n"
        f"query = compile_parsed({query!r})\n"
        "assert query.select([{'a': 1}]) == [] and 'regex' not in sys.modules\n"
        "assert len(query.select([{'a': 'xx'}])) == 1 and 'regex' in sys.modules\n"
        "assert 'jsonpath_rfc9535' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
