"""Readers can read the HTML reports: on a desk, on a phone, on paper, by day and night, with and without a mouse."""

import re
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from browser.conftest import Open, Scheme
from browser.pages import PAGES

NAMES = sorted(PAGES)
FOLDED = "changes"
PHONE = 360
SMALLEST = 320
DESK = 1280
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
BEYOND_THE_EDGE = """
[...document.body.querySelectorAll("*:not(.skip)")]
  .filter(one => one.getBoundingClientRect().right > innerWidth)
  .map(one => one.outerHTML.slice(0, 200))
"""
FOLDED_SOURCE_SHOWS = "[...document.querySelectorAll('details pre')].map(one => one.checkVisibility())"
ONLY_FOLDED = """
[...document.querySelectorAll("details .line")]
  .map(one => one.textContent.trim())
  .filter(text => text.length < 40 && document.body.textContent.split(text).length == 2)
"""
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true })"


@pytest.mark.parametrize("name", NAMES)
def test_the_browser_complains_of_nothing_and_fetches_nothing(open_page: Open, name: str) -> None:
    opened = open_page(name)
    opened.page.evaluate(OPEN_ALL)
    opened.page.wait_for_load_state("networkidle")
    assert opened.complaints == []
    assert opened.requests == []
    assert opened.page.evaluate("getComputedStyle(document.body).maxWidth") != "none"  # its style is applied


@pytest.mark.parametrize("width", [SMALLEST, PHONE, DESK])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_needs_scrolling_sideways(open_page: Open, name: str, width: int) -> None:
    page = open_page(name, width).page
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate(BEYOND_THE_EDGE) == []


@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "light"), (DESK, "dark")])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_no_barrier(open_page: Open, name: str, width: int, scheme: Scheme) -> None:
    page = open_page(name, width, scheme).page
    page.evaluate(OPEN_ALL)
    page.evaluate(AXE)
    found: dict[str, list[dict[str, Any]]] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    barriers = [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]
    assert barriers == []
    passed = {one["id"] for one in found["passes"]}
    assert {"color-contrast", "heading-order", "landmark-one-main", "link-name", "region", "document-title"} <= passed


def test_both_sides_are_side_by_side_on_a_desk_and_one_above_the_other_on_a_phone(open_page: Open) -> None:
    tops = "[...document.querySelector('.sides').children].map(one => one.getBoundingClientRect().top)"
    was, now = open_page(FOLDED, DESK).page.evaluate(tops)
    assert was == now
    was, now = open_page(FOLDED, PHONE).page.evaluate(tops)
    assert was < now


def test_the_night_is_dark(open_page: Open) -> None:
    background = "getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g).map(Number)"
    assert min(open_page(FOLDED).page.evaluate(background)) > 240
    assert max(open_page(FOLDED, scheme="dark").page.evaluate(background)) < 40


def test_the_keyboard_reaches_every_link_and_opens_every_fold(open_page: Open) -> None:
    page = open_page("changes-in-several").page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "report"
    folds = page.locator("summary").count()
    assert folds > 0
    stops: int = page.evaluate("document.querySelectorAll('main a, main summary').length")
    for _ in range(stops):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.localName") == "summary":
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
            page.keyboard.press("Enter")
    assert page.locator("details[open]").count() == folds


@pytest.mark.parametrize("name", [FOLDED, "findings"])
def test_paper_shows_what_is_folded(open_page: Open, name: str, tmp_path: Path) -> None:
    opened = open_page(name, scheme="dark")
    page = opened.page
    assert page.locator("details[open]").count() == 0
    assert set(page.evaluate(FOLDED_SOURCE_SHOWS)) == {False}
    page.emulate_media(media="print")
    assert set(page.evaluate(FOLDED_SOURCE_SHOWS)) == {True}
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    file = tmp_path / "report.pdf"
    file.write_bytes(page.pdf(prefer_css_page_size=True))
    assert len(re.findall(rb"/Type\s*/Page\b", file.read_bytes())) > 1
    assert file.stat().st_size > 10_000
    if reader := shutil.which("pdftotext"):
        text = subprocess.run([reader, file, "-"], capture_output=True, text=True, check=True).stdout
        folded = page.evaluate(ONLY_FOLDED)
        assert folded
        assert all(" ".join(line.split()) in " ".join(text.split()) for line in folded)
    assert opened.complaints == []
