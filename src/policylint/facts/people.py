"""The organisation, its controllers, and how to reach them."""

from policylint.facts.context import Context, each
from policylint.facts.facts import Object
from policylint.location import Path
from policylint.reference.dates import reached

CHANNELS = ("email", "phone", "address", "web_form")


def add_organisation(policy: Object, context: Context) -> None:
    """Derive what follows from the stated facts about the organisation."""
    organisation = policy["organisation"]
    context.resolve_country(organisation, "country")
    if "established_in_eea" not in organisation and "country" in organisation:
        organisation["established_in_eea"] = organisation["country"]["eea"]
    kind = context.library.rows("organisation-kinds").get(organisation.get("kind", ""))
    if kind:
        organisation["public_authority"] = bool(kind.get("public_authority"))
        organisation["not_for_profit_aim"] = bool(kind.get("not_for_profit_aim"))
    for fact, row in context.library.rows("implied-facts").items():
        implied = any(organisation.get(reason["fact"]) == reason["equals"] for reason in row["because"])
        if implied and fact not in organisation:
            organisation[fact] = True


def add_contacts(policy: Object, context: Context) -> None:
    """Complete controllers, representative and data protection officer, and gather every channel."""
    contacts = policy.get("contacts")
    if contacts is None:
        return
    organisation = policy["organisation"]
    reach: list[Object] = []
    for id_, controller in (contacts.get("controllers") or {}).items():
        controller.setdefault("role", "controller")
        controller["id"] = id_
        kind = controller.get("kind", organisation.get("kind"))
        if kind:
            controller["effective_kind"] = kind
            row = context.library.rows("organisation-kinds").get(kind, {})
            controller["public_authority"] = bool(row.get("public_authority"))
        obsolete = _obsolete_form(controller, context)
        if obsolete:
            controller["legal_form_status"] = obsolete
        context.resolve_country(controller, "country")
        controller["channels"] = channels(controller, ("contacts", "controllers", id_), context)
        reach += controller["channels"]
    contacts["channels"] = reach
    for role in ("dpo", "representative"):
        person = contacts.get(role)
        if person is not None:
            context.resolve_country(person, "country")
            person["channels"] = channels(person, ("contacts", role), context)
    requests = policy.get("rights", {}).get("requests", [])
    contacts["other_channels"] = [
        channel for holder in (contacts.get("dpo"), *requests) if holder for channel in holder.get("channels", ())
    ]


def channels(holder: Object, path: Path, context: Context) -> list[Object]:
    """The ways to reach somebody; one whose value is lost from the copy has no ``value``."""
    found: list[Object] = []
    for channel in CHANNELS:
        value = holder.get(channel)
        if value is None or value is False:
            continue
        context.moved[(*path, "channels", len(found))] = (*path, channel)
        found.append({"channel": channel} | ({"value": value} if isinstance(value, str) else {}))
    return found


def _obsolete_form(controller: Object, context: Context) -> Object | None:
    """A legal form that no longer exists, stated or found inside a company's name."""
    country = controller.get("country", context.country)
    rows = context.library.table("legal-forms").rows
    for text in (controller.get("legal_form"), controller.get("name")):
        for match in context.library.legal_forms.find(text or ""):
            for id_ in match.entries:
                row = rows[id_]
                if row["country"] == country and reached(row, "abolished_on", context.as_of):
                    return {"id": id_, **{key: row[key] for key in ("title", "abolished_on", "successor")}}
    return None


def add_children(policy: Object, context: Context) -> None:
    """Join the age from which a child's own consent suffices in the organisation's country."""
    children = policy.get("children")
    if children is not None and context.country:
        age = context.library.consent_age(context.country, context.as_of)
        if age:
            children["consent_age"] = age


def add_subjects(policy: Object) -> None:
    """Say of each group of people which purposes concern it."""
    audience = {id(person) for person in policy["notice"].get("audience", ())}
    for subject in each(policy.get("data_subjects")):
        subject["used_by"] = []
        subject["in_audience"] = id(subject) in audience
    for purpose in each(policy.get("purposes")):
        for subject in purpose.get("data_subjects", ()):
            subject["used_by"].append(purpose["id"])
    for request in (policy.get("rights") or {}).get("requests", ()):
        if request.get("for") in (policy.get("data_subjects") or {}):
            policy["data_subjects"][request["for"]]["used_by"].append("rights")
