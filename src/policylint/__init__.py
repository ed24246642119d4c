"""policylint: a linter for privacy policies kept as code.

The names below are the public API. Each is imported when first used, so that importing the package costs nothing.
"""

from importlib import import_module

TYPE_CHECKING = False  # as type checkers understand it; importing typing would make `--version` wait
if TYPE_CHECKING:
    from policylint.api import check, load_policy
    from policylint.engine.report import Report
    from policylint.finding import Finding, Severity

__all__ = ["Finding", "Report", "Severity", "__version__", "check", "load_policy"]

__version__ = "0.1.0"

_HOMES = {
    "Finding": "policylint.finding",
    "Report": "policylint.engine.report",
    "Severity": "policylint.finding",
    "check": "policylint.api",
    "load_policy": "policylint.api",
}


def __getattr__(name: str) -> object:
    """Import a public name from its home."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
