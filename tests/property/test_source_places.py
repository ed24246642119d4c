"""Whatever the text, the reader answers with a tree whose places lie inside it, or with faults."""

import json

from hypothesis import example, given, settings
from hypothesis import strategies as st

from policylint.source.document import parse_document
from policylint.source.nodes import MappingNode, Node, Sequence, walk

TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff")
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**6), 10**6) | TEXT,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(st.text("abcdefg", min_size=1), below, max_size=4),
    max_leaves=20,
)
WORDS = st.text("xyz ü", min_size=1).map(str.strip).filter(bool)


@given(st.binary(max_size=200))
@settings(max_examples=300)
def test_any_bytes_are_answered_with_a_tree_or_faults(data: bytes) -> None:
    document = parse_document("policy.yaml", data)
    assert document.root is not None or document.faults or not document.text.strip() or "#" in document.text


@given(st.text("ab:-[]{},&*!|>'\"#%@\n \t?0", max_size=60))
@settings(max_examples=500)
def test_yaml_like_text_keeps_every_place_inside(text: str) -> None:
    document = parse_document("policy.yaml", text.encode())
    lines = text.split("\n")
    spans = (
        [fault.span for fault in document.faults] + [node.span for node in walk(document.root)] if document.root else []
    )
    for span in spans:
        assert 1 <= span.start.line <= span.end.line <= len(lines) + 1
        assert span.start <= span.end
        if span.end.line <= len(lines):
            assert 1 <= span.end.column <= len(lines[span.end.line - 1]) + 1


def plain(node: Node) -> object:
    """The value of a node as its parts tell it."""
    if isinstance(node, MappingNode):
        return {name: plain(entry.node) for name, entry in node.entries.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.value


@given(st.text("ab:-[]{},&*!|>'\"#%@\n \t?0", max_size=60))
@settings(max_examples=500)
@example("a: &a [x, y]\nb: {c: *a}\n*a : d\n? {e: f}\n: [g]\n1: h\na: i\n")
def test_nodes_made_when_asked_for_say_what_the_plain_value_says(text: str) -> None:
    root = parse_document("policy.yaml", text.encode()).root
    assert repr(plain(root) if root else None) == repr(
        root.value if root else None
    )  # a number that is none equals none


@given(JSON)
def test_json_is_read_as_json(value: object) -> None:
    document = parse_document("policy.yaml", json.dumps(value, ensure_ascii=False).encode())
    assert not document.faults
    assert document.root is not None
    assert document.root.value == value


@given(
    st.dictionaries(
        st.text("abcdefgé", min_size=1), st.text("xyz ü", min_size=1).map(str.strip).filter(bool), min_size=1
    )
)
def test_each_key_and_value_stands_where_its_span_says(entries: dict[str, str]) -> None:
    text = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in entries.items())
    document = parse_document("policy.yaml", text.encode())
    assert isinstance(document.root, MappingNode)
    for key, value in document.root.entries.values():
        start, end = key.span
        assert document.lines[start.line - 1][start.column - 1 : end.column - 1] == key.value
        start, end = value.span
        assert json.loads(document.lines[start.line - 1][start.column - 1 : end.column - 1]) == value.value
