"""Comments are told from the `#` inside values."""

from policylint.source.document import parse_document


def found(text: str) -> list[tuple[str, int, bool]]:
    document = parse_document("policy.yaml", text.encode())
    return [(comment.text, comment.line, comment.alone) for comment in document.comments]


def test_comments_stand_alone_or_behind_something() -> None:
    assert found("# top\na: 1 # after\n  # indented\n") == [
        (" top", 1, True),
        (" after", 2, False),
        (" indented", 3, True),
    ]


def test_a_hash_inside_a_value_is_no_comment() -> None:
    assert found("a: 'b # c'\nd: \"e # f\"\ng: h#i\nj: https://x/#y\n'k # l': 1\n") == []


def test_a_hash_inside_a_block_scalar_is_no_comment() -> None:
    assert found("a: | # header\n  text # inside\n\n  # inside too\n# after\nb: 1\n") == [
        (" header", 1, False),
        (" after", 5, True),
    ]


def test_a_quoted_scalar_over_several_lines_hides_its_hashes() -> None:
    assert found("a: 'one\n  # two'\nb: 1 # real\n") == [(" real", 3, False)]


def test_windows_line_ends_are_not_part_of_a_comment() -> None:
    assert found("a: 1 # after\r\nb: 2\r\n") == [(" after", 1, False)]


def test_a_second_hash_belongs_to_the_first_comment() -> None:
    assert found("a: 1 # one # two\n") == [(" one # two", 1, False)]
