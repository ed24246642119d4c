"""The page on formats shows what the formats write."""

import re
from datetime import date
from pathlib import Path

import pytest

from policylint.api import check
from policylint.render.formats import Format, renderer
from policylint.rules.catalogue import built_in_catalogue
from unit.render.contexts import context

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
EXCERPTS = dict(re.findall(r"<!-- excerpt: (\w+) -->\n```\w+\n(.*?)```\n", PAGE, re.DOTALL))


@pytest.mark.parametrize("name", sorted(EXCERPTS))
def test_an_excerpt_is_part_of_the_output(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    report = check(["policies/mezure.yaml"], as_of=date(2026, 11, 22), select=["authority-former-name"])
    output = renderer(Format(name))(report, context(cards=built_in_catalogue().cards))
    parts = (re.escape(part) for part in EXCERPTS[name].strip("\n").split("…"))
    assert re.search("(?s:.*?)".join(parts), output)


def test_every_format_is_described() -> None:
    described = set(re.findall(r"^\| `(\w+)` \|", PAGE.partition("## sarif")[0], re.MULTILINE))
    assert described == {format_.value for format_ in Format}
    assert set(EXCERPTS) == described - {"full", "concise", "json"}
