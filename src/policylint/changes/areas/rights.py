"""What people may ask for, how, and where they may complain."""

from policylint.changes import meaning
from policylint.changes.areas.people import CHANNELS
from policylint.changes.change import Area
from policylint.changes.comparers import WORDS, Comparer, Length, Value, What
from policylint.changes.sets import Confinements, Limits
from policylint.changes.shapes import Items, One, Shape
from policylint.changes.sides import Side
from policylint.facts.facts import Json

_NAMES = (
    "access", "rectification", "erasure", "restriction", "portability", "objection", "withdraw_consent",
    "human_review", "judicial_remedy",
)  # fmt: skip
_USE: dict[str, Comparer] = {
    "how": WORDS,
    **CHANNELS,
    "deadline": Length(),
    "extension": Length(),
    **{key: Value() for key in ("fee", "identity_proof", "signed_writing", "reason_required")},
}
_ONLY_OF_OBJECTION: dict[str, Comparer] = {"direct_marketing": Value(), "separately_presented": Value()}


def _whose(item: Json, side: Side) -> str:
    return side.name("data_subjects", meaning.plain(item.get("for", "")))


def _authority(item: Json, side: Side) -> str:  # noqa: ARG001 - authorities are the same on both sides
    return meaning.of_authority(item)


def _authority_and_whose(item: Json, side: Side) -> str:
    return meaning.as_text([_authority(item, side), _whose(item, side)])


RIGHTS = {
    name: One(
        Shape(
            What(Area.RIGHT, "right"),
            {
                **_USE,
                "only_for": Confinements(),
                "except": Limits(),
                **(_ONLY_OF_OBJECTION if name == "objection" else {}),
            },
        ),
        entry=True,
    )
    for name in _NAMES
}
REQUESTS = Items(
    Shape(What(Area.REQUEST, "request"), _USE),
    (_whose,),
)
COMPLAINTS = Items(
    Shape(
        What(Area.RIGHT, "complaint"),
        {
            "authority": WORDS,
            **{key: Value() for key in ("address", "email", "phone", "website")},
            "for": Value(section="data_subjects"),
        },
    ),
    (_authority_and_whose, _authority),
    swap=True,
)
