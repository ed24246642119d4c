"""A bar on standard error that shows how far a long run is, to whoever watches a terminal."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from time import monotonic
from typing import TypeVar

from policylint.cli.streams import abandon
from policylint.render.safe import printable

PATIENCE = 1.0
"""Seconds that a run may take before a bar is shown."""
_PAUSE = 0.1
"""Seconds for which a bar stands still at least."""
_CELLS = 24
_CLEAR = "\r\x1b[K"

_Item = TypeVar("_Item")


def wants_progress(environ: Mapping[str, str], *, wanted: bool) -> bool:
    """Whether a bar may be shown: only on a terminal that can write a line anew."""
    return wanted and sys.stderr is not None and sys.stderr.isatty() and environ.get("TERM") != "dumb"


def watched(items: Sequence[tuple[str, _Item]], started: float) -> Iterator[_Item]:
    """Hand on what is named, one by one, and show which one is being worked on once the run has taken a while.

    Args:
        items: each with the name people know it by.
        started: when the run began, by the monotonic clock.
    """
    shown = 0.0
    try:
        for number, (name, item) in enumerate(items):
            now = monotonic()
            if now - started >= PATIENCE and now - shown >= _PAUSE:
                shown = now
                _show(_bar(number, len(items), name))
            yield item
    finally:
        if shown:
            _show("")


def hide_bar() -> None:
    """Take the bar away, if there is one, before something else is written to the terminal."""
    if _Screen.holds_bar:
        _show("")


def _bar(done: int, total: int, name: str) -> str:
    full = _CELLS * done // total
    text = f"[{'#' * full}{'.' * (_CELLS - full)}] {done}/{total} {printable(name)}"
    from shutil import get_terminal_size  # noqa: PLC0415 - it loads every kind of archive

    return text[: get_terminal_size().columns - 1]


class _Screen:
    """What the terminal shows: there is only one."""

    holds_bar = False


def _show(text: str) -> None:
    _Screen.holds_bar = bool(text)
    encoding = sys.stderr.encoding or "utf-8"
    try:
        sys.stderr.write(_CLEAR + text.encode(encoding, "backslashreplace").decode(encoding))
        sys.stderr.flush()
    except OSError:  # nobody watches any more
        abandon(sys.stderr)
