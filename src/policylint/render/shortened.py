"""Keeps a text within a limit, and shows that it was cut."""

_CUT = "…"


def shortened(text: str, longest: int) -> str:
    """The text, or its beginning and an ellipsis: never more than ``longest`` characters."""
    return text if len(text) <= longest else text[: longest - 1] + _CUT
