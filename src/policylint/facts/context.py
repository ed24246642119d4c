"""What every part of the facts is built with: the day, the law, the organisation's country."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from policylint.facts.facts import Object
from policylint.location import Path
from policylint.model.durations import parse
from policylint.reference import Library


class Context(NamedTuple):
    """``moved`` collects, while the facts are built, which of them stand elsewhere in the file."""

    as_of: str
    library: Library
    country: str | None
    moved: dict[Path, Path]

    def resolve_country(self, holder: Object, *keys: str) -> None:
        """Replace country codes in ``holder`` by country objects."""
        for key in keys:
            if isinstance(holder.get(key), str):
                holder[key] = self.library.countries.resolve(holder[key], self.as_of)

    def vague(self, *texts: str | Iterable[str] | None) -> list[Object]:
        """The vague phrases in texts and lists of texts; what is absent has none.

        Callers pass a description where there is one, and quotes only where there is none: the words around a
        concrete description are often a general heading.
        """
        flat: list[str] = []
        for text in texts:
            if isinstance(text, str):
                flat.append(text)
            elif text:
                flat.extend(sorted(text))  # their order says nothing
        return self.library.phrases.find(flat) if flat else []


@lru_cache(maxsize=512)  # of short texts: the model lets pass nothing long that is no duration
def _duration(text: str) -> Object:
    try:
        parsed = parse(text)
    except ValueError:
        return {"text": text}
    return {"text": text, "days_min": parsed.days_min, "days_max": parsed.days_max}


def duration(text: str) -> Object:
    """A duration as facts hold it; words that are none, such as `session`, keep their text only."""
    return dict(_duration(text))


def parse_durations(holder: Object, *keys: str) -> None:
    """Replace durations written as text in ``holder`` by duration objects."""
    for key in keys:
        if isinstance(holder.get(key), str):
            holder[key] = duration(holder[key])


def each(section: Object | None) -> Iterable[Object]:
    """The entries of a map section."""
    return section.values() if section else ()


def resolver(entries: Object) -> Callable[[Object, str], None]:
    """A function that replaces a list of ids by the objects they name; the word `all` names every one."""

    def resolve(holder: Object, key: str) -> None:
        if key in holder:
            ids = holder[key]
            names = entries if ids in ("all", ["all"]) else ids
            holder[key] = [entries[name] for name in names if name in entries]

    return resolve
