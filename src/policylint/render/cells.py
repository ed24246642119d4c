"""How many cells of a terminal a text takes up."""

import re

_ALL_NARROW = re.compile("[ -~\u00a0-\u02ff\u0370-\u0482\u2010-\u2027\u20ac]*")
"""Latin, Greek and Cyrillic letters and the punctuation of Europe's languages: a cell each."""


def width(text: str) -> int:
    """Cells of a text without control characters: none for combining characters, two for wide ones."""
    if text.isascii() or _ALL_NARROW.fullmatch(text):
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415 - few texts need it, and all would wait for it

    return cell_len(text)
