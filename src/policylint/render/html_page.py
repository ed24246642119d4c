"""Turns a template and what it shows into one self-contained page: no script, nothing fetched, every text escaped.

All that a template writes passes :func:`printable` and then Jinja's escaping, so neither markup nor characters that do
not show can come from a policy. The page allows exactly the style it carries, by its hash, and nothing else.
"""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from policylint.render.safe import printable

_PACKAGE = "policylint.render"
_FOLDER = "templates"
_CODE = re.compile(r"`([^`]+)`")


class _Style(NamedTuple):
    """The style sheet, and what a content security policy calls it."""

    text: Markup
    source: str


def page(template: str, view: object) -> str:
    """The page that the template of this name makes of ``view``; it ends with a newline."""
    return _environment().get_template(template).render(view=view, style=_style())


@cache
def _environment() -> Environment:
    environment = Environment(
        autoescape=True,
        loader=PackageLoader(_PACKAGE, _FOLDER),
        undefined=StrictUndefined,
        finalize=_safe,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["prose"] = prose
    return environment


@cache
def _style() -> _Style:
    text = (files(_PACKAGE) / _FOLDER / "style.css").read_text(encoding="utf-8")
    return _Style(Markup(text), f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}")  # noqa: S704 - our own


def prose(text: str) -> Markup:
    """A text for people, in which backticks set code apart."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(printable(text)))))  # noqa: S704 - escaped right here


def _safe(value: object) -> object:
    """What is written of a value: a text without characters that do not show; markup is made here alone."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value
