"""Writes a policy's values anew: in another order, in shorthand or in full, in flow or in block style.

What the policy says stays the same.
"""

import json
from random import Random
from typing import Any

BARE = {
    "legal_bases": "basis",
    "special_category_condition": "condition",
    "criteria": "criterion",
    "sources": "source",
    "security": "measure",
    "only_for": "case",
    "except": "case",
}
"""Lists of objects for which the bare value of one key may stand."""
LISTS = (
    *("quote", "law", "interests", "items", "special", "channels", "safeguards", "covers", "languages", "to"),
    *("audience_languages", "mechanism", "retention", "requests", "complaint", *BARE),
)
"""Keys whose list may be written as its only member."""


def reordered(value: Any, random: Random, key: str = "") -> Any:
    """The same statements in another order, some in shorthand, some in full."""
    if isinstance(value, dict):
        entries = [(name, reordered(child, random, name)) for name, child in value.items()]
        random.shuffle(entries)
        return dict(entries)
    if key in LISTS and not isinstance(value, list) and random.random() < 0.5:
        value = [value]
    if not isinstance(value, list):
        return value
    items = [reordered(_either_way(item, BARE.get(key, ""), random), random) for item in value]
    random.shuffle(items)
    return items[0] if key in LISTS and len(items) == 1 and random.random() < 0.5 else items


def _either_way(item: Any, bare: str, random: Random) -> Any:
    if not bare or random.random() < 0.5:
        return item
    if isinstance(item, str):
        return {bare: item}
    return item[bare] if set(item) == {bare} else item


def written(value: Any, random: Random) -> str:
    """The value as YAML in one of many layouts, with comments, and with texts that run over several lines."""
    text = _block(value, random, "") if isinstance(value, dict) else _flow(value, random, "  ")
    return text if text.endswith("\n") else text + "\n"


def _block(value: Any, random: Random, indent: str) -> str:
    lead = "" if isinstance(value, dict) else "-"
    lines = []
    for name, child in value.items() if isinstance(value, dict) else (("", item) for item in value):
        comment = random.choice(["", "", "", f"{indent}# a remark\n", "\n"])
        lines.append(f"{comment}{indent}{lead or name + ':'}{_below(child, random, indent)}")
    return "".join(lines)


def _below(value: Any, random: Random, indent: str) -> str:
    deeper = indent + "  "
    if isinstance(value, (dict, list)) and value and random.random() < 0.7:
        return random.choice(["\n", "  # a remark\n"]) + _block(value, random, deeper)
    if isinstance(value, str) and value and value == value.strip() and random.random() < 0.2:
        return f" {random.choice(['|-', '>-'])}\n{deeper}  {value}\n{random.choice(['', chr(10)])}"
    return f" {_flow(value, random, deeper)}\n"


def _flow(value: Any, random: Random, indent: str) -> str:
    gap = random.choice([", ", f",\n{indent}  ", f",  # a remark\n{indent}  "])
    if isinstance(value, dict):
        return "{" + gap.join(f"{name}: {_flow(child, random, indent + '  ')}" for name, child in value.items()) + "}"
    if isinstance(value, list):
        return "[" + gap.join(_flow(item, random, indent + "  ") for item in value) + "]"
    text = json.dumps(value, ensure_ascii=False)
    first, space, rest = text.partition(" ")
    if space and "\\" not in text and rest[0] not in ' "' and random.random() < 0.3:
        return f"{first}\n{indent}   {rest}"  # a quoted text may break at a space
    return text
