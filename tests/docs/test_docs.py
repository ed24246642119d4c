"""What the documents say holds: their examples, their links, and the paths they name."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from checkout import ROOT, read_yaml, require_valid
from docs.conftest import Guide
from docs.examples import Command, Example, commands, examples, occurs
from policylint.source.document import parse_document

WITH_EXAMPLES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
OWN_STORY = ROOT / "docs" / "adoption.md"
DOCUMENTS = [
    *ROOT.glob("*.md"),
    *(path for folder in ("docs", "rules") for path in sorted((ROOT / folder).rglob("*.md"))),
    *sorted((ROOT / "benchmarks").glob("*.md")),
]
BUILT = [line[1:] for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines() if line.startswith("/")]
"""Folders that the project's own verbs fill."""
_PATH = re.compile(r"\.?[\w-][\w.-]*(?:/[\w.-]+)*/?")
_ELSEWHERE = re.compile(r"[a-z]+:|//")
_NOT_IN_A_SLUG = re.compile(r"[^\w\- ]")


def named(path: Path) -> str:
    """A file as people know it."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", [path for path in WITH_EXAMPLES if path != OWN_STORY], ids=named)
def test_commands_that_are_marked_to_run_do_what_the_document_says(guide: Guide, path: Path) -> None:
    for example in examples(path):
        guide.follow(example)


ASKED = [one for path in WITH_EXAMPLES for one in examples(path) if "schema" in one.directives]


@pytest.mark.parametrize("example", ASKED, ids=lambda example: example.place)
def test_examples_that_name_a_schema_are_valid(example: Example) -> None:
    schema = example.directives["schema"]
    own = ROOT / "schemas" / f"{schema}.schema.json"
    if not own.exists():
        require_valid(read_yaml(example.text), schema)
        return
    document = parse_document(example.place, example.text.encode())
    assert document.root is not None
    assert not document.faults
    jsonschema.Draft202012Validator(json.loads(own.read_text(encoding="utf-8"))).validate(document.root.value)


def test_the_documents_have_examples_that_are_held() -> None:
    held = {example.file for path in WITH_EXAMPLES for example in examples(path) if example.directives}
    assert {"README.md", "adoption.md", "configuration.md"} <= held


def inline_tokens(path: Path) -> Iterator[Token]:
    """Everything inside paragraphs, headings and tables."""
    for token in MarkdownIt("commonmark").enable("table").parse(path.read_text(encoding="utf-8")):
        yield from token.children or []


def links(path: Path) -> set[str]:
    """Where a document links to, addresses elsewhere left out."""
    targets = (str(token.attrGet("href") or token.attrGet("src") or "") for token in inline_tokens(path))
    return {target for target in targets if target and not _ELSEWHERE.match(target)}


def slugs(path: Path) -> set[str]:
    """The anchors of the headings of a document, as the forges make them."""
    tokens = MarkdownIt("commonmark").enable("table").parse(path.read_text(encoding="utf-8"))
    headings = [tokens[number + 1].content for number, token in enumerate(tokens) if token.type == "heading_open"]
    return {_NOT_IN_A_SLUG.sub("", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_every_link_leads_somewhere(path: Path) -> None:
    for link in links(path):
        file, _, anchor = link.partition("#")
        target = path.parent / file if file else path
        assert target.exists(), f"{named(path)} links to {link}"
        if anchor and target.suffix == ".md":
            assert anchor in slugs(target), f"{named(path)} links to {link}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_every_repository_path_that_is_named_exists(path: Path) -> None:
    missing = [word for word in repository_paths(path) if not (ROOT / word).exists()]
    assert not missing


def repository_paths(path: Path) -> Iterator[str]:
    """Code that names something in a folder of this repository, seen from its root or from the document's folder.

    What is built there, a fresh checkout lacks.
    """
    for token in inline_tokens(path):
        word = token.content
        if token.type == "code_inline" and "/" in word and _PATH.fullmatch(word):
            first = word.split("/")[0]
            built = any(f"{word}/".startswith(folder) for folder in BUILT)
            if (ROOT / first).is_dir() and not (built or (path.parent / word).exists()):
                yield word


def test_a_path_that_does_not_exist_is_found(tmp_path: Path) -> None:
    document = tmp_path / "document.md"
    words = ("docs/no-such-page.md", "docs/", "origin/main", "docs/rules/*.md", "benchmarks/out", "benchmarks/output")
    document.write_text(f"See {', '.join(f'`{word}`' for word in words)}.\n", encoding="utf-8")
    assert list(repository_paths(document)) == ["docs/no-such-page.md", "docs/", "benchmarks/output"]


def test_commands_and_their_endings_are_read_as_written() -> None:
    example = Example("page.md", 1, "$ one  # exit 2\n…\nlast\n$ two # what it does\n", {"run": ""})
    assert list(commands(example)) == [
        Command("one  # exit 2", {2}, ["…", "last"]),
        Command("two # what it does", {0}, []),
    ]


@pytest.mark.parametrize(
    ("expected", "missing"),
    [
        (["first", "last"], None),
        (["first", "…", "last"], None),
        (["f…t, seco…"], "f…t, seco…"),
        (["se…nd"], None),
        (["last", "first"], "first"),
        (["sec"], "sec"),
    ],
)
def test_output_is_compared_line_by_line(expected: list[str], missing: str | None) -> None:
    assert occurs(expected, "first\nsecond\nlast\n") == missing
