"""Tells URLs from paths."""

import re

_URL = re.compile(r"[a-z][a-z0-9+.-]+://.", re.IGNORECASE)


def is_url(text: str) -> bool:
    """Whether a text names something elsewhere rather than a file."""
    return _URL.match(text) is not None
