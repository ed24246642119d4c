"""The tree built from parser events: values, places, and every fault a stranger's file can hold."""

import pytest

from policylint.location import Position, Span
from policylint.source import events
from policylint.source.document import Document, parse_document
from policylint.source.nodes import MappingNode, Scalar, Sequence, locate
from policylint.source.tree import MAX_ALIASED_NODES, MAX_DEPTH, build


def read(text: str) -> Document:
    return parse_document("policy.yaml", text.encode())


def rules(text: str) -> list[str]:
    return [fault.rule for fault in read(text).faults]


def span(line: int, column: int, end_line: int, end_column: int) -> Span:
    return Span(Position(line, column), Position(end_line, end_column))


def test_words_that_yaml_1_1_would_change_stay_words() -> None:
    document = read(
        "a: no\nb: on\nc: 12:30:45\nd: 2026-01-02\ne: 1_000\nf: 010\ng: 0o17\nh: 0x1F\ni: ~\nj: True\nk: 1.5\n"
    )
    assert document.root is not None
    assert document.root.value == {
        "a": "no",
        "b": "on",
        "c": "12:30:45",
        "d": "2026-01-02",
        "e": "1_000",
        "f": 10,
        "g": 15,
        "h": 31,
        "i": None,
        "j": True,
        "k": 1.5,
    }


def test_quoted_scalars_are_always_text() -> None:
    document = read("a: \"1\"\nb: 'true'\nc: ''\n")
    assert document.root is not None
    assert document.root.value == {"a": "1", "b": "true", "c": ""}


def test_a_number_nobody_means_stays_text() -> None:
    document = read("a: " + "9" * 5_000)
    assert document.root is not None
    assert document.root.value == {"a": "9" * 5_000}


def test_keys_and_values_know_their_exact_place() -> None:
    document = read("é: ça\nlist:\n  - one\n  - {x: 1}\nflow: [a, b]\n")
    root = document.root
    assert isinstance(root, MappingNode)
    assert root.entries["é"].key.span == span(1, 1, 1, 2)
    assert root.entries["é"].node.span == span(1, 4, 1, 6)
    assert root.entries["list"].node.span == span(3, 3, 4, 11)
    assert root.entries["flow"].node.span == span(5, 7, 5, 13)
    assert root.span == span(1, 1, 5, 13)


def test_a_byte_order_mark_and_windows_line_ends_move_nothing() -> None:
    document = parse_document("policy.yaml", b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    root = document.root
    assert isinstance(root, MappingNode)
    assert root.entries["a"].key.span == span(1, 1, 1, 2)
    assert root.entries["b"].node.span == span(2, 4, 2, 5)
    assert document.lines == ["a: 1", "b: 2", ""]


@pytest.mark.parametrize("style", ["|", ">", "|-", "|+"])
def test_a_block_scalar_ends_with_its_last_written_line(style: str) -> None:
    root = read(f"a: {style}\n  one\n  two\n\n\nb: 1\n").root
    assert isinstance(root, MappingNode)
    assert root.entries["a"].node.span == span(1, 4, 3, 6)


def test_every_duplicate_key_is_reported_with_the_first_place() -> None:
    document = read("a: 1\nb:\n  c: 1\n  c: 2\na: 2\na: 3\n")
    assert [(fault.rule, fault.span.start.line) for fault in document.faults] == [
        ("duplicate-key", 4),
        ("duplicate-key", 5),
        ("duplicate-key", 6),
    ]
    assert document.faults[1].related == (("first here", span(1, 1, 1, 2)),)
    assert document.root is not None
    assert isinstance(document.root, MappingNode)
    assert document.root.value["a"] == 1


def test_a_key_that_stands_twice_belongs_to_its_map_and_brings_no_entry() -> None:
    root = read("a: {b: 1,\n  c: [2]}\nd: 3\na:\n  - 4\n").root
    assert isinstance(root, MappingNode)
    assert root.span == span(1, 1, 5, 6)
    assert [(name, entry.key.span) for name, entry in root.entries.items()] == [
        ("a", span(1, 1, 1, 2)),
        ("d", span(3, 1, 3, 2)),
    ]


def test_a_list_as_a_key_is_told_with_its_whole_place_each_time() -> None:
    document = read("? - x\n  - y\n: 1\n? [z]\n: 2\n")
    assert [(fault.rule, fault.span) for fault in document.faults] == [
        ("unsupported-yaml", span(1, 3, 2, 6)),
        ("unsupported-yaml", span(4, 3, 4, 6)),
        ("duplicate-key", span(4, 3, 4, 6)),
    ]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: !!python/object:os.system x\n", 1, 4),
        ("a: !!str 1\n", 1, 4),
        ("<<: {a: 1}\n", 1, 1),
        ("x: 1\n---\ny: 2\n", 2, 1),
        ("{a: 1}: b\n", 1, 1),
        ("? [a]\n: b\n", 1, 3),
        ("a: &x [*x]\n", 1, 8),
        ("a: *nowhere\n", 1, 4),
        ("a: 1\u2028b: 2\n", 1, 5),
        ("a: 1\n\u0085b: 2\n", 2, 1),
        ("a: 1\rb: 2\n", 1, 5),
        ("a: \x1b[31m\n", 1, 4),
        ("a: \x00\n", 1, 4),
        ("a: \ufeffb\n", 1, 4),
    ],
)
def test_what_the_format_does_not_support_is_a_finding_with_its_place(text: str, line: int, column: int) -> None:
    fault = read(text).faults[0]
    assert (fault.rule, fault.span.start) == ("unsupported-yaml", Position(line, column))


def test_several_unsafe_characters_are_reported_each() -> None:
    assert rules("a: \x01\nb: \x02\n") == ["unsupported-yaml"] * 2


def test_whoever_has_too_many_faults_mends_the_first_hundred() -> None:
    found = rules("".join(f"a: {number}\n" for number in range(5_000)))
    assert found == ["duplicate-key"] * 100 + ["too-large"]


def test_an_alias_within_the_limit_is_read() -> None:
    root = read("a: &x {y: 1}\nb: *x\n").root
    assert isinstance(root, MappingNode)
    assert root.value == {"a": {"y": 1}, "b": {"y": 1}}
    assert root.entries["b"].node.span == span(2, 4, 2, 6)


def test_aliases_that_multiply_are_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    faults = read("\n".join(lines)).faults
    assert [fault.rule for fault in faults] == ["unsupported-yaml"]
    assert f"{MAX_ALIASED_NODES:,}" in faults[0].message


def test_depth_is_limited() -> None:
    assert rules("[" * 100_000) == ["too-large"]
    assert rules("[" * MAX_DEPTH + "]" * MAX_DEPTH) == []
    assert rules("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)) == ["too-large"]


def test_the_number_of_values_is_limited() -> None:
    assert rules("[" + "a," * 200_001 + "]") == ["too-large"]


def test_the_size_of_a_file_is_limited() -> None:
    assert rules("#" * 2_000_001) == ["too-large"]


@pytest.mark.parametrize("text", ["}", "a: [1", "a: 'b", "a:\n\t- b", "a: 1\n b: 2", "%YAML 3.0\n---\na: 1"])
def test_what_is_no_yaml_is_one_finding_inside_the_file(text: str) -> None:
    document = read(text)
    assert [fault.rule for fault in document.faults] == ["invalid-yaml"]
    assert document.root is None
    assert 1 <= document.faults[0].span.start.line <= text.count("\n") + 2


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [("a: é\n".encode("latin-1"), 1, 4), (b"a: 1\nb: \xff\n", 2, 4), ("a: 1".encode("utf-16"), 1, 1)],
)
def test_other_encodings_are_a_finding_with_a_place(data: bytes, line: int, column: int) -> None:
    fault = parse_document("policy.yaml", data).faults[0]
    assert (fault.rule, fault.span.start) == ("not-utf8", Position(line, column))


def test_the_python_parser_builds_the_same_tree() -> None:
    text = "a: &x [1, {b: c}]\nd: *x\ne: |\n  text\n\nf: 'q'\n"
    fast, slow = build(text), build(text, events.open_events_in_python)
    assert fast[0] is not None
    assert slow[0] is not None
    assert fast[0].value == slow[0].value
    assert [node.span for node in _all(fast[0])] == [node.span for node in _all(slow[0])]


def _all(node: MappingNode | Sequence | Scalar) -> list[MappingNode | Sequence | Scalar]:
    if isinstance(node, MappingNode):
        return [node, *(below for entry in node.entries.values() for below in _all(entry.node))]
    if isinstance(node, Sequence):
        return [node, *(below for item in node.items for below in _all(item))]
    return [node]


def test_a_path_is_followed_as_far_as_the_text_has_it() -> None:
    root = read("purposes:\n  news: {legal_bases: consent}\n").root
    assert root is not None
    shorthand = locate(root, ("purposes", "news", "legal_bases", 0, "basis"))
    assert shorthand.path == ("purposes", "news", "legal_bases")
    assert shorthand.span == span(2, 10, 2, 21)
    absent = locate(root, ("purposes", "news", "retention", 0))
    assert absent.path == ("purposes", "news")
    assert locate(root, ("nothing",)).path == ()
