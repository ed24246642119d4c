"""Data categories, purposes, bases and retention: the centre of the facts."""

from functools import lru_cache
from typing import Any

from policylint.facts.context import Context, duration, each, resolver
from policylint.facts.facts import Object
from policylint.reference import Library

UNSTATED = "unstated"
_OWN_SOURCES = frozenset({"data-subject", "observed", "derived"})


def add_categories(policy: Object, context: Context) -> None:
    """Classify each data category and say which purposes use it."""
    kinds = context.library.rows("data-kinds")
    for id_, category in (policy.get("data_categories") or {}).items():
        category["id"] = id_
        category["used_by"] = []
        groups = {kinds[kind]["group"] for kind in category.get("special", ())}
        category["special_category"] = "special-category" in groups
        category["criminal"] = "criminal" in groups
        category["national_id"] = "national-id" in groups
        category["indirect"] = any(source["source"] not in _OWN_SOURCES for source in category.get("sources", ()))
        if "laws" in category:
            category["law_named"] = all(law["named"] for law in category["laws"])
        category["vague"] = context.vague(category.get("description") or category.get("quote"))


def add_bases(bases: list[Object], context: Context) -> None:
    """Join what the lawful-bases table knows of each basis."""
    known = _joined(context.library, "lawful-bases", ("gdpr", "title", "rights"), ("needs_law", "needs_interest"))
    for basis in bases:
        basis.update(known[basis["basis"]])
        if "interests" in basis:
            basis["vague"] = context.vague(basis["interests"])


def add_conditions(conditions: list[Object], policy: Object, context: Context) -> None:
    """Join what the table knows of each condition, and whether the organisation is of its kind."""
    columns = ("gdpr", "title", "organisation_kinds", "subject_kinds")
    known = _joined(context.library, "special-category-conditions", columns, ("needs_law", "is_consent"))
    kind = policy["organisation"].get("kind")
    for condition in conditions:
        condition.update(known[condition["condition"]])
        if kind and "organisation_kinds" in condition:
            condition["organisation_fits"] = kind in condition["organisation_kinds"]


@lru_cache(maxsize=16)
def _joined(library: Library, table: str, columns: tuple[str, ...], flags: tuple[str, ...]) -> dict[str, Object]:
    """By row id, the members that the facts take over from a table: columns where there are any, flags always."""
    return {
        id_: {key: row[key] for key in columns if key in row} | {flag: bool(row.get(flag)) for flag in flags}
        for id_, row in library.rows(table).items()
    }


def add_retention(statements: list[Object], policy: Object, context: Context) -> None:
    """Parse periods, resolve what a statement applies to and find its vague words."""
    resolve = resolver(policy.get("data_categories") or {})
    for statement in statements:
        period = statement.pop("period", None)
        if period == UNSTATED:
            statement["period_unstated"] = True
        elif period is not None:
            statement["period"] = duration(period)
        resolve(statement, "applies_to")
        criteria = statement.get("criteria", [])
        for criterion in criteria:
            criterion["vague"] = context.vague(criterion.get("description"))
        statement["until_vague"] = context.vague(statement.get("until"))
        statement["criteria_kinds"] = [criterion["criterion"] for criterion in criteria]
        statement["vague"] = context.vague(
            statement.get("quote"),
            statement.get("from"),
            statement.get("until"),
            *(c.get("description") for c in criteria),
        )


def add_notice_wide(policy: Object, context: Context) -> None:
    """Complete what is said of the whole notice."""
    add_bases(policy.get("legal_bases", []), context)
    add_conditions(policy.get("special_category_condition", []), policy, context)
    add_retention(policy.get("retention", []), policy, context)


def add_purposes(policy: Object, context: Context) -> None:
    """Resolve what each purpose names and work out what holds for it."""
    references = {key: resolver(policy.get(key) or {}) for key in ("data_categories", "data_subjects", "recipients")}
    for id_, purpose in (policy.get("purposes") or {}).items():
        purpose["id"] = id_
        for key, resolve in references.items():
            resolve(purpose, key)
        for used in (*purpose.get("data_categories", ()), *purpose.get("recipients", ())):
            used.setdefault("used_by", []).append(id_)
        add_bases(purpose.get("legal_bases", []), context)
        add_conditions(purpose.get("special_category_condition", []), policy, context)
        add_retention(purpose.get("retention", []), policy, context)
        purpose["vague"] = context.vague(purpose.get("description") or purpose.get("quote"))
        _add_effective(purpose, policy)


def _add_effective(purpose: Object, policy: Object) -> None:
    categories = purpose.get("data_categories", [])
    purpose["effective_legal_bases"] = purpose.get("legal_bases") or [
        basis for basis in policy.get("legal_bases", ()) if basis.get("sole")
    ]
    purpose["effective_retention"] = purpose.get("retention") or [
        statement for statement in policy.get("retention", ()) if _covers(statement, categories)
    ]
    purpose["effective_condition"] = _fitted(purpose, policy)
    # Looking into a list costs half as much as asking a generator, and there are many purposes.
    purpose["special_category"] = True in [category["special_category"] for category in categories]
    purpose["indirect"] = True in [category["indirect"] for category in categories]
    for holder in (*categories, purpose, policy):
        if "provision" in holder:
            purpose["effective_provision"] = holder["provision"]
            break


def _covers(statement: Object, categories: list[Object]) -> bool:
    applies_to = statement.get("applies_to")
    return applies_to is None or any(category in applies_to for category in categories)


def _fitted(purpose: Object, policy: Object) -> list[Object]:
    """The conditions that hold for a purpose, each told whether the people concerned are of its circle."""
    conditions = purpose.get("special_category_condition") or policy.get("special_category_condition")
    if not conditions:
        return []
    kinds = {subject["kind"] for subject in purpose.get("data_subjects", ()) if "kind" in subject}
    fitted: list[Object] = []
    for condition in conditions:
        circle: Any = condition.get("subject_kinds")
        fits = {"subjects_fit": kinds <= set(circle)} if kinds and circle else {}
        fitted.append({**condition, **fits})
    return fitted


def add_use(policy: Object, facts: Object, context: Context) -> None:
    """The members of the root that sum up purposes and categories."""
    purposes, categories = list(each(policy.get("purposes"))), list(each(policy.get("data_categories")))
    bases = [basis["basis"] for purpose in purposes for basis in purpose["effective_legal_bases"]]
    bases += [basis["basis"] for basis in policy.get("legal_bases", ())]
    rows = context.library.rows("lawful-bases")
    facts["bases_used"] = list(dict.fromkeys(bases))
    facts["rights_carried"] = list(
        dict.fromkeys(right for basis in facts["bases_used"] for right in rows[basis]["rights"])
    )
    facts["processes_special_categories"] = any(category["special_category"] for category in categories)
    facts["collects_online_identifiers"] = any(category.get("online_identifier") for category in categories)
    sources = {source["source"] for category in categories for source in category.get("sources", ())}
    covers = policy["notice"].get("covers", [])
    facts["collected_elsewhere"] = "collected-elsewhere" in covers or bool(sources - _OWN_SOURCES)
    own = bool(sources & {"data-subject", "observed"}) or not sources
    facts["collected_from_data_subject"] = "collected-from-data-subject" in covers or (not covers and own)
