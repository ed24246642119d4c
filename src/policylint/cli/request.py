"""What the user asked of ``check``."""

from pathlib import Path
from typing import NamedTuple

from policylint.cli.exit_status import Threshold
from policylint.cli.streams import Colour
from policylint.finding import Severity
from policylint.render.formats import Format

STANDARD_INPUT = "-"
"""How standard input is named among paths."""


class Request(NamedTuple):
    """The options as they were given; None or empty where one was not, so that the configuration decides."""

    paths: tuple[str, ...] = ()
    config: Path | None = None
    isolated: bool = False
    show_config: bool = False
    force_exclude: bool = False
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[str, ...] = ()
    rules: tuple[Path, ...] = ()
    threshold: Threshold | None = None
    min_severity: Severity | None = None
    as_of: str | None = None
    format: Format | None = None
    outputs: tuple[str, ...] = ()
    hidden_in_sarif: bool = False
    sources: Path | None = None
    baseline: Path | None = None
    since: str | None = None
    suppressions: bool = True
    add_suppressions: bool = False
    reason: str | None = None
    until: str | None = None
    quiet: bool = False
    statistics: bool = False
    colour: Colour = Colour.AUTO
    stdin_filename: str | None = None
    progress: bool = True
    jobs: int | None = None
    executor: str | None = None
    cache: bool = True
    verbose: bool = False

    @property
    def from_stdin(self) -> bool:
        """Whether the policy comes from standard input."""
        return self.paths == (STANDARD_INPUT,)
