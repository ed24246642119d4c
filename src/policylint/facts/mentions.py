"""Laws and authorities wherever a policy names them, resolved against the reference tables."""

from collections.abc import Iterable, Iterator

from policylint.facts.context import Context
from policylint.facts.facts import Json, Object
from policylint.location import Path

UNNAMED = "unnamed"
"""What the format writes where a law is pointed at, but not which."""
_COMPLAINT = ("rights", "complaint")


def collect(policy: Object, context: Context) -> list[Object]:
    """Resolve every law and authority in ``policy`` in place, and list them all in the order of the file."""
    holders: list[tuple[Path, Object]] = []
    _gather(policy, [], holders)
    found: list[tuple[Path, Object]] = []
    for path, node in holders:
        if isinstance(node.get("law"), list):
            found.extend(_laws(path, node, context))
        elif "authority" in node or path[:2] == _COMPLAINT:
            found.extend(_authority(path, node, context))
    for index, (path, _) in enumerate(found):
        context.moved["citations", index] = path
    return [citation for _, citation in found]


def _gather(value: Json, path: list[str | int], holders: list[tuple[Path, Object]]) -> None:
    """Add every object that names a law or an authority, outermost first; only for those is the path spelled out.

    A list that begins with a text holds nothing else: no list of the format mixes texts and objects.
    """
    if isinstance(value, dict):
        if "law" in value or "authority" in value or tuple(path[:2]) == _COMPLAINT:
            holders.append((tuple(path), value))
        children: Iterable[tuple[str | int, Json]] = value.items()
    else:
        children = enumerate(value)
    for key, child in children:
        if isinstance(child, dict) or (isinstance(child, list) and child and not isinstance(child[0], str)):
            path.append(key)
            _gather(child, path, holders)
            path.pop()


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
