"""Laws and authorities wherever a policy names them, resolved against the reference tables."""

from collections.abc import Iterator

from policylint.facts.context import Context
from policylint.facts.facts import Object
from policylint.facts.holders import holders
from policylint.location import Path

UNNAMED = "unnamed"
"""What the format writes where a law is pointed at, but not which."""
_COMPLAINT = ("rights", "complaint")


def collect(policy: Object, context: Context) -> list[Object]:
    """Resolve every law and authority in ``policy`` in place, and list them all in the order of the file."""
    found: list[tuple[Path, Object]] = []
    for path, node in holders(policy):
        if isinstance(node.get("law"), list):
            found.extend(_laws(path, node, context))
        elif "authority" in node or path[:2] == _COMPLAINT:
            found.extend(_authority(path, node, context))
    for index, (path, _) in enumerate(found):
        context.moved["citations", index] = path
    return [citation for _, citation in found]


def _laws(path: Path, holder: Object, context: Context) -> Iterator[tuple[Path, Object]]:
    holder["laws"] = [law(words, context) for words in holder.pop("law")]
    for index, resolved in enumerate(holder["laws"]):
        yield (*path, "law", index), {"kind": "law", "as": holder.get("as", "in-force"), **resolved}


def law(words: str, context: Context) -> Object:
    """One law as facts hold it."""
    if words == UNNAMED:
        return {"as_written": words, "named": False, "status": "unknown", "misdated": False, "uncertain": False}
    resolved = context.library.laws.resolve(words, context.country, context.as_of)
    return {"as_written": words, "named": True, **resolved}


def _authority(path: Path, holder: Object, context: Context) -> Iterator[tuple[Path, Object]]:
    """The body an authority's name, or where there is none its website, stands for."""
    name, website = holder.get("authority"), holder.get("website")
    website = website if isinstance(website, str) else None
    body = context.library.authorities.resolve(name, website, context.country, context.as_of)
    if body["status"] == "unknown":
        holder["body_status"] = "unknown"
    else:
        holder["body"] = dict(body)
        context.resolve_country(holder["body"], "country")
    if name or website:
        by_website = body["former_domain"] and not body["former_name"]
        place = (*path, "website" if by_website or not name else "authority")
        named: Object = {"kind": "authority", "as_written": name or website, "as": "in-force", "named": True, **body}
        yield place, named | ({"website": website} if website else {})
