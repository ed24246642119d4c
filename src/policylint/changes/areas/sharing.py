"""Who receives data, where, and on what; decisions by machines; cookies."""

from policylint.changes.change import Area, Kind
from policylint.changes.comparers import WORDS, Length, Value, What
from policylint.changes.sets import Members, references
from policylint.changes.shapes import Entries, Shape

RECIPIENTS = Entries(
    Shape(
        What(Area.RECIPIENT, "recipient"),
        {
            "name": Value(),
            "category": WORDS,
            **{key: Value() for key in ("role", "country", "seat", "contract")},
            "condition": WORDS,
            "receives": references("data_categories"),
        },
    )
)
TRANSFERS = Entries(
    Shape(
        What(Area.TRANSFER, "transfer"),
        {
            "stated_as": Value(),
            "to": Members(),
            "recipients": references("recipients"),
            "mechanisms": Members(Kind.MECHANISM, swap=True),
            "copy": WORDS,
            "systematic": Value(),
        },
    ),
    section="recipients",
)
AUTOMATED_DECISIONS = Entries(
    Shape(
        What(Area.AUTOMATED_DECISION, "automated-decision"),
        {
            "purposes": references("purposes"),
            "description": WORDS,
            **{key: Value() for key in ("profiling", "solely_automated", "legal_effect")},
            "basis": Value(Kind.BASIS),
            "logic": WORDS,
            "consequences": WORDS,
            "safeguards": Members(),
        },
    )
)
COOKIES = Entries(
    Shape(
        What(Area.COOKIE, "cookie"),
        {
            "kind": Value(),
            "provider": Value(section="recipients"),
            "consent": Value(Kind.BASIS),
            "duration": Length(),
            "third_party_access": Value(),
        },
    )
)
