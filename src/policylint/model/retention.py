"""How long data are kept."""

from typing import ClassVar, Self

from pydantic import model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError

from policylint.model.shapes import Many, Node, needed, said
from policylint.model.values import Choice, Flag, Period, Text, Texts
from policylint.model.vocabulary import Afterwards, CriterionKind


class Criterion(Node):
    """A criterion that determines how long data are kept, in full or as its bare kind."""

    shorthand: ClassVar[str] = "criterion"
    constraints: ClassVar[JsonSchemaValue] = {
        "if": {"properties": {"criterion": {"const": "other"}}},
        "then": {"required": ["description"]},
    }
    bare_constraints: ClassVar[JsonSchemaValue] = {"not": {"const": "other"}}

    criterion: CriterionKind = needed("Criterion", "What determines how long the data are kept.")
    description: Text = said("Description", "The criterion in the notice's words; needed where the kind is `other`.")

    @model_validator(mode="after")
    def _other_is_described(self) -> Self:
        if self.criterion == "other" and self.description is None:
            raise PydanticCustomError("undescribed", "undescribed")
        return self


class Retention(Node):
    """A statement of how long data are kept."""

    period: Period = said(
        "Period", "How long, such as `3 years` or `P3Y`; `unstated` where a period is said to exist, not which."
    )
    from_: Text = said("From", "The event from which the period runs.", alias="from")
    until: Text = said("Until", "The event that ends the keeping.")
    criteria: Many[Criterion] = said("Criteria", "The criteria used to determine the period.")
    law: Texts = said("Law", "The law that fixes the period; `unnamed` where a law is pointed at, not which.")
    indefinite: Flag = said("Indefinite", "Whether the notice says that the data are kept without end.")
    then: Choice[Afterwards] = said("Then", "What happens to the data afterwards.")
    applies_to: Texts = said("Applies to", "The data categories to which the statement is confined, by id, or `all`.")
