"""A rule card for tests to change and to write to disk."""

from pathlib import Path

CARD = """\
id: version-missing
title: The notice has no version
severity: note
authority: good-practice
references:
  - gdpr: 12(1)
given: $.notice
require: "@.version"
message: "{@.title} has no version"
why: Readers want to know.
remedy: Write one.
limits: None.
examples:
  bad:
    - |
      notice:   # expect: version-missing
        version: null
  good:
    - |
      notice: {version: "4"}
"""


def changed(*pairs: tuple[str, str]) -> str:
    """The card with each first text replaced by the second; each must be there."""
    text = CARD
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return text


def write_card(folder: Path, text: str = CARD, name: str = "version-missing.yaml") -> Path:
    """Write a card into a folder of its own; the path of the file."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file
