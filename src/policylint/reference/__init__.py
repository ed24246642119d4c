"""The law as dated tables, and what they say as of a day. The tables themselves lie under ``rules/reference/``."""

from policylint.reference.library import Library, load_library

__all__ = ["Library", "load_library"]
