"""Recipients and transfers: who receives the data, where, and on what."""

from policylint.facts.context import Context, each, parse_durations, resolver
from policylint.facts.facts import Object


def add_recipients(policy: Object, context: Context) -> None:
    """Complete each recipient; which purposes and transfers name it is filled in by those."""
    resolve = resolver(policy.get("data_categories") or {})
    for id_, recipient in (policy.get("recipients") or {}).items():
        recipient["id"] = id_
        recipient["used_by"] = []
        recipient["transfers"] = []
        resolve(recipient, "receives")
        context.resolve_country(recipient, "country", "seat")
        known = recipient.get("country", recipient.get("seat"))
        if known:
            recipient["third_country"] = not known["eea"]
        described = recipient.get("category") or recipient.get("name")
        recipient["vague"] = context.vague(described or recipient.get("quote"))


def add_transfers(policy: Object, context: Context) -> None:
    """Resolve countries, recipients and mechanisms of each transfer, as of the day."""
    resolve = resolver(policy.get("recipients") or {})
    for id_, transfer in (policy.get("transfers") or {}).items():
        transfer["id"] = id_
        transfer.setdefault("stated_as", "fact")
        resolve(transfer, "recipients")
        for recipient in transfer.get("recipients", ()):
            recipient["transfers"].append(id_)
        _add_countries(transfer, context)
        mechanisms = transfer.pop("mechanism", None)
        if mechanisms is not None:
            transfer["mechanisms"] = [context.library.mechanisms.resolve(m, context.as_of) for m in mechanisms]
        states = [mechanism["status"] for mechanism in transfer.get("mechanisms", ())]
        transfer["mechanism_in_force"] = "in-force" in states
        transfer["dead_mechanism"] = "ended" in states or "transition" in states
    for recipient in each(policy.get("recipients")):
        stated = (transfer for transfer in each(policy.get("transfers")) if transfer["stated_as"] != "assurance")
        recipient["covered_by"] = [transfer["id"] for transfer in stated if _may_cover(transfer, recipient)]


def _may_cover(transfer: Object, recipient: Object) -> bool:
    """Whether a transfer names the recipient, or names none and may go to its country."""
    if "recipients" in transfer:
        return transfer["id"] in recipient["transfers"]
    known: Object = recipient.get("country") or recipient.get("seat") or {}
    return "to" not in transfer or known.get("code") in {country["code"] for country in transfer["to"]}


def _add_countries(transfer: Object, context: Context) -> None:
    if "to" not in transfer:
        return
    transfer["to"] = [context.library.countries.resolve(code, context.as_of) for code in transfer["to"]]
    transfer["to_adequate"] = all(
        country["eea"] or (country["adequacy"]["status"] == "in-force" and not country["adequacy"]["partial"])
        for country in transfer["to"]
    )


def add_automated_decisions(policy: Object) -> None:
    """Resolve the purposes of each decision."""
    resolve = resolver(policy.get("purposes") or {})
    for id_, decision in (policy.get("automated_decisions") or {}).items():
        decision["id"] = id_
        resolve(decision, "purposes")


def add_cookies(policy: Object) -> None:
    """Fill each cookie from what is said of all, strictly necessary ones excepted."""
    cookies = policy.get("cookies") or {}
    of_all = cookies.get("all", {})
    for id_, cookie in cookies.items():
        cookie["id"] = id_
        necessary = cookie.get("kind") == "strictly-necessary"
        cookie["consent_free"] = necessary or cookie.get("consent") == "not-needed"
        parse_durations(cookie, "duration")
    for cookie in each(cookies):
        fill = {} if cookie is of_all or cookie.get("kind") == "strictly-necessary" else of_all
        filled = [key for key in ("consent", "duration", "third_party_access") if key not in cookie and key in fill]
        cookie["filled_from_all"] = bool(filled)
        for key in ("consent", "duration", "third_party_access"):
            value = cookie.get(key, fill.get(key))
            if value is not None:
                cookie[f"effective_{key}"] = value
