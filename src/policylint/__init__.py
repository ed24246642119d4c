"""policylint: a linter for privacy policies kept as code.

The names below are the public API. Each is imported when first used, so that importing the package costs nothing.
"""

from importlib import import_module

TYPE_CHECKING = False  # as type checkers understand it; importing typing would make `--version` wait
if TYPE_CHECKING:
    from policylint.api import check, diff, load_policy
    from policylint.changes.report import DiffReport
    from policylint.engine.report import Report
    from policylint.finding import Finding, Severity

__all__ = ["DiffReport", "Finding", "Report", "Severity", "__version__", "check", "diff", "load_policy"]

__version__ = "0.1.0"

_HOMES = {
    "DiffReport": "policylint.changes.report",
    "Finding": "policylint.finding",
    "Report": "policylint.engine.report",
    "Severity": "policylint.finding",
    "check": "policylint.api.checking",
    "diff": "policylint.api.comparing",
    "load_policy": "policylint.api.reading",
}


def __getattr__(name: str) -> object:
    """Import a public name from its home."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
