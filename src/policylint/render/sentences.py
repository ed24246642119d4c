"""Sentences that several formats share."""

WHOLE_NOTICE = "This concerns the notice as a whole."
"""What is said instead of pretending that the first line is at fault."""
