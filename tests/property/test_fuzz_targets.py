"""What is fuzzed holds for what is put together at random, too, where no fuzzer is at hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.targets import TARGETS
from fuzz.words import words_of

_TRIES = {"reader": 30, "diff": 20, "suppressions": 20, "serialized": 30}
"""Of those that check policies, few; the others are done in no time."""
_MANY = 150


@pytest.mark.parametrize("target", TARGETS)
def test_words_and_bytes_in_any_order_keep_what_is_demanded(target: str) -> None:
    words = st.sampled_from(words_of(target)) | st.binary(max_size=3)

    @settings(max_examples=_TRIES.get(target, _MANY))
    @given(st.lists(words, max_size=12).map(b"".join))
    def run(data: bytes) -> None:
        TARGETS[target].run(data)

    run()
