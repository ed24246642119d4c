"""The formats of a report by name; each is imported when it is asked for, so that none slows down another."""

from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from policylint.engine.report import Report
    from policylint.render.context import Context


class Format(StrEnum):
    """How a report is written."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    JSONL = "jsonl"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"
    MARKDOWN = "markdown"
    HTML = "html"

    @property
    def for_people(self) -> bool:
        """Whether it is meant for a terminal; the others are UTF-8 with line feeds wherever they go."""
        return self in (Format.FULL, Format.CONCISE)


class Renderer(Protocol):
    """Writes a report; it reads nothing but its arguments and changes nothing."""

    def __call__(self, report: "Report", context: "Context") -> str:
        """The report as text that ends with a newline, or is empty."""
        ...


_ADAPTERS = "policylint.render.adapters"
_MODULES = {format_: f"policylint.render.{format_}" for format_ in Format} | {
    Format.FULL: _ADAPTERS,
    Format.CONCISE: _ADAPTERS,
    Format.JSON: _ADAPTERS,
}
"""Where the function of each format is; it has the format's name."""


def renderer(format_: Format) -> Renderer:
    """The function that writes this format."""
    return cast("Renderer", getattr(import_module(_MODULES[format_]), format_.value))
