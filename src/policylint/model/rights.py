"""The rights of the data subject, and how to use them."""

from typing import ClassVar, Self

from pydantic import model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError

from policylint.model.shapes import Many, Node, One, judged, said
from policylint.model.values import Choice, Flag, Term, Text, WordsOrTrue
from policylint.model.vocabulary import ConfinedTo, ExceptedFor, Fee, IdentityProof, MarketingObjection

_EITHER: JsonSchemaValue = {"oneOf": [{"required": ["case"]}, {"required": ["other"]}]}


class Limit(Node):
    """A limit on a right: a known case, or other words."""

    shorthand: ClassVar[str] = "case"
    constraints: ClassVar[JsonSchemaValue] = _EITHER

    other: Text = said("Other", "The limit in the notice's words, where it is none of the known cases.")

    @model_validator(mode="after")
    def _one_case(self) -> Self:
        if len(self.model_fields_set & {"case", "other"}) != 1:
            raise PydanticCustomError("either", "either", {"first": "case", "second": "other"})
        return self


class Confinement(Limit):
    """A basis or case to which the notice confines a right, as its bare name or in other words."""

    case: Choice[ConfinedTo] = said("Case", "The basis or case in which the notice grants the right.")


class Exemption(Limit):
    """A case in which the notice says a right does not hold, as its bare name or in other words."""

    case: Choice[ExceptedFor] = said("Case", "The case in which the right does not hold.")


class Request(Node):
    """How rights are exercised."""

    for_: Text = said("For", "Whom this way of exercising rights concerns, where there are several.", alias="for")
    how: Text = said("How", "How to make a request, in the notice's words.")
    email: WordsOrTrue = said("E-mail", "The e-mail address, or `true` where one is offered but not in the copy read.")
    address: WordsOrTrue = said(
        "Address", "The postal address, or `true` where one is offered but not in the copy read."
    )
    phone: WordsOrTrue = said("Phone", "The phone number, or `true` where one is offered but not in the copy read.")
    web_form: WordsOrTrue = said("Web form", "The web form, or `true` where one is offered but not in the copy read.")
    deadline: Term = said("Deadline", "Within what time the notice promises an answer, such as `1 month`.")
    extension: Term = said("Extension", "By how much the notice says the deadline may be extended, such as `2 months`.")
    fee: Choice[Fee] = said("Fee", "Whether the notice says that a request costs something.")
    identity_proof: Choice[IdentityProof] = said("Identity proof", "What proof of identity the notice asks for.")
    signed_writing: Flag = said("Signed writing", "Whether a signed letter is demanded.")
    reason_required: Flag = said("Reason required", "Whether the person must give a reason.")


class Right(Request):
    """A right the notice mentions: how to use it, how far it goes, or the words that deny it."""

    none: Text = said("None", "The words in which the notice says that this right does not exist.")
    only_for: Many[Confinement] = said(
        "Only for", "The bases or cases to which the notice confines the right; any one of them is enough."
    )
    except_: Many[Exemption] = said(
        "Except", "The cases in which the notice says the right does not hold.", alias="except"
    )


class Objection(Right):
    """The right to object, also to direct marketing."""

    direct_marketing: Choice[MarketingObjection] = said(
        "Direct marketing", "Whether objecting to direct marketing always succeeds, is limited, or is denied."
    )
    separately_presented: Flag = judged(
        "Separately presented", "Whether the right to object is presented clearly and apart from other information."
    )


class Complaint(Node):
    """What the notice says of lodging a complaint with a supervisory authority."""

    for_: Text = said("For", "Which complaints, or whose, this authority hears, where there are several.", alias="for")
    authority: Text = said("Authority", "The name of the supervisory authority, as written in the notice.")
    address: WordsOrTrue = said(
        "Address", "The postal address, or `true` where one is offered but not in the copy read."
    )
    email: WordsOrTrue = said("E-mail", "The e-mail address, or `true` where one is offered but not in the copy read.")
    phone: WordsOrTrue = said("Phone", "The phone number, or `true` where one is offered but not in the copy read.")
    website: WordsOrTrue = said("Website", "The website, or `true` where one is offered but not in the copy read.")


class Rights(Node):
    """The data subject's rights, one key for each that the notice mentions, and how to use them."""

    requests: Many[Request] = said("Requests", "How rights are exercised at all.")
    access: One[Right] = said("Access", "The right of access to the data and to a copy of them.")
    rectification: One[Right] = said("Rectification", "The right to have inaccurate data corrected or completed.")
    erasure: One[Right] = said("Erasure", "The right to erasure, also called the right to be forgotten.")
    restriction: One[Right] = said("Restriction", "The right to restriction of processing.")
    portability: One[Right] = said(
        "Portability", "The right to receive one's data and have them sent to another controller."
    )
    objection: One[Objection] = said("Objection", "The right to object to processing, also to direct marketing.")
    withdraw_consent: One[Right] = said("Withdraw consent", "The right to withdraw consent at any time.")
    human_review: One[Right] = said(
        "Human review", "The right to have a decision made by a machine reviewed by a person."
    )
    judicial_remedy: One[Right] = said("Judicial remedy", "The right to an effective judicial remedy.")
    complaint: Many[Complaint] = said("Complaint", "The right to lodge a complaint with a supervisory authority.")
