"""Reads a page with an HTML5 parser of somebody else, which forgives nothing, and says what a browser would show."""

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import pairwise

from justhtml import Element, JustHTML

OURS = frozenset(
    {
        "html", "head", "meta", "title", "style", "body", "header", "nav", "main", "footer", "section", "article",
        "h1", "h2", "h3", "h4", "h5", "h6", "p", "a", "ul", "li", "dl", "div", "dt", "dd", "span", "strong", "code",
        "table", "caption", "thead", "tbody", "tr", "th", "td", "details", "summary", "pre", "mark", "del", "ins", "br",
    }
)  # fmt: skip
"""The elements our templates write: none can fetch, run or send anything."""

_FETCHING = re.compile(r"url\(|@import|expression|https?:", re.IGNORECASE)


@dataclass(frozen=True)
class Page:
    """A page as its reader has it."""

    source: str

    @cached_property
    def document(self) -> JustHTML:
        """The tree; reading it fails on the first fault in the markup."""
        return JustHTML(self.source, strict=True, sanitize=False)

    @cached_property
    def elements(self) -> list[Element]:
        """Every element."""
        return self.all("*")

    @cached_property
    def text(self) -> str:
        """All that is shown, white space made one."""
        return " ".join(text_of(element) for element in self.all("body"))

    @property
    def headings(self) -> list[tuple[int, str]]:
        """Level and text of each heading."""
        return [(int(one.name[1]), text_of(one)) for one in self.elements if re.fullmatch("h[1-6]", one.name)]

    @property
    def links(self) -> list[str]:
        """Where links lead outside of the page."""
        return [href for href in self._targets() if not href.startswith("#")]

    def all(self, selector: str) -> list[Element]:
        """The elements that a CSS selector selects."""
        return [one for one in self.document.query(selector) if isinstance(one, Element)]

    def texts(self, selector: str) -> list[str]:
        """What these elements show."""
        return [text_of(one) for one in self.all(selector)]

    def faults(self) -> list[str]:
        """What keeps the page from being self-contained, harmless and easy to find one's way in."""
        return [*self._foreign(), *self._lost(), *self._disordered()]

    def _targets(self) -> list[str]:
        return [str(one.attrs.get("href")) for one in self.all("a")]

    def _foreign(self) -> Iterator[str]:
        for one in self.elements:
            if one.name not in OURS:
                yield f"<{one.name}> is none of our elements"
            yield from (
                f"<{one.name} {name}>" for name in one.attrs if name.startswith("on") or name in {"style", "src"}
            )
        for link in self.all("a"):
            href = str(link.attrs.get("href"))
            away = href.startswith("https://") and link.attrs.get("rel") == "noopener noreferrer"
            if not href.startswith("#") and not away:
                yield f"a link to {href}"
        (style,) = self.all("style")
        css = style.to_text(separator="", strip=False)
        if _FETCHING.search(css):
            yield "the style fetches something"
        digest = b64encode(sha256(css.encode()).digest()).decode()
        policies = [str(one.attrs["content"]) for one in self.all("meta[http-equiv]")]
        if policies != [f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"]:
            yield f"the content security policy is {policies}"

    def _lost(self) -> Iterator[str]:
        ids = [str(one.attrs["id"]) for one in self.elements if "id" in one.attrs]
        yield from (f"the id {id_} is not unique" for id_ in set(ids) if ids.count(id_) > 1)
        targets = [href[1:] for href in self._targets() if href.startswith("#")]
        yield from (f"the link to #{target} leads nowhere" for target in targets if target not in ids)

    def _disordered(self) -> Iterator[str]:
        levels = [level for level, _ in self.headings]
        if levels.count(1) != 1 or levels[0] != 1:
            yield "there is not one first heading"
        yield from (f"h{one} is followed by h{next_}" for one, next_ in pairwise(levels) if next_ > one + 1)
        yield from (
            f"{landmark} is not there once"
            for landmark in ("header", "nav", "main", "footer")
            if len(self.all(landmark)) != 1
        )
        if any(not table.query("caption") for table in self.all("table")):
            yield "a table has no caption"
        yield from ("a heading of a table has no scope" for one in self.all("th") if "scope" not in one.attrs)


def text_of(element: Element) -> str:
    """What an element shows, white space made one."""
    return " ".join(element.to_text(separator=" ", strip=False, separator_blocks_only=True).split())
