"""The notice itself, and what it says that has no place of its own."""

from policylint.changes import meaning
from policylint.changes.change import Area, Kind
from policylint.changes.comparers import WORDS, Value, What
from policylint.changes.sets import Members, references
from policylint.changes.shapes import Items, One, Shape
from policylint.changes.sides import Side
from policylint.facts.facts import Json

_DAYS = ("version", "published", "effective", "last_updated", "supersedes")


def _measure(item: Json, side: Side) -> str:  # noqa: ARG001 - words are the same on both sides
    return meaning.plain(item["measure"])


def _kind(item: Json, side: Side) -> str:  # noqa: ARG001 - words are the same on both sides
    return str(item["kind"])


def _kind_and_words(item: Json, side: Side) -> str:
    words = sorted(map(meaning.plain, item.get("quote", ())))
    return meaning.as_text([_kind(item, side), words])


def _cited(item: Json, side: Side) -> str:  # noqa: ARG001 - laws are the same on both sides
    if "authority" in item:
        return meaning.of_authority(item)
    return ", ".join(sorted(map(meaning.of_law, item.get("laws", ()))))


CHILDREN = One(
    Shape(
        What(Area.CHILDREN, "children"),
        {"min_age": Value(), "parental_consent": WORDS, "addressed": Value()},
    )
)
SECURITY = Members(Kind.EXISTENCE, _measure)
CLAUSES = Items(Shape(What(Area.CLAUSE, "clause"), {}), (_kind_and_words,), label=_kind)
CITES = Items(
    Shape(
        What(Area.CITED_LAW, "cited-law"),
        {"as": Value(), "website": Value()},
    ),
    (_cited,),
)
NOTICE = One(
    Shape(
        What(Area.NOTICE, "notice"),
        {
            "id": Value(),
            "title": WORDS,
            "languages": Members(),
            "url": Value(),
            **{key: Value(Kind.LIFECYCLE) for key in _DAYS},
            "audience": references("data_subjects"),
            "covers": Members(),
            "changes": One(Shape(What(Area.NOTICE, "change-notification"), {"how": WORDS})),
        },
    )
)
