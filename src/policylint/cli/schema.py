"""``policylint schema``: prints a JSON Schema."""

from pathlib import Path
from typing import Annotated

import typer

from policylint.cli.exit_status import ExitStatus
from policylint.cli.streams import write_utf8
from policylint.errors import InternalError, UsageError
from policylint.resources import schemas_dir
from policylint.rules.nearest import suggestion

_ENDING = ".schema.json"


def schema(
    name: Annotated[
        str, typer.Argument(metavar="[NAME]", help="policy, facts, config, report …; a wrong name lists them all.")
    ] = "policy",
) -> int:
    """Print a JSON Schema, for editors and other programs."""
    write_utf8(_path(name).read_text(encoding="utf-8"))
    return ExitStatus.CLEAN


def _path(name: str) -> Path:
    known = {path.name.removesuffix(_ENDING): path for path in sorted(schemas_dir().glob(f"*{_ENDING}"))}
    if not known:
        raise InternalError("The schemas are missing from this installation. Install policylint again.")
    if name not in known:
        raise UsageError(f"`{name}` is no schema.{suggestion(name, known)} The schemas are: {', '.join(known)}.")
    return known[name]
