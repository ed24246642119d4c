import pytest

from policylint.rules.query import QueryError, compile_condition, compile_query


def _refusal(text: str) -> QueryError:
    with pytest.raises(QueryError) as caught:
        compile_query(text)
    return caught.value


@pytest.mark.parametrize(
    "text",
    [
        "@.a] [?@.b",
        "@.a][?@.b",
        "@.a]..[?@.b",
        "@.a].b[?@.c",
        "@.a, ?@.b",
        "@.a, 1",
        "@.a, *",
        "@.a]",
        "@.a] ",
        "@.a]['b'",
        "@.a[?@.b",
        "",
        " ",
    ],
)
def test_a_condition_cannot_break_out_of_its_brackets(text: str) -> None:
    with pytest.raises(QueryError, match=r"the condition .* cannot be read at column"):
        compile_condition(text)


@pytest.mark.parametrize("text", ["@.a == ']'", '@["]"]', "  @.a\n|| @.b  ", "@.a[?@.b]", "$['[?']"])
def test_brackets_inside_a_condition_are_its_own(text: str) -> None:
    assert compile_condition(text).text == text


def test_the_column_counts_in_the_author_s_text() -> None:
    with pytest.raises(QueryError) as caught:
        compile_condition("@.é == foo(@)")
    assert caught.value.column == 8
    assert str(caught.value) == "the condition '@.é == foo(@)' cannot be read at column 8: there is no function foo()"


@pytest.mark.parametrize(
    ("text", "column", "reason"),
    [
        ("a.b", 1, "unexpected 'a'"),
        ("", 1, "unexpected end"),
        ("$ ", 3, "unexpected end"),
        ("$.", 3, "something is missing here"),
        ("$..", 4, "a name, '*' or '[' must follow '..'"),
        ("@.a]", 4, "a bracket is closed that was not opened"),
        ("$[a]", 3, "unexpected 'a'"),
        ("$['a' 'b']", 8, "unexpected 'b'"),
        ("$['a", 4, "a string is not closed"),
        ("$['\\x']", 4, "invalid escape"),
        ("$['\\u12']", 4, "incomplete escape sequence"),
        ("$[?@.a", 2, "brackets do not balance"),
        ("$[?@.a)]", 7, "parentheses do not balance"),
        ("$[?@.a ==]", 10, "something is missing here"),
        ("$[?@.a = 1]", 8, "unexpected '='"),
        ("$[?1]", 4, "a literal alone is no condition: compare it"),
        ("$[?foo(@)]", 4, "there is no function foo()"),
        ("$[?length() > 1]", 4, "length() takes 1 argument"),
        ("$[?match(@)]", 4, "match() takes 2 arguments"),
        ("$[?length(@.*) > 1]", 4, "length() takes single values: literals or queries for one node"),
        ("$[?count(1) > 1]", 4, "count() takes a query"),
        ("$[?length(@)]", 3, "length() gives a value: compare it"),
        ("$[?match(@,'a') == true]", 17, "match() is true or false and cannot be compared"),
        ("$[?@.* == 1]", 8, "a query that may select several nodes cannot be compared"),
    ],
)
def test_what_the_package_refuses_is_told_in_plain_words(text: str, column: int, reason: str) -> None:
    refusal = _refusal(text)
    assert str(refusal) == f"the query {text!r} cannot be read at column {column}: {reason}"
    assert refusal.column == column


@pytest.mark.parametrize(
    ("text", "column", "reason"),
    [
        ("$[?(@.a) == 1]", 4, "what is compared takes no parentheses"),
        ("$[?@.a == (1)]", 11, "what is compared takes no parentheses"),
        ("$[?(@.a == 1) == true]", 4, "what is compared takes no parentheses"),
        ("$[?!@.a == 1]", 4, "only single values can be compared"),
        ("$[?@.a == !@.b]", 11, "only single values can be compared"),
        ("$[?@.a == @.b == @.c]", 15, "only single values can be compared"),
        ("$[?!!@.a]", 5, "'!' stands twice"),
        ("$[?!1]", 5, "a value alone is no condition: compare it"),
        ("$[?@.a && length(@.b)]", 11, "a value alone is no condition: compare it"),
        ("$[?count(@.*,) > 1]", 13, "a comma stands before the closing parenthesis"),
        ("$[?@.a == -01]", 11, "-01 is not written as JSON writes numbers"),
        ("$[?@.a == :1.5]", 11, ":1.5 is not written as JSON writes numbers"),
        ("$[?@.a == 1e400]", 11, "the number 1e400 is too large"),
    ],
)
def test_what_the_package_lets_pass_against_the_standard_is_refused(text: str, column: int, reason: str) -> None:
    assert str(_refusal(text)) == f"the query {text!r} cannot be read at column {column}: {reason}"


@pytest.mark.parametrize("text", ["$[?(length(@.a) == 1)]", "$[?!(!@.a)]", "$[?(@.a) && !(@.b)]", "$[?@.a == -0]"])
def test_what_only_resembles_a_fault_is_accepted(text: str) -> None:
    assert compile_query(text).text == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("$[?" + "(" * 3000 + "@" + ")" * 3000 + "]", "it is nested too deeply"),
        ("$[" + "9" * 5000 + "]", "it holds a number or character that JSON has not"),
        ("$['\\ud83d\\u\ud800dc00']", "it holds a number or character that JSON has not"),
    ],
)
def test_monstrous_queries_are_refused(text: str, reason: str) -> None:
    assert str(_refusal(text)).endswith(reason)
