"""The rights a notice states, how they are used, and whether it narrows them."""

from policylint.facts.context import Context, parse_durations
from policylint.facts.facts import Object
from policylint.facts.narrowing import narrowing
from policylint.facts.people import channels
from policylint.location import Path

_USE = ("deadline", "fee", "identity_proof", "reason_required", "signed_writing")


def add_rights(policy: Object, facts: Object, context: Context) -> None:
    """Complete requests and rights; needs the bases used, since a case is only missed if its basis is used."""
    rights = policy.get("rights")
    if rights is None:
        return
    limits = context.library.rows("right-limits")
    requests = rights.get("requests", [])
    for index, request in enumerate(requests):
        _complete(request, ("rights", "requests", index), context)
    general: Object = next((request for request in requests if "for" not in request), {})
    stated = [right for right in limits if right in rights]
    lawful_limits, bases_used = context.library.lawful_limits, facts["bases_used"]
    for name in stated:
        right = rights[name]
        right["id"] = name
        _complete(right, ("rights", name), context)
        used = general | right
        right["effective"] = {key: used[key] for key in _USE if key in used}
        right["effective"]["channels"] = right["channels"] or general.get("channels", [])
        row = limits[name]
        right["needs_no_reason"] = bool(row.get("needs_no_reason"))
        right.update(narrowing(right, row, bases_used, lawful_limits[name]))
    rights["mentioned"] = stated


def _complete(holder: Object, path: Path, context: Context) -> None:
    parse_durations(holder, "deadline", "extension")
    holder["channels"] = channels(holder, path, context)
