"""The formats of a diff report by name; each is imported when it is asked for."""

from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from policylint.changes.report import DiffReport
    from policylint.render.changes.context import DiffContext


class DiffFormat(StrEnum):
    """How a diff report is written."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    MARKDOWN = "markdown"
    HTML = "html"

    @property
    def for_people(self) -> bool:
        """Whether it is meant for a terminal; the others are UTF-8 with line feeds wherever they go."""
        return self in (DiffFormat.FULL, DiffFormat.CONCISE)


class DiffRenderer(Protocol):
    """Writes a diff report; it reads nothing but its arguments and changes nothing."""

    def __call__(self, report: "DiffReport", context: "DiffContext") -> str:
        """The report as text that ends with a newline, or is empty."""
        ...


_PACKAGE = "policylint.render.changes"
_FUNCTIONS = {
    DiffFormat.FULL: ("terminal", "full"),
    DiffFormat.CONCISE: ("concise", "concise"),
    DiffFormat.JSON: ("as_json", "diff_json"),
    DiffFormat.SARIF: ("sarif", "sarif"),
    DiffFormat.GITHUB: ("github", "github"),
    DiffFormat.MARKDOWN: ("markdown", "markdown"),
    DiffFormat.HTML: ("html", "html"),
}
"""Where each format is: a module of this package, and the function in it."""


def diff_renderer(format_: DiffFormat) -> DiffRenderer:
    """The function that writes this format."""
    module, function = _FUNCTIONS[format_]
    return cast("DiffRenderer", getattr(import_module(f"{_PACKAGE}.{module}"), function))
