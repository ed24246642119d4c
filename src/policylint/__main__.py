"""The command ``policylint``."""

import sys

from policylint import __version__

_INTERRUPTED = 130
"""128 and the number of the signal, as shells have it."""


def main() -> int:
    """Run the command line on this process's arguments; the result is its exit status."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):  # the commonest question in hooks: nothing more is imported for it
        sys.stdout.write(f"policylint {__version__}\n")
        return 0
    try:
        from policylint.cli.run import run  # noqa: PLC0415 - see above

        return run(arguments)
    except KeyboardInterrupt:
        return _INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
