"""What files are called from the root of their repository, which is how services elsewhere know them."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from policylint.source.urls import is_url

STANDARD_INPUT = "<stdin>"
"""What a policy without a file is called."""

_ROOT_VARIABLES = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where GitHub and GitLab say that the repository lies."""


def repository_names(files: Iterable[str], environ: Mapping[str, str]) -> dict[str, str]:
    """For each file its path from the root, with forward slashes; an absolute path if it lies outside."""
    here = Path.cwd()
    root = _root(here, environ)
    return {file: _name(file, here, root) for file in files}


def nearest_folder(path: Path) -> Path:
    """A folder itself, or the one that a file lies in; of what is not there, the nearest around it that is."""
    real = Path(os.path.realpath(path))
    return next(folder for folder in (real, *real.parents) if os.path.isdir(folder))  # noqa: PTH112 - never raises


def _root(here: Path, environ: Mapping[str, str]) -> Path:
    """Where the service says, if we are in there; else the nearest folder with a ``.git``; else here."""
    for variable in _ROOT_VARIABLES:
        if value := environ.get(variable):
            said = Path(os.path.realpath(value))
            if here.is_relative_to(said):
                return said
    return next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)


def _name(file: str, here: Path, root: Path) -> str:
    """Links are only followed where the path as written leads outside."""
    if file == STANDARD_INPUT or is_url(file):
        return file
    written = Path(os.path.normpath(here / file))
    for path in (written, Path(os.path.realpath(written))):
        if path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return written.as_posix()
