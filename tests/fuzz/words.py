"""The words that inputs of a target are made of, as a dictionary for the fuzzer."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from checkout import ROOT
from policylint.rules.catalogue import built_in_catalogue

_SCHEMAS = {"config": "config", "reader": "policy", "suppressions": "policy", "diff": "policy", "serialized": "policy"}
_YAML = (
    ": ", "- ", "\n", "\n  ", "\n    ", "#", " # ", "|", ">", "|-", ">+", "&a ", "*a", "<<: ", "? ", "!", "!!str ", "{",
    "}", "[", "]", ", ", '"', "'", "~", "null", "true", "...", "---", "%YAML 1.2", "\\u", "\r\n", "\t", "\ufeff", "0x",
)  # fmt: skip
_VALUES = (
    "2026-11-22", "2027-01-31", "18 months", "P1Y6M", "unstated", "session", "none", "US", "BE", "mailer", "newsletter",
    "contact", "subscribers", "policylint: 1\n", "renamed_from", "x@example.be", "https://example.be", "\n=====\n",
)  # fmt: skip
_SUPPRESSIONS = ("# policylint: ", "ignore[", "ignore-file[", "] until=", " -- ", "|2027-01-31\n")
_QUERIES = (
    "$", "@", ".a", ".*", "..", "..*", "[*]", "[0]", "[-1]", "[?", "]", "['b']", '["\\n"]', "[1:]", "[::-1]", "==",
    "!=", "<=", ">=", "&&", "||", "!", "(", ")", ", ", "length(", "count(", "value(", "match(", "search(", "'a.*'",
    "'[^a]'", "'\\\\P{L}'", "null", "true", "false", "2", "2.0", "-0", "1e1", "'ab'", "\\ud83d\\ude00",
)  # fmt: skip
_DURATIONS = (
    "minutes", "hour", "day", "weeks", "month", "years", " and ", ", ", ", and ", "one", "twelve", "P", "T", "1Y", "2M",
    "3W", "4D", "T5H", "6M", "9999", "999999", " ",
)  # fmt: skip
_ACCEPTANCES = ("acceptances:", "fingerprint: ", "0a1b2c3d4e5f", "reason: ", "by: ", "date: ", "change: ", "2026-11-22")
_BASELINE = (
    '{"version": 1, "findings": [', '"version"', '"findings"', '"policy"', '"rule"', '"path"', '"fingerprint"', "]}",
    '"message"', '""', "1.0", "true", "null", "{", "}", "[", "]", ":", ",", "NaN", "1e999", "\\ud800", "\ufeff",
)  # fmt: skip
_OTHERS = {
    "queries": _QUERIES,
    "durations": _DURATIONS,
    "baseline": _BASELINE,
    "acceptances": (*_ACCEPTANCES, *_YAML),
    "config": _YAML,
    "reader": (*_YAML, *_VALUES),
    "diff": (*_YAML, *_VALUES),
    "suppressions": (*_YAML, *_VALUES, *_SUPPRESSIONS),
    "serialized": ("\0", "\ud800", *_YAML),
}


def dictionary(target: str) -> str:
    """The words of a target in the form that libFuzzer reads."""
    return "".join(f'"{_escaped(word)}"\n' for word in words_of(target))


def words_of(target: str) -> list[bytes]:
    """The words of a target, each as it stands in an input."""
    words = {*_OTHERS[target]}
    if target in _SCHEMAS:
        schema = json.loads((ROOT / "schemas" / f"{_SCHEMAS[target]}.schema.json").read_text(encoding="utf-8"))
        words |= {*_words(schema)}
    if target in {"suppressions", "config"}:
        words |= {*built_in_catalogue().cards}
    return sorted(word.encode("utf-8", "surrogatepass") for word in words)


def _words(schema: Any) -> Iterator[str]:
    """The keys and the words that a schema knows."""
    if isinstance(schema, dict):
        yield from (f"{name}: " for name in schema.get("properties", ()))
        yield from _texts((*schema.get("enum", ()), schema.get("const")))
        for part in schema.values():
            yield from _words(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _words(part)


def _texts(values: Iterable[object]) -> Iterator[str]:
    return (value for value in values if isinstance(value, str) and value)


def _escaped(word: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word)
