"""policylint: a linter for privacy policies kept as code."""

__version__ = "0.1.0"
