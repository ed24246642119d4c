"""A wrong configuration is refused in one sentence with file, line and the nearest right name."""

import os
from pathlib import Path

import pytest

from policylint.config.read import read_config
from policylint.errors import InputError, UsageError
from policylint.render.formats import Format
from policylint.rules.selection import Level
from unit.config.files import write

COMPLETE = """\
extends: base.yaml
include: policies
exclude: [drafts/, "*.old.yaml"]
select: [gdpr, eprivacy]
extend_select: claim-without-quote
ignore: []
severity: {retention-missing: warning, authority:guidance: off}
fail_on: never
min_severity: note
overrides:
  files: legacy/
  ignore: transfers
rules: [own]
sources: published
suppressions: {require_reason: true, require_expiry: false, max_days: 90, forbid: request-fee}
baseline: known.json
as_of: 2026-11-22
output_format: github
output: {sarif: out.sarif, junit: out.xml}
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def refused(folder: Path, text: str) -> str:
    with pytest.raises(UsageError) as caught:
        read_config(write(folder, "c.yaml", text))
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert sentence.endswith((".", "?"))
    return sentence


def test_every_key_is_read(tmp_path: Path) -> None:
    content = read_config(write(tmp_path, "c.yaml", COMPLETE)).content
    assert content.extends == Path("base.yaml")
    assert content.include == (Path("policies"),)
    assert content.exclude == ("drafts/", "*.old.yaml")
    assert content.extend_select == ("claim-without-quote",)
    assert content.ignore == ()
    assert content.severity == (("retention-missing", Level.WARNING), ("authority:guidance", Level.OFF))
    assert content.fail_on == "never"
    assert content.min_severity == "note"
    assert [override.files for override in content.overrides or ()] == [("legacy/",)]
    assert content.suppressions is not None
    assert (content.suppressions.max_days, content.suppressions.forbid) == (90, ("request-fee",))
    assert content.as_of == "2026-11-22"
    assert content.output_format is Format.GITHUB
    assert content.output == ((Format.SARIF, Path("out.sarif")), (Format.JUNIT, Path("out.xml")))


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "{}\n", "null\n"])
def test_an_empty_configuration_says_nothing(text: str, tmp_path: Path) -> None:
    assert read_config(write(tmp_path, "c.yaml", text)).content.model_fields_set == set()


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("# c\nignor: [x]\n", 2, ("no key `ignor`", "Did you mean `ignore`?", "policylint schema config")),
        ("fail-on: error\n", 1, ("`fail-on`", "`fail_on`")),
        ("overrides:\n  - files: a\n    ignroe: x\n", 3, ("no key `ignroe` in item 1 of `overrides`", "`ignore`")),
        ("suppressions:\n  reason: true\n", 2, ("no key `reason` in `suppressions`", "`require_reason`")),
        ("ignore: {a: b}\n", 1, ("`ignore` must be text, or a list of texts, not a group of keys.",)),
        ("ignore:\n  - a\n  - 2\n", 3, ("item 2 of `ignore` must be text, not `2`.",)),
        ("ignore: 1\n", 1, ("`ignore`", "`1`")),
        ("ignore:\n", 1, ("`ignore` has no value",)),
        ('extends: ""\n', 1, ("`extends`", "empty")),
        ("severity: [a]\n", 1, ("`severity` must be a map, such as `name: value`, not a list.",)),
        ("severity:\n  a: note\n  b: warn\n", 3, ("`b` must be one of error, warning, note, off", "`warning`?")),
        ("fail_on: eror\n", 1, ("`fail_on` must be one of error, warning, note, never", "`error`?")),
        ("min_severity: off\n", 1, ("one of error, warning, note, not `off`",)),
        ("output: {sarrif: a}\n", 1, ("`output` cannot hold the key `sarrif`", "Did you mean `sarif`?")),
        ("output_format: xml\n", 1, ("`output_format` must be one of full, concise",)),
        ("overrides: [{ignore: x}]\n", 1, ("item 1 of `overrides` lacks the key `files`",)),
        ("overrides: x\n", 1, ("must be a group of keys, not `x`",)),
        ("suppressions: []\n", 1, ("`suppressions` must be a group of keys, not a list.",)),
        ("suppressions: {max_days: 0}\n", 1, ("`max_days` must be at least 1, not `0`.",)),
        ("suppressions: {max_days: 1.5}\n", 1, ("`max_days` must be a whole number, not `1.5`.",)),
        ("suppressions: {require_reason: yes}\n", 1, ("must be `true` or `false`, not `yes`",)),
        ("as_of: 2026-02-30\n", 1, ("a date such as 2026-11-22, not `2026-02-30`",)),
        ("policylint: 1\nnotice: {}\n", 1, ("this is a policy",)),
        ("- a\n", 1, ("a configuration is a group of keys",)),
        ("a: [\n", 2, ("not valid YAML",)),
        ("fail_on: error\nfail_on: note\n", 2, ("`fail_on` stands twice",)),
        ("b: 1\nignore: 2\n", 1, ("`b`",)),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, line: int, words: tuple[str, ...], tmp_path: Path) -> None:
    sentence = refused(tmp_path, text)
    assert sentence.startswith(f"c.yaml:{line}: ")
    assert all(word in sentence for word in words), sentence


def test_what_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_bytes("# é\nfail_on: error\n".encode("latin-1"))
    with pytest.raises(UsageError, match=r"c\.yaml:1: .* not UTF-8"):
        read_config(path)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="folders are no files on POSIX")
def test_what_cannot_be_read_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="it is a folder"):
        read_config(tmp_path)


def test_paths_in_a_file_are_beside_it(tmp_path: Path) -> None:
    file = read_config(write(tmp_path, "sub/c.yaml", "sources: ../published\n"))
    assert file.name == "sub/c.yaml"
    assert file.beside(Path("../published")) == Path("published")
