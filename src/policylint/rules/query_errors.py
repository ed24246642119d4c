"""What can go wrong with a query: it cannot be read, or it asks for too much."""


class QueryError(ValueError):
    """A query or condition that cannot be read or evaluated; its text is one sentence for the rule's author.

    Attributes:
        column: Where the text goes wrong, in code points from 1; None where no place is to blame.
    """

    def __init__(self, message: str, column: int | None = None) -> None:
        super().__init__(message)
        self.column = column


class QueryTimeoutError(QueryError):
    """A regular expression took too long on some text, as a pattern with nested repetition can."""


class QuerySyntaxError(Exception):
    """What is wrong with a query and at which index of it, before it is told in the author's own text."""

    def __init__(self, reason: str, index: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.index = index


_LONGEST = 300


def shortened(text: str) -> str:
    """The text as a message can hold it: a query may be as long as a card."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
