"""What the runner of GitHub Actions would take for a command in an ordinary log, made harmless.

The runner reads every line of a job's output. It obeys ``::name ...::`` at the start of a line, after any spaces, and,
from its first version, ``##[name]`` anywhere (``actions/runner``, ``src/Runner.Common/ActionCommand.cs``).
"""

import re

_COMMAND = re.compile(r"(?m)^(?P<before>\s*)::|##\[")


def without_commands(text: str) -> str:
    r"""The text with ``\x3a:`` and ``##\x5b`` in place of what begins a command; all else stays as it is."""
    return _COMMAND.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    before = match["before"]
    return "##\\x5b" if before is None else f"{before}\\x3a:"
