"""JSON that is valid, valid UTF-8, and harmless to print."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from policylint.render.json_text import json_text
from policylint.render.safe import shows

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters()),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters()), inner),
    max_leaves=8,
)


def test_what_people_write_stays_readable() -> None:
    assert json_text({"titre": "Café 日本 👩"}) == '{\n  "titre": "Café 日本 👩"\n}\n'


def test_what_does_not_show_is_escaped() -> None:
    assert json_text("\x7f\u202e\ud800\U000e0041\u2028") == '"\\u007f\\u202e\\ud800\\udb40\\udc41\\u2028"\n'


@settings(deadline=None)
@given(VALUES)
def test_it_reads_back_the_same_and_holds_nothing_hidden(value: object) -> None:
    text = json_text(value)
    text.encode()
    assert all(shows(character) for character in text.replace("\n", ""))
    assert json.loads(text) == _paired(value)


def _paired(value: object) -> object:
    """The value as any JSON reader must see it: two surrogates side by side are one character."""
    return json.loads(json.dumps(value))
