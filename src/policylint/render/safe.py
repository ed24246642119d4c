"""What somebody else wrote, made harmless for a terminal: the one function every such text passes."""

from unicodedata import category

_JOINERS = "\u200c\u200d"


def printable(text: str) -> str:
    r"""The text with every character that does not show escaped: ``\n``, ``\x1b``, ``\u202e``.

    Control, bidirectional and invisible characters, line separators and lone surrogates are escaped. Spaces of
    every width stay, and so do the joiners that many scripts need between letters. Safe text stays as it is, so
    passing a text twice does no harm.
    """
    if text.isprintable():
        return text
    return "".join(character if shows(character) else _escaped(character) for character in text)


def shows(character: str) -> bool:
    """Whether a single character can be shown as it is."""
    return character.isprintable() or character in _JOINERS or category(character) == "Zs"


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
