"""What can go wrong outside the policies themselves.

PolicylintError
├── UsageError            wrong options, paths or configuration
│   └── NothingToCheckError   no policy among the given paths
├── InputError            a file that cannot be read at all
│   └── LoadError             files that cannot be compared, because they cannot be read or are no policies
├── CardError             a rule card or reference table that does not load
└── InternalError         the tool itself, or a card at run time, failed

Faults *in* a policy are findings, never exceptions. Exit codes and printing belong to the command line.
"""

from collections.abc import Sequence


class PolicylintError(Exception):
    """Every error this package raises on purpose; its text is one sentence: what, where, what to do."""


class UsageError(PolicylintError):
    """The caller asked for something that cannot be done."""


class NothingToCheckError(UsageError):
    """The paths given hold no policy, which must not look like success."""


class InputError(PolicylintError):
    """A file could not be read."""


class LoadError(InputError):
    """Files cannot be compared; ``problems`` has a sentence for each, with its line, and the text is the first."""

    def __init__(self, problems: Sequence[str]) -> None:
        """Take at least one sentence."""
        self.problems = tuple(problems)
        super().__init__(self.problems[0])


class CardError(PolicylintError):
    """A rule card or a reference table is wrong; the text names the file and the line."""


class InternalError(PolicylintError):
    """A defect of the tool; a run in which one occurred cannot succeed."""
