"""The command ``policylint``."""

import gc
import sys

from policylint import __version__

OBJECTS_BETWEEN_COLLECTIONS = 500_000
_INTERRUPTED = 130
"""128 and the number of the signal, as shells have it."""


def main() -> int:
    """Run the command line on this process's arguments; the result is its exit status.

    Garbage in cycles is looked for rarely: trees, facts and findings hold none, and looking, with Python's own
    threshold and at the end once more at all there is, would take nearly half of the time for one policy. At the end
    everything is given back without looking.
    """
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):  # the commonest question in hooks: nothing more is imported for it
        sys.stdout.write(f"policylint {__version__}\n")
        return 0
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    try:
        from policylint.cli.run import run  # noqa: PLC0415 - see above

        return run(arguments)
    except KeyboardInterrupt:
        return _INTERRUPTED
    finally:
        gc.freeze()


if __name__ == "__main__":
    sys.exit(main())
