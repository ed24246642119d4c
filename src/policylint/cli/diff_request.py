"""What the user asked of ``diff``."""

from dataclasses import dataclass, field
from pathlib import Path

from policylint.cli.diff_status import DiffThreshold
from policylint.cli.request import Request
from policylint.errors import UsageError
from policylint.render.changes.formats import DiffFormat

_FORMS = "`policylint diff OLD NEW`, or `policylint diff --against REV [PATHS...]`"


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffRequest:
    """The options as they were given; ``checking`` holds those that decide which findings there are."""

    versions: tuple[str, ...] = ()
    against: str | None = None
    threshold: DiffThreshold = DiffThreshold.NEVER
    format: DiffFormat | None = None
    outputs: tuple[str, ...] = ()
    accept: Path | None = None
    write_acceptances: Path | None = None
    reason: str | None = None
    by: str | None = None
    checking: Request = field(default_factory=Request)

    def require_sense(self) -> None:
        """See that the options go together.

        Raises:
            UsageError: they do not.
        """
        if self.against is None and len(self.versions) != 2:  # noqa: PLR2004 - old and new
            given = "is only one" if len(self.versions) == 1 else f"are {len(self.versions) or 'none'}"
            raise UsageError(f"Two versions are compared, and there {given}. Write {_FORMS}.")
        for option, value in (("--reason", self.reason), ("--by", self.by)):
            if value is not None and self.write_acceptances is None:
                raise UsageError(
                    f"{option} says what --write-acceptances writes. Add that option, or leave this one out."
                )
            if self.write_acceptances is not None and not (value or "").strip():
                raise UsageError(f"--write-acceptances wants --reason and --by, and {option} says nothing. Add it.")
            if value is not None and not value.isprintable():
                raise UsageError(f"{option} holds characters that do not show. Write plain words on one line.")
