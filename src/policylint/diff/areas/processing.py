"""What data, from where, for what, on what basis, and whether people must give them."""

from policylint.diff.areas.keeping import RETENTION
from policylint.diff.change import Area, Kind
from policylint.diff.comparers import WORDS, Value, What
from policylint.diff.sets import Members, law, reference, word
from policylint.diff.shapes import Entries, Items, One, Shape
from policylint.diff.sides import Side
from policylint.facts.facts import Json, Object

_CATEGORY_AREAS = (Area.DATA_CATEGORY, Area.SPECIAL_CATEGORY)


def _area_of_category(category: Object) -> Area:
    """Everything the encoder marked as special is, convictions and national numbers too."""
    return Area.SPECIAL_CATEGORY if category.get("special") else Area.DATA_CATEGORY


def _basis_and_laws(item: Json, side: Side) -> str:
    return " ".join((_basis(item, side), *sorted(law(one, side) for one in item.get("laws", ()))))


def _basis(item: Json, side: Side) -> str:  # noqa: ARG001 - words are the same on both sides
    return str(item.get("basis") or item.get("condition"))


def _source_and_words(item: Json, side: Side) -> str:
    return f"{item['source']} {word(item.get('description', ''), side)}"


def _source(item: Json, side: Side) -> str:  # noqa: ARG001 - words are the same on both sides
    return str(item["source"])


PROVISION = One(
    Shape(
        What(Area.PROVISION, "provision"),
        {"required": Value(Kind.REQUIREDNESS), "consequences": WORDS},
    )
)
LEGAL_BASES = Items(
    Shape(
        What(Area.LEGAL_BASIS, "legal-basis"),
        {
            "explicit": Value(),
            "withdrawal": WORDS,
            "given_by": Value(),
            "laws": Members(Kind.VALUE, law),
            "interests": Members(),
            "balancing": WORDS,
            "pre_contractual": Value(),
            "party": Value(),
            "sole": Value(Kind.SCOPE),
        },
    ),
    (_basis_and_laws, _basis),
    kind=Kind.BASIS,
    swap=True,
)
CONDITIONS = Items(
    Shape(
        What(Area.SPECIAL_CATEGORY, "condition"),
        {"laws": Members(Kind.VALUE, law)},
    ),
    (_basis_and_laws, _basis),
    kind=Kind.BASIS,
    swap=True,
)
DATA_CATEGORIES = Entries(
    Shape(
        What(Area.DATA_CATEGORY, "data-category"),
        {
            "description": WORDS,
            "items": Members(),
            "online_identifier": Value(),
            "special": Members(Kind.SCOPE, area=lambda _: Area.SPECIAL_CATEGORY, areas=(Area.SPECIAL_CATEGORY,)),
            "laws": Members(Kind.VALUE, law),
            "provision": PROVISION,
            "sources": Items(
                Shape(
                    What(Area.SOURCE, "source"),
                    {"publicly_accessible": Value(), "description": WORDS},
                ),
                (_source_and_words, _source),
            ),
        },
        area_of=_area_of_category,
        areas=_CATEGORY_AREAS,
    )
)
CATEGORIES_USED = Members(Kind.SCOPE, reference("data_categories"), area=_area_of_category, areas=_CATEGORY_AREAS)
PURPOSES = Entries(
    Shape(
        What(Area.PURPOSE, "purpose"),
        {
            "description": WORDS,
            "data_categories": CATEGORIES_USED,
            "data_subjects": Members(
                Kind.SCOPE, reference("data_subjects"), area=lambda _: Area.DATA_SUBJECT, areas=(Area.DATA_SUBJECT,)
            ),
            "recipients": Members(
                Kind.SCOPE, reference("recipients"), area=lambda _: Area.RECIPIENT, areas=(Area.RECIPIENT,)
            ),
            "legal_bases": LEGAL_BASES,
            "special_category_condition": CONDITIONS,
            "retention": RETENTION,
            "provision": PROVISION,
            "direct_marketing": One(
                Shape(
                    What(Area.DIRECT_MARKETING, "direct-marketing"),
                    {"channels": Members(), "soft_opt_in": Value(), "opt_out": WORDS},
                )
            ),
            "further_processing": One(Shape(What(Area.PURPOSE, "further-processing"), {"compatible_because": WORDS})),
        },
    )
)
