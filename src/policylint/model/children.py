"""What the notice says of children."""

from policylint.model.shapes import Node, said
from policylint.model.values import Age, Flag, Text


class Children(Node):
    """What the notice says of children."""

    none: Text = said("None", "The words in which the notice says that no data of children are processed.")
    min_age: Age = said("Minimum age", "The age from which a child may consent without a parent, in years.")
    parental_consent: Text = said(
        "Parental consent", "How the consent of a holder of parental responsibility is obtained."
    )
    addressed: Flag = said("Addressed", "Whether the notice is addressed to children.")
