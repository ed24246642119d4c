"""Turns what a policy states, the law and a day into facts. It joins and resolves; it never judges."""

from datetime import date
from typing import Any

from policylint.facts import evidence, mentions, people, processing, rights, sharing
from policylint.facts.context import Context, resolver
from policylint.facts.evidence import PublishedText
from policylint.facts.facts import Facts, Object
from policylint.facts.places import Provenance
from policylint.reference import Library
from policylint.reference.dates import days_between
from policylint.source.nodes import Node

_DENIABLE = ("recipients", "transfers", "automated_decisions", "cookies", "children")
_DATES = ("published", "effective", "last_updated")


def build_facts(
    stated: Object, root: Node, as_of: date, library: Library, published: PublishedText | None = None
) -> Facts:
    """The facts as of a day.

    Args:
        stated: what the policy states, in full as ``Policy.expanded()`` gives it; it becomes part of the facts.
        root: the tree it was read from.
        as_of: the day.
        library: what is known of the law.
        published: the text the policy was written from, if its quotes are to be compared with that.
    """
    context = Context(as_of.isoformat(), library, stated["organisation"].get("country"), {})
    summary: Object = {"as_of": context.as_of}
    quotes = [] if published is None else list(evidence.quotes_of(stated))
    summary["claims_without_quote"] = evidence.claims_without_quote(stated)
    summary["denied"] = _move_denials(stated, context)
    _compare_clauses(stated, summary["denied"])
    summary["citations"] = mentions.collect(stated, context)
    _complete(stated, summary, context)
    if published is not None:
        sha256 = stated["notice"].get("source", {}).get("sha256")
        summary["evidence"] = evidence.compare([quote for _, quote in quotes], published, sha256)
        context.moved["evidence", "source"] = ("notice", "source")
        context.moved.update({("evidence", "quotes", index): path for index, (path, _) in enumerate(quotes)})
    for index, claim in enumerate(summary["claims_without_quote"]):
        context.moved["claims_without_quote", index] = (claim["section"], claim["id"])
    return Facts({**stated, **summary}, Provenance(root, context.moved), context.as_of)


def _complete(stated: Object, summary: Object, context: Context) -> None:
    """Each step needs what the ones above it have filled in."""
    people.add_organisation(stated, context)
    processing.add_categories(stated, context)
    sharing.add_recipients(stated, context)
    for id_, subject in (stated.get("data_subjects") or {}).items():
        subject["id"] = id_
    _add_notice(stated, context)
    processing.add_notice_wide(stated, context)
    processing.add_purposes(stated, context)
    people.add_subjects(stated)
    sharing.add_transfers(stated, context)
    sharing.add_automated_decisions(stated)
    sharing.add_cookies(stated)
    processing.add_use(stated, summary, context)
    rights.add_rights(stated, summary, context)
    people.add_contacts(stated, context)
    people.add_children(stated, context)


def _add_notice(stated: Object, context: Context) -> None:
    notice = stated["notice"]
    dates = [str(notice[key]) for key in _DATES if key in notice]
    for key in _DATES:
        if key in notice:
            notice[key] = str(notice[key])
    if dates:
        notice["date"] = max(dates)
        notice["age_days"] = days_between(notice["date"], context.as_of)
    resolver(stated.get("data_subjects") or {})(notice, "audience")
    audience, languages = stated["organisation"].get("audience_languages"), notice.get("languages")
    if audience and languages:
        served = {language.partition("-")[0] for language in languages}
        notice["audience_served"] = any(language.partition("-")[0] in served for language in audience)


def _compare_clauses(stated: Object, denied: Object) -> None:
    """Say of each clause whether it rests on the very words of a denial: then both are one statement."""
    words = [" ".join(denial.split()).casefold() for denial in denied.values() if isinstance(denial, str)]
    for clause in stated.get("clauses", ()):
        quotes = [" ".join(quote.split()).casefold() for quote in clause.get("quote", ())]
        clause["quotes_denial"] = any(quote in denial or denial in quote for quote in quotes for denial in words)


def _move_denials(stated: Object, context: Context) -> Object:
    """Take every `none` out of its section, so that a section holds only what there is."""
    denied: dict[str, Any] = {}
    for section in _DENIABLE:
        _take_denial(stated, (section,), denied, ("denied", section), context)
    contacts, rights = stated.get("contacts", {}), stated.get("rights", {})
    _take_denial(contacts, ("contacts", "dpo"), denied, ("denied", "dpo"), context)
    of_rights: dict[str, Any] = {}
    for right in list(rights):
        _take_denial(rights, ("rights", right), of_rights, ("denied", "rights", right), context)
    if of_rights:
        denied["rights"] = of_rights
    return denied


def _take_denial(
    holder: Object, origin: tuple[str, ...], denied: Object, moved_to: tuple[str, ...], context: Context
) -> None:
    key = origin[-1]
    section = holder.get(key)
    if isinstance(section, dict) and "none" in section:
        denied[key] = section.pop("none")
        context.moved[moved_to] = (*origin, "none")
        if not section.keys() - {"quote"}:
            del holder[key]
