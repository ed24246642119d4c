"""Carries out ``policylint new rule``."""

from pathlib import Path
from shlex import quote

from policylint.cli.exit_status import ExitStatus
from policylint.cli.streams import write
from policylint.errors import UsageError
from policylint.render.safe import printable
from policylint.resources import rules_dir
from policylint.rules.pack_file import compiled_catalogue
from policylint.rules.read_card import ID
from policylint.source.atomic import write_all

_TEMPLATE = Path("templates", "rule.yaml.txt")
_NAME = "rule-id"
"""What the template calls the rule."""


def write_rule(id_: str, folder: Path) -> ExitStatus:
    """Write a card that works as it stands, and say what to do with it.

    Raises:
        UsageError: the id is none, or taken; or the file exists or cannot be written.
        CardError: the built-in rules do not load.
    """
    _require_free(id_, folder)
    file = folder / f"{id_}.yaml"
    template = (rules_dir() / _TEMPLATE).read_text(encoding="utf-8")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder} cannot be made: {error.strerror or error}. Name another folder.") from error
    write_all({file: template.replace(_NAME, id_).encode()})
    write(_next_steps(file, folder))
    return ExitStatus.CLEAN


def _require_free(id_: str, folder: Path) -> None:
    if not ID.fullmatch(id_):
        raise UsageError(
            f"`{id_}` is no rule id. Write small letters and digits, with hyphens between words: {_suggested(id_)}."
        )
    if id_ in compiled_catalogue().cards:
        raise UsageError(
            f"`{id_}` is a built-in rule. Choose another id; to take its place, say `replaces: {id_}` in the new card."
        )
    for file in (*folder.rglob(f"{id_}.yaml"), *folder.rglob(f"{id_}.yml")):
        raise UsageError(f"{file} exists already. Choose another id, or edit that card.")


def _suggested(id_: str) -> str:
    """The id in the form it must have, where anything is left of it."""
    words = "".join(character if character.isascii() and character.isalnum() else " " for character in id_).split()
    suggested = "-".join(words).lower().lstrip("0123456789-")
    return suggested if ID.fullmatch(suggested) else "processor-country-missing"


def _next_steps(file: Path, folder: Path) -> str:
    pack = quote(printable(folder.as_posix()))
    return (
        f"Wrote {printable(file.as_posix())}: a rule that works, to be made yours.\n"
        "  1. Change it; its comments say what each key is for.\n"
        f"  2. `policylint test {pack} --coverage` runs its examples and names what they do not show.\n"
        "  3. `policylint facts POLICY` prints what its queries can ask about.\n"
        f"  4. `policylint check --rules {pack}` applies it.\n"
    )
