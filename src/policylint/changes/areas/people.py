"""Who answers for the processing, and whose data they are."""

from policylint.changes.change import Area
from policylint.changes.comparers import WORDS, Value, What
from policylint.changes.sets import Members
from policylint.changes.shapes import Entries, One, Shape

CHANNELS = {key: Value() for key in ("address", "email", "phone", "web_form")}
_PERSON = {"name": Value(), **CHANNELS}

CONTROLLERS = Entries(
    Shape(
        What(Area.CONTROLLER, "controller"),
        {
            **_PERSON,
            **{key: Value() for key in ("kind", "legal_form", "registration", "country", "role", "processor_for")},
        },
    ),
    swap=True,
)
JOINT_ARRANGEMENT = One(
    Shape(What(Area.CONTROLLER, "joint-arrangement"), {"essence": WORDS, "contact_point": Value()}),
)
REPRESENTATIVE = One(Shape(What(Area.CONTROLLER, "representative"), {**_PERSON, "country": Value()}))
DPO = One(Shape(What(Area.DPO, "dpo"), _PERSON))
DATA_SUBJECTS = Entries(
    Shape(What(Area.DATA_SUBJECT, "data-subject"), {"description": WORDS, "kind": Value()}),
)
ORGANISATION = One(
    Shape(
        What(Area.ORGANISATION, "organisation"),
        {
            **{
                key: Value()
                for key in (
                    "name", "kind", "country", "established_in_eea", "group", "dpo_required",
                    "large_scale_special_categories", "large_scale_monitoring", "offers_to_children",
                )
            },
            "audience_languages": Members(),
        },
    )
)  # fmt: skip
