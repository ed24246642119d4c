"""Everything that differs between two versions, in order. No law and no severity."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from policylint.changes.areas import keeping, people, processing, rights, sharing, statements
from policylint.changes.change import Action, Area, Change, Kind, Sort
from policylint.changes.comparers import Comparer, Value, What
from policylint.changes.sides import Pair, Sides, sides_of
from policylint.facts.facts import Facts

_POLICY = What(Area.NOTICE, "policy")
_DENIAL = Value(Kind.EXISTENCE, Action.REWORDED)
_NOTICE_WIDE = frozenset({"legal_bases", "special_category_condition", "retention", "provision"})
WHOLE = "the notice as a whole"
"""What people know a statement by that is made for all purposes at once."""
_SECTIONS: tuple[tuple[tuple[str, ...], What, Comparer], ...] = (
    (("contacts", "controllers"), people.CONTROLLERS.shape.what, people.CONTROLLERS),
    (("contacts", "joint_arrangement"), people.JOINT_ARRANGEMENT.shape.what, people.JOINT_ARRANGEMENT),
    (("contacts", "representative"), people.REPRESENTATIVE.shape.what, people.REPRESENTATIVE),
    (("contacts", "dpo"), people.DPO.shape.what, people.DPO),
    (("denied", "dpo"), What(Area.DPO, "denial"), _DENIAL),
    (("purposes",), processing.PURPOSES.shape.what, processing.PURPOSES),
    (("legal_bases",), processing.LEGAL_BASES.shape.what, processing.LEGAL_BASES),
    (("data_categories",), processing.DATA_CATEGORIES.shape.what, processing.DATA_CATEGORIES),
    (("special_category_condition",), processing.CONDITIONS.shape.what, processing.CONDITIONS),
    (("data_subjects",), people.DATA_SUBJECTS.shape.what, people.DATA_SUBJECTS),
    (("recipients",), sharing.RECIPIENTS.shape.what, sharing.RECIPIENTS),
    (("denied", "recipients"), What(Area.RECIPIENT, "denial"), _DENIAL),
    (("transfers",), sharing.TRANSFERS.shape.what, sharing.TRANSFERS),
    (("denied", "transfers"), What(Area.TRANSFER, "denial"), _DENIAL),
    (("retention",), keeping.RETENTION.shape.what, keeping.RETENTION),
    *((("rights", name), right.shape.what, right) for name, right in rights.RIGHTS.items()),
    *((("denied", "rights", name), What(Area.RIGHT, "denial"), _DENIAL) for name in rights.RIGHTS),
    (("rights", "complaint"), rights.COMPLAINTS.shape.what, rights.COMPLAINTS),
    (("rights", "requests"), rights.REQUESTS.shape.what, rights.REQUESTS),
    (("automated_decisions",), sharing.AUTOMATED_DECISIONS.shape.what, sharing.AUTOMATED_DECISIONS),
    (("denied", "automated_decisions"), What(Area.AUTOMATED_DECISION, "denial"), _DENIAL),
    (("cookies",), sharing.COOKIES.shape.what, sharing.COOKIES),
    (("denied", "cookies"), What(Area.COOKIE, "denial"), _DENIAL),
    (("children",), statements.CHILDREN.shape.what, statements.CHILDREN),
    (("denied", "children"), What(Area.CHILDREN, "denial"), _DENIAL),
    (("provision",), processing.PROVISION.shape.what, processing.PROVISION),
    (("security",), What(Area.SECURITY, "security"), statements.SECURITY),
    (("clauses",), statements.CLAUSES.shape.what, statements.CLAUSES),
    (("cites",), statements.CITES.shape.what, statements.CITES),
    (("organisation",), people.ORGANISATION.shape.what, people.ORGANISATION),
    (("notice",), statements.NOTICE.shape.what, statements.NOTICE),
)


def compare(old: Facts | None, new: Facts | None, policy: str = "") -> tuple[Change, ...]:
    """What differs between two versions of a notice, in the order of areas and paths.

    Args:
        old: the facts of the old version; None when there was none.
        new: the facts of the new version, as of the same day; None when there is none any more.
        policy: the id that both go by; fingerprints hang on it.

    Raises:
        ValueError: the two are facts as of different days, which would show changes of law as changes of the notice.
    """
    if old is None or new is None:
        return tuple(_whole(old, new, policy))
    if old.as_of != new.as_of:
        raise ValueError(f"the old facts are as of {old.as_of}, the new ones as of {new.as_of}")
    if old.document == new.document:  # most policies of a folder
        return ()
    return _in_order(_differences(sides_of(old, new, policy)))


def all_sorts() -> frozenset[Sort]:
    """All sorts of change there can be: every one of them needs a judgement."""
    sections = {sort for _, what, comparer in _SECTIONS for sort in comparer.sorts(what)}
    # The required sections are in every policy.
    sections -= {sort for sort in sections if sort.subject in {"organisation", "notice"}}
    return frozenset(
        sections | {Sort(*_POLICY[:1], Kind.EXISTENCE, a, _POLICY[1]) for a in (Action.ADDED, Action.REMOVED)}
    )


def _differences(sides: Sides) -> Iterator[Change]:
    whole = Pair(sides.old.document, sides.new.document)
    for path, what, comparer in _SECTIONS:
        pair = whole
        for step in path:
            pair = pair.member(step)
        key = WHOLE if path[0] in _NOTICE_WIDE else path[-1].replace("_", " ")
        yield from comparer.changes(replace(pair, key=key), what, sides)


def _in_order(changes: Iterator[Change]) -> tuple[Change, ...]:
    """The changes sorted; those of one fingerprint are numbered."""
    areas = list(Area)
    ordered = sorted(changes, key=lambda one: (areas.index(one.area), one.path, one.subject, one.action, one.arguments))
    seen: Counter[str] = Counter()
    numbered = []
    for change in ordered:
        seen[change.fingerprint] += 1
        numbered.append(replace(change, number=seen[change.fingerprint]))
    return tuple(numbered)


def _whole(old: Facts | None, new: Facts | None, policy: str) -> Iterator[Change]:
    if old is None and new is None:
        return
    there, action = (new, Action.ADDED) if new is not None else (old, Action.REMOVED)
    if there is None:
        return
    place = there.provenance.place(("policylint",))
    notice = there.document["notice"]
    yield Change(
        area=_POLICY.area,
        kind=Kind.EXISTENCE,
        action=action,
        subject=_POLICY.subject,
        path="notice",
        key=policy or notice.get("title", "the notice"),
        before=old and old.document["notice"],
        after=new and new.document["notice"],
        old_place=place if new is None else None,
        new_place=place if new is not None else None,
        policy=policy,
        anchor=place if new is not None else None,
    )
