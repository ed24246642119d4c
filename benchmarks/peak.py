"""Runs a command and prints the most memory that it had at once, in bytes; nothing else that it prints is kept.

python -S peak.py COMMAND [ARGUMENT ...]

This process is small on purpose: a new process counts as its own what its parent held when it was started.
"""

import os
import sys


def peak(command: list[str]) -> tuple[int, int]:
    """How a command ended, and the most bytes it held in memory at once."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    actions = [(os.POSIX_SPAWN_DUP2, nowhere, 1)]
    child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _, status, used = os.wait4(child, 0)
    unit = 1 if sys.platform == "darwin" else 1024
    return os.waitstatus_to_exitcode(status), used.ru_maxrss * unit


if __name__ == "__main__":
    ended, most = peak(sys.argv[1:])
    print(most)
    sys.exit(ended)
