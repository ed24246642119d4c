"""Writes, or checks, everything that is made from something else.

    python tools/generate.py write     write what is out of date
    python tools/generate.py check     say what is out of date, and end with 1 if anything is

Schemas come from the models, the pages of rules and changes from their cards, the README's transcript and options from
the program itself.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from format_reference import CONFIG_INTRODUCTION, format_page
from policylint.changes.cards import built_in_change_cards
from policylint.changes.obligations import duties
from policylint.config.schema import config_schema
from policylint.facts.schema import facts_schema
from policylint.model.schema import policy_schema
from policylint.reference import load_library
from policylint.render.change_page import change_index_of, change_page_of
from policylint.render.changes.diff_schema import diff_schema
from policylint.render.page import index_of, page_of
from policylint.render.report_schema import report_schema
from policylint.rules.catalogue import built_in_catalogue
from policylint.rules.schema import rule_schema

ROOT = Path(__file__).parents[1]
RULE_PAGES = ROOT / "docs" / "rules"
CHANGE_PAGES = ROOT / "docs" / "changes"
README = ROOT / "README.md"
COMMANDS = {
    "transcript": ["check", "policies/mezure.yaml", "--select", "retention,authority-and-law", "--as-of", "2026-11-22"],
    "check-help": ["check", "--help"],
}


def schema_text(schema: dict[str, Any]) -> str:
    """A schema as its file holds it."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def schemas() -> Iterator[tuple[Path, str]]:
    """The JSON Schemas."""
    folder = ROOT / "schemas"
    yield folder / "policy.schema.json", schema_text(policy_schema(load_library().mechanisms.ids))
    yield folder / "facts.schema.json", schema_text(facts_schema())
    yield folder / "config.schema.json", schema_text(config_schema())
    yield folder / "report.schema.json", schema_text(report_schema())
    yield folder / "diff.schema.json", schema_text(diff_schema())
    yield folder / "rule.schema.json", schema_text(rule_schema(load_library().rows("citations")))


def rule_pages() -> Iterator[tuple[Path, str]]:
    """One page for each card, and their list."""
    catalogue = built_in_catalogue()
    for card in catalogue.cards.values():
        yield RULE_PAGES / f"{card.id}.md", page_of(card)
    yield RULE_PAGES / "README.md", index_of(catalogue)


def change_pages() -> Iterator[tuple[Path, str]]:
    """One page for each change card, and their list."""
    cards, library = built_in_change_cards(), load_library()
    owed = duties(library)
    for card in cards.values():
        yield CHANGE_PAGES / f"{card.id}.md", change_page_of(card, owed)
    yield CHANGE_PAGES / "README.md", change_index_of(cards, library.as_of)


def format_reference() -> Iterator[tuple[Path, str]]:
    """The reference of the policy format."""
    yield ROOT / "docs" / "format.md", format_page(policy_schema(load_library().mechanisms.ids))


def config_reference() -> Iterator[tuple[Path, str]]:
    """The guide to configurations, with tables of their keys."""
    yield ROOT / "docs" / "configuration.md", format_page(config_schema(), CONFIG_INTRODUCTION)


def readme() -> Iterator[tuple[Path, str]]:
    """The README with what the program prints between its markers."""
    text = README.read_text(encoding="utf-8")
    for name, arguments in COMMANDS.items():
        printed = f"```console\n$ policylint {' '.join(arguments)}\n{output_of(arguments)}```"
        before, start, rest = text.partition(f"<!-- {name} -->\n")
        _, end, after = rest.partition(f"<!-- /{name} -->")
        text = f"{before}{start}{printed}\n{end}{after}"
    yield README, text


def output_of(arguments: list[str]) -> str:
    """What the installed command prints, on a screen of 100 columns without colour."""
    command = [str(Path(sys.executable).with_name("policylint")), *arguments]
    environment = {"PATH": "", "COLUMNS": "100", "NO_COLOR": "1", "LANG": "C.UTF-8"}
    printed = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    return "\n".join(line.rstrip() for line in printed.stdout.splitlines()) + "\n"


GENERATORS: tuple[Callable[[], Iterator[tuple[Path, str]]], ...] = (
    schemas,
    rule_pages,
    change_pages,
    format_reference,
    config_reference,
    readme,
)


def main(mode: str) -> int:
    """Run one mode; the exit status."""
    wanted = {path: text for generate in GENERATORS for path, text in generate()}
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    orphans = [path for pages in (RULE_PAGES, CHANGE_PAGES) for path in pages.glob("*.md") if path not in wanted]
    if mode == "write":
        for path in stale:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[path], encoding="utf-8")
        for path in orphans:
            path.unlink()
    for path in (*stale, *orphans):
        print(f"{'wrote' if mode == 'write' else 'out of date:'} {path.relative_to(ROOT)}")
    if mode == "check" and (stale or orphans):
        print("Run `make generate` and commit what it changes.")
        return 1
    return 0


if __name__ == "__main__":
    if sys.argv[1:] not in (["write"], ["check"]):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
