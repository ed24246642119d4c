"""Who receives data, where, and on what; decisions by machines; cookies."""

from policylint.diff.change import Area, Kind
from policylint.diff.comparers import WORDS, Length, Value, What
from policylint.diff.sets import Members, reference
from policylint.diff.shapes import Entries, Shape

RECIPIENTS = Entries(
    Shape(
        What(Area.RECIPIENT, "recipient"),
        {
            "name": Value(),
            "category": WORDS,
            **{key: Value() for key in ("role", "country", "seat", "contract")},
            "condition": WORDS,
            "receives": Members(Kind.SCOPE, reference("data_categories")),
        },
    )
)
TRANSFERS = Entries(
    Shape(
        What(Area.TRANSFER, "transfer"),
        {
            "stated_as": Value(),
            "to": Members(),
            "recipients": Members(Kind.SCOPE, reference("recipients")),
            "mechanisms": Members(Kind.MECHANISM, swap=True),
            "copy": WORDS,
            "systematic": Value(),
        },
    )
)
AUTOMATED_DECISIONS = Entries(
    Shape(
        What(Area.AUTOMATED_DECISION, "automated-decision"),
        {
            "purposes": Members(Kind.SCOPE, reference("purposes")),
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
