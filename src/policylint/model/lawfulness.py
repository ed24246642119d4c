"""Why processing is lawful, and whether people must provide their data."""

from typing import ClassVar, Self

from pydantic import model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError

from policylint.model.shapes import Node, judged, needed, said
from policylint.model.values import Choice, Flag, Text, Texts
from policylint.model.vocabulary import (
    Basis,
    ConditionKind,
    ConsentGivenBy,
    ContractParty,
    Requirement,
)

_CONSENT = frozenset({"explicit", "withdrawal", "given_by"})
_LAW = frozenset({"law"})
_INTERESTS = frozenset({"interests", "balancing"})
_CONTRACT = frozenset({"pre_contractual", "party"})
_KEYS_OF_SOME = _CONSENT | _LAW | _INTERESTS | _CONTRACT
_KEYS_OF_BASIS: dict[Basis, frozenset[str]] = {
    "consent": _CONSENT,
    "contract": _CONTRACT,
    "legal-obligation": _LAW,
    "public-task": _LAW,
    "legitimate-interests": _INTERESTS,
}


def _bases_with(key: str) -> list[JsonSchemaValue]:
    return [{"const": basis} for basis, keys in _KEYS_OF_BASIS.items() if key in keys]


class LegalBasis(Node):
    """A legal basis the notice states, in full or as the bare name of the basis."""

    shorthand: ClassVar[str] = "basis"
    constraints: ClassVar[JsonSchemaValue] = {
        "dependencies": {key: {"properties": {"basis": {"anyOf": _bases_with(key)}}} for key in sorted(_KEYS_OF_SOME)}
    }

    basis: Basis = needed("Basis", "The legal basis.")
    explicit: Flag = said("Explicit", "For consent: whether the notice says that it is explicit.")
    withdrawal: Text = said("Withdrawal", "For consent: how it can be withdrawn.")
    given_by: Choice[ConsentGivenBy] = judged("Given by", "For consent: the behaviour by which it is given.")
    law: Texts = said(
        "Law",
        "For a legal obligation or a public task: the law; `unnamed` where a law is pointed at, not which.",
    )
    interests: Texts = said("Interests", "For legitimate interests: the interests pursued.")
    balancing: Text = said("Balancing", "For legitimate interests: how to obtain the balancing test.")
    pre_contractual: Flag = said(
        "Pre-contractual", "For a contract: whether it is about steps taken at the person's request before entering it."
    )
    party: Choice[ContractParty] = judged("Party", "For a contract: who is party to it.")

    @model_validator(mode="after")
    def _keys_belong_to_the_basis(self) -> Self:
        strays = self.model_fields_set & _KEYS_OF_SOME - _KEYS_OF_BASIS.get(self.basis, frozenset())
        if strays:
            raise PydanticCustomError("stray_keys", "stray keys", {"keys": sorted(strays), "owner": self.basis})
        return self


class NoticeLegalBasis(LegalBasis):
    """A legal basis stated for the notice as a whole."""

    sole: Flag = said("Sole", "Whether the notice says that all of its processing rests on this basis.")


class SpecialCategoryCondition(Node):
    """A condition under which special categories of data may be processed, in full or as its bare name."""

    shorthand: ClassVar[str] = "condition"

    condition: ConditionKind = needed("Condition", "The condition the notice states.")
    law: Texts = said("Law", "The law on which the condition rests; `unnamed` where a law is pointed at, not which.")


class Provision(Node):
    """Whether people must provide the data, and what follows if they do not."""

    required: Choice[Requirement] = said("Required", "Why the data must be provided, if they must.")
    consequences: Text = said("Consequences", "What the notice says follows if the data are not provided.")
