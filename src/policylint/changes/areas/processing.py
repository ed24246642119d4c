"""What data, from where, for what, on what basis, and whether people must give them."""

from policylint.changes.areas.keeping import RETENTION, is_formula
from policylint.changes.change import Area, Kind
from policylint.changes.comparers import WORDS, Comparer, Value, What
from policylint.changes.inherited import Inherited
from policylint.changes.sets import Members, law, references, word
from policylint.changes.shapes import Entries, Items, One, Shape
from policylint.changes.sides import Side
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
_BASIS: dict[str, Comparer] = {
    "explicit": Value(),
    "withdrawal": WORDS,
    "given_by": Value(),
    "laws": Members(Kind.VALUE, law),
    "interests": Members(),
    "balancing": WORDS,
    "pre_contractual": Value(),
    "party": Value(),
}


def _bases(members: dict[str, Comparer]) -> Items:
    shape = Shape(What(Area.LEGAL_BASIS, "legal-basis"), members)
    return Items(shape, (_basis_and_laws, _basis), kind=Kind.BASIS, swap=True)


LEGAL_BASES = _bases({**_BASIS, "sole": Value(Kind.SCOPE)})
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
CATEGORIES_USED = references("data_categories", _area_of_category, _CATEGORY_AREAS)
PURPOSES = Entries(
    Shape(
        What(Area.PURPOSE, "purpose"),
        {
            "description": WORDS,
            "data_categories": CATEGORIES_USED,
            "data_subjects": references("data_subjects", lambda _: Area.DATA_SUBJECT, (Area.DATA_SUBJECT,)),
            "recipients": references("recipients", lambda _: Area.RECIPIENT, (Area.RECIPIENT,)),
            "legal_bases": Inherited(_bases(_BASIS), "effective_legal_bases"),
            "special_category_condition": Inherited(CONDITIONS),
            "retention": Inherited(RETENTION, "effective_retention", is_formula),
            "provision": Inherited(PROVISION),
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
