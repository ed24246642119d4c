"""What a value means, whatever way it is written: two values are equal when this is."""

import json
import unicodedata

from policylint.changes.words import in_words
from policylint.facts.facts import Json, Object
from policylint.model.durations import parse

_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "«": '"', "»": '"'})


def plain(text: str) -> str:
    """Words without what typesetting does to them: white space, kinds of quotation marks, composed letters."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_QUOTES).split())


def of_scalar(value: Json) -> Json:
    """The meaning of a plain value or country; words are plain words, a list is the set of its members."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return value.get("code")
    return sorted(map(of_scalar, value), key=as_text) if isinstance(value, list) else value


def of_duration(value: Object | None) -> str | None:
    """The one text of all durations equal to this one; words that are no duration mean themselves."""
    if value is None:
        return None
    text = value["text"]
    return parse(text).iso if "days_min" in value else plain(text)


def longer(old: Object, new: Object) -> bool | None:
    """Whether a duration became longer in no calendar shorter; None where that hangs on the calendar."""
    if "days_min" not in old or "days_min" not in new:
        return None
    least, most = new["days_min"] - old["days_min"], new["days_max"] - old["days_max"]
    if least >= 0 and most >= 0 and (least or most):
        return True
    return False if least <= 0 and most <= 0 and (least or most) else None


def of_law(law: Object) -> str:
    """The law that a citation means, else its words."""
    return str(law.get("id") or plain(law["as_written"]).casefold())


def of_authority(named: Object) -> str:
    """The authority that a name or website resolves to, else its words."""
    body = named.get("body") or {}
    written = named.get("authority") or named.get("website") or named.get("email") or ""
    return str(body.get("id") or plain(str(written)).casefold())


def as_text(meaning: Json) -> str:
    """A meaning as one line that is equal only for equal meanings."""
    return json.dumps(meaning, ensure_ascii=False, sort_keys=True)


_SHOWN = (
    "name", "title", "description", "category", "text", "authority", "measure", "other", "case", "condition",
    "source", "criterion", "as_written", "required", "how", "id", "kind",
)  # fmt: skip


def shown(value: Json) -> str:
    """A fact in a few words; a clause is its words; what the notice is silent about is an empty text."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(shown, value))
    if isinstance(value, dict):
        return _object_shown(value)
    return "" if value is None else in_words(" ".join(str(value).split()))


def _object_shown(value: Object) -> str:
    if "kind" in value and "quotes_denial" in value and value.get("quote"):
        return " […] ".join(value["quote"])
    if "basis" in value and "id" not in value:
        return in_words(value["basis"])
    if "stated_as" in value:
        return goal(value)
    if "until_vague" in value:
        return _keeping(value)
    known = next((shown(value[key]) for key in _SHOWN if isinstance(value.get(key), str)), "")
    return known or shown(value.get("laws"))


def _keeping(statement: Object) -> str:
    """How long data are kept: the period and its events, else the criteria."""
    period = "without end" if statement.get("indefinite") else shown(statement.get("period"))
    events = [f"{word} {shown(statement[word])}" for word in ("from", "until") if word in statement]
    criteria = shown(statement.get("criteria"))
    return " ".join((*filter(None, [period]), *events)) or (f"until {criteria}" if criteria else "")


def goal(transfer: Object) -> str:
    """Where a transfer goes: to whom, and to which countries."""
    recipients, countries = shown(transfer.get("recipients")), shown(transfer.get("to"))
    if recipients and countries:
        return f"{recipients} ({countries})"
    return recipients or countries or "countries that are not named"
