"""Makes docs/format.md from the policy schema: one table for each kind of object, in the order they are met."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

Schema = dict[str, Any]

INTRODUCTION = Path(__file__).with_name("format_introduction.md")
CONFIG_INTRODUCTION = Path(__file__).with_name("config_introduction.md")


def format_page(schema: Schema, introduction: Path = INTRODUCTION) -> str:
    """The page in Markdown, after an introduction written by hand."""
    definitions: dict[str, Schema] = schema["definitions"]
    order = list(dict.fromkeys(_mentioned(schema, definitions)))
    tables = [_table("Top level", schema), *(_table(name, definitions[name]) for name in order)]
    return "\n".join((introduction.read_text(encoding="utf-8"), *tables))


def _mentioned(node: Any, definitions: dict[str, Schema]) -> Iterator[str]:
    """The kinds of object below ``node``, each before those it mentions."""
    queue, seen = [node], set()
    while queue:
        for name in _names(queue.pop(0)):
            if name not in seen:
                seen.add(name)
                queue.append(definitions[name])
                yield name


def _names(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if "$ref" in node:
            yield node["$ref"].rpartition("/")[2]
        for key, child in node.items():
            if key != "definitions":
                yield from _names(child)
    elif isinstance(node, list):
        for child in node:
            yield from _names(child)


def _table(name: str, schema: Schema) -> str:
    required = set(schema.get("required", ()))
    rows = [_row(key, value, required=key in required) for key, value in schema.get("properties", {}).items()]
    entries = sorted(set(_names(schema.get("patternProperties", {}))))
    intro = schema.get("description", "")
    if entries:
        intro += f" Any other key is the id of an entry: {', '.join(_link(entry) for entry in entries)}."
    head = [f"## {name}", "", intro, "", "| key | holds | what |", "| --- | --- | --- |"]
    return "\n".join([*head, *rows, ""])


def _row(key: str, schema: Schema, *, required: bool) -> str:
    mark = " ᶜ" if schema.get("x-classification") else ""
    name = f"**`{key}`**" if required else f"`{key}`"
    return f"| {name}{mark} | {_holds(schema)} | {_cell(schema.get('description', ''))} |"


def _holds(schema: Schema) -> str:
    """What a key holds, in a few words."""
    names = sorted(set(_names(schema)))
    values = list(dict.fromkeys(_values(schema)))
    parts = [_link(name) for name in names] + [f"`{value}`" for value in values]
    if not parts:
        kinds = list(dict.fromkeys(_types(schema))) or ["text"]
        words = {"string": "text", "array": "list", "boolean": "true or false", "integer": "number", "object": "map"}
        parts = [words.get(one, one) for one in kinds]
    return _cell(", ".join(parts))


def _types(schema: Schema) -> Iterator[str]:
    kind: str | list[str] = schema.get("type", [])
    yield from kind if isinstance(kind, list) else [kind]
    for branch in schema.get("anyOf", ()):
        yield from _types(branch)


def _values(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from (str(value) for value in node.get("enum", ()) if value is not None)
        if "const" in node:
            yield str(node["const"]).lower()
        for key in ("anyOf", "oneOf", "allOf"):
            for child in node.get(key, ()):
                yield from _values(child)
        yield from _values(node.get("items"))


def _link(name: str) -> str:
    return f"[{name}](#{name.lower()})"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
