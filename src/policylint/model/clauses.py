"""Measures the notice promises, and other statements with legal weight."""

from typing import ClassVar

from policylint.model.shapes import Node, judged_needed, needed
from policylint.model.values import Words
from policylint.model.vocabulary import ClauseKind


class Measure(Node):
    """A security measure the notice states, in full or as its bare words."""

    shorthand: ClassVar[str] = "measure"

    measure: Words = needed("Measure", "The measure, in the notice's words.")


class Clause(Node):
    """A statement with legal weight that has no place of its own, in full or as its bare kind."""

    shorthand: ClassVar[str] = "kind"

    kind: ClauseKind = judged_needed("Kind", "What the statement amounts to.")
