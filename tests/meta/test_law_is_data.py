"""All law is data under rules/: no module of the program knows a statute, an authority or a mechanism."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from policylint.reference import load_library
from policylint.resources import schemas_dir

ROOT = Path(__file__).parents[2]
SHORTEST_NAME = 4
COLUMNS = {"gdpr"}
"""Columns of the tables, which the program copies into the facts: this one holds the number of a provision."""


def names_of_law() -> Iterator[str]:
    library = load_library()
    for table in ("transfer-mechanisms", "laws", "supervisory-authorities", "legal-forms"):
        for id_, row in library.rows(table).items():
            yield id_
            yield str(row["title"])
            yield from row.get("aliases", ())
            for key in ("names", "former"):
                yield from (name if isinstance(name, str) else name["name"] for name in row.get(key, ()))


def words_of_the_format() -> set[str]:
    """The format's own vocabulary, which shares a few words with the tables."""
    schema = (schemas_dir() / "policy.schema.json").read_text(encoding="utf-8")
    words: set[str] = set()

    def collect(node: object) -> None:
        if isinstance(node, dict):
            words.update(value for value in node.get("enum", ()) if isinstance(value, str))
            words.update(value for value in [node.get("const")] if isinstance(value, str))
            for child in node.values():
                collect(child)
        elif isinstance(node, list):
            for child in node:
                collect(child)

    definitions = json.loads(schema)
    collect({key: value for key, value in definitions["definitions"].items() if key != "Transfer"})
    return words


def test_no_name_of_law_occurs_in_the_program() -> None:
    allowed = words_of_the_format()
    names = {name for name in names_of_law() if len(name) >= SHORTEST_NAME and _is_proper(name)} - allowed - COLUMNS
    found = []
    for module in sorted((ROOT / "src").rglob("*.py")):
        text = module.read_text(encoding="utf-8")
        found += [f"{module.relative_to(ROOT)}: {name}" for name in names if name in text and _as_word(name, text)]
    assert not found


def _is_proper(name: str) -> bool:
    """Whether a name is one of law only: an alias such as `public interest` is a word of every notice."""
    return re.search(r"[A-Z0-9]", name[1:]) is not None or re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", name) is not None


def _as_word(name: str, text: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) is not None


def dates_of_law() -> set[str]:
    """Every day on which the tables say that something began or ended."""
    library = load_library()
    date = re.compile(r"\b(?:19|20)\d\d-[01]\d-[0-3]\d\b")
    rows = [row for name in library.names for row in library.rows(name).values()]
    return {day for row in rows for key, value in row.items() if key != "checked" for day in date.findall(str(value))}


def test_no_article_case_or_date_of_law_occurs_in_the_program() -> None:
    dates = dates_of_law()
    citation = re.compile(r"\bArt(?:icle|\.)s? ?\d+|\bC-\d+/\d\d\b")
    found = []
    for module in sorted((ROOT / "src").rglob("*.py")):
        for line, text in enumerate(module.read_text(encoding="utf-8").splitlines(), 1):
            hits = [*citation.findall(text), *(day for day in dates if day in text)]
            found += [f"{module.relative_to(ROOT)}:{line}: {hit}" for hit in hits]
    assert not found
