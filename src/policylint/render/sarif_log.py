"""What every SARIF log of ours has in common: its frame, its sentences, its links."""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple, TypeAlias

from policylint.render.json_text import json_text
from policylint.render.records import Versions
from policylint.render.safe import printable
from policylint.render.sarif_places import ROOT

_Record: TypeAlias = dict[str, Any]
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_SENTENCE_ENDS = (".", "?", "!", "…")
_LINK_SYNTAX = re.compile(r"[\\\[\]]")


class Analysis(NamedTuple):
    """What a run is about.

    ``category`` tells analyses of one commit apart and ends with a slash; ``as_of`` is the day whose law counts,
    ``pack_as_of`` the day up to which the rules are known to be right, both ISO 8601.
    """

    category: str
    versions: Versions
    as_of: str
    pack_as_of: str


def log(analysis: Analysis, rules: list[_Record], invocation: _Record, results: list[_Record]) -> str:
    """The text of a log with one run."""
    run = {
        "tool": {"driver": {"name": "policylint", "semanticVersion": analysis.versions.tool, "rules": rules}},
        "automationDetails": {"id": analysis.category},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository."}}},
        "invocations": [invocation],
        "properties": {
            "asOf": analysis.as_of,
            "packVersion": analysis.versions.pack,
            "packAsOf": analysis.pack_as_of,
        },
        "results": results,
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def sentence(text: str) -> str:
    """Plain text with a full stop, unless it ends already: the first sentence is the title of the alert."""
    end = "" if text.endswith(_SENTENCE_ENDS) else "."
    return f"{plain(text)}{end}"


def linked(labels: Iterable[str]) -> list[str]:
    """Links to the related places, which are numbered from 1."""
    return [f"[{plain(label)}]({number})" for number, label in enumerate(labels, 1)]


def plain(text: str) -> str:
    r"""Text in which nothing is a link (section 3.11.6): ``\``, ``[`` and ``]`` are escaped."""
    return _LINK_SYNTAX.sub(r"\\\g<0>", printable(text))


def partial_fingerprints(key: str, fingerprint: str) -> dict[str, str]:
    """By which services know a result again: the key that GitHub reads, and our own."""
    return {"primaryLocationLineHash": key, "policylint/v1": fingerprint}
