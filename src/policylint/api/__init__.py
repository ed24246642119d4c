"""What other programs call: check policies, compare two versions, or read one policy."""

from policylint.api.checking import check
from policylint.api.comparing import diff
from policylint.api.reading import load_policy

__all__ = ["check", "diff", "load_policy"]
