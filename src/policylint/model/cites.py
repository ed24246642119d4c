"""Laws, decisions and authorities the notice cites."""

from typing import Any, ClassVar, Self

from pydantic import model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError

from policylint.model.shapes import Node, said
from policylint.model.values import Choice, Text, Texts, WordsOrTrue
from policylint.model.vocabulary import CitedAs


class Cite(Node):
    """A law, a decision or an authority the notice cites; bare words are a law in force."""

    shorthand: ClassVar[str] = "law"
    constraints: ClassVar[JsonSchemaValue] = {
        "oneOf": [{"required": ["law"]}, {"required": ["authority"]}],
        "not": {"properties": {"law": {"const": []}}, "required": ["law"]},
        "dependencies": {"as": ["law"], "website": ["authority"]},
    }

    filled: ClassVar[dict[str, tuple[str, str]]] = {"as": ("law", "in-force")}

    law: Texts = said(
        "Law", "The law or decision, as written in the notice; `unnamed` where one is pointed at, not which."
    )
    as_: Choice[CitedAs] = said(
        "As", "Whether it is cited as the law in force (the default) or as history.", alias="as"
    )
    authority: Text = said("Authority", "The name of the authority, as written in the notice.")
    website: WordsOrTrue = said(
        "Website", "The authority's website, or `true` where one is offered but not in the copy read."
    )

    @model_validator(mode="before")
    @classmethod
    def _law_is_in_force_unless_said(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        missing = {key: word for key, (other, word) in cls.filled.items() if other in value and key not in value}
        return {**value, **missing}

    @model_validator(mode="after")
    def _law_or_authority(self) -> Self:
        if (self.law is None) == (self.authority is None):
            raise PydanticCustomError("either", "either", {"first": "law", "second": "authority"})
        owner, stray = ("authority", "as") if self.law is None else ("law", "website")
        if (self.as_ if stray == "as" else self.website) is not None:
            raise PydanticCustomError("stray_keys", "stray keys", {"keys": [stray], "owner": owner})
        return self
