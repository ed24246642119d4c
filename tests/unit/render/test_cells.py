"""Text is measured as terminals draw it."""

import pytest
from rich.cells import cell_len

from policylint.render.cells import width


@pytest.mark.parametrize(
    ("text", "cells"), [("", 0), ("abc", 3), ("é", 1), ("e\u0301", 1), ("日本", 4), ("a…", 2), ("👩\u200d💻", 2)]
)
def test_wide_characters_take_two_cells_and_combining_ones_none(text: str, cells: int) -> None:
    assert width(text) == cells


def test_the_short_way_measures_as_the_long_one() -> None:
    common = [chr(code) for code in range(0x20, 0x2100) if chr(code).isprintable()]
    assert [one for one in common if width(one) != cell_len(one)] == []
