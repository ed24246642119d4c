"""Chromium, started once for all pages, and a page opened in it as a certain reader would see it."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from browser.pages import PAGES

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)

Scheme: TypeAlias = Literal["light", "dark"]


class Opened(NamedTuple):
    """A page in the browser, what it complained of, and what it asked for beside itself."""

    page: Page
    complaints: list[str]
    requests: list[str]


Open: TypeAlias = Callable[..., Opened]
"""Opens the page of this name; ``width`` is in pixels, ``scheme`` what the reader prefers."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if BROWSER is None:
        pytest.skip("no Chromium on this machine")
    arguments = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else [*QUIET]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=BROWSER, args=arguments)
        yield started
        started.close()


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The file of each page."""
    folder = tmp_path_factory.mktemp("pages")
    files = {name: folder / f"{name}.html" for name in PAGES}
    for name, file in files.items():
        file.write_text(PAGES[name](), encoding="utf-8")
    return files


@pytest.fixture
def open_page(written: dict[str, Path], browser: Browser) -> Iterator[Open]:
    contexts = []

    def opened(name: str, width: int = 1280, scheme: Scheme = "light") -> Opened:
        size = ViewportSize(width=width, height=900)
        context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")
        contexts.append(context)
        complaints: list[str] = []
        requests: list[str] = []
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(written[name].as_uri())
        return Opened(page, complaints, requests[1:])

    yield opened
    for context in contexts:
        context.close()
