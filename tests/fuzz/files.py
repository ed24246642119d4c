"""What must hold of any bytes that are given for a file beside the policies, or for a duration."""

import json
import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from policylint.changes.acceptance import Acceptance
from policylint.changes.acceptances import parse_acceptances
from policylint.changes.write_acceptances import with_more
from policylint.config.chain import Chain
from policylint.config.read import read_config
from policylint.config.settings import Asked, resolve, voices
from policylint.engine.baseline import parse_baseline
from policylint.errors import UsageError
from policylint.model.durations import is_duration, parse
from policylint.rules.catalogue import built_in_catalogue
from policylint.source.document import parse_document

_ISO = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?", re.ASCII)
_MORE = "0123456789ab"


def durations(data: bytes) -> None:
    """Any text is refused in a sentence, or a duration that its ISO 8601 text says again."""
    text = data.decode("utf-8", "replace")
    try:
        duration = parse(text)
    except ValueError as error:
        assert not is_duration(text)
        assert str(error).endswith("`3 years`, `18 months` or `P3Y`")  # noqa: PT017 - the raise is not demanded
        return
    assert is_duration(text)
    assert duration.text == text
    match = _ISO.fullmatch(duration.iso)
    assert match is not None, duration.iso
    years, months, days, hours, minutes = (int(number or 0) for number in match.groups())
    assert (duration.months, duration.minutes) == (years * 12 + months, (days * 24 + hours) * 60 + minutes)
    assert duration.days_min <= duration.days_max
    assert not duration.exceeds(duration)
    if is_duration(duration.iso):
        assert parse(duration.iso) == duration


def acceptances(data: bytes) -> None:
    """A file of acceptances is refused in a sentence with its line, or read; what is added to it is there then."""
    try:
        known = parse_acceptances(parse_document("accepted.yaml", data))
    except UsageError as error:
        assert str(error).startswith("accepted.yaml:")  # noqa: PT017 - as above
        return
    assert len({one.fingerprint for one in known}) == len(known)
    if any(one.fingerprint == _MORE for one in known):
        return
    last = known[-1] if known else Acceptance(fingerprint=_MORE, reason="x", by="y", date="2026-11-22")
    more = Acceptance(fingerprint=_MORE, reason=last.by, by=last.reason, date=last.date, change=last.reason)
    file = _scratch() / "accepted.yaml"
    file.write_bytes(data)
    try:
        written = with_more(file, (more,))
    except UsageError as error:  # its layout cannot be kept
        assert "without losing comments" in str(error)  # noqa: PT017 - as above
        return
    assert parse_acceptances(parse_document("", written)) == (*known, more)


def baseline(data: bytes) -> None:
    """A baseline is refused in a sentence, or read; written again it is the same."""
    try:
        known = parse_baseline(data, "baseline.json")
    except UsageError as error:
        assert str(error).startswith("baseline.json:")  # noqa: PT017 - as above
        return
    assert sum(known.fingerprints.values()) == len(known.entries)
    assert parse_baseline(json.dumps(known.to_data()).encode(), "") == known
    assert known.without(known.entries).entries == ()


def config(data: bytes) -> None:
    """A configuration is refused in a sentence, or says what applies to a policy and who says so."""
    file = _scratch() / ".policylint.yaml"
    file.write_bytes(data)
    policy = file.with_name("policy.yaml")
    try:
        read = read_config(file)
        chain = Chain(file.parent, (read,))
        settings = resolve(chain, tuple(voices(chain, policy)), Asked())
        settings.selection.cards(built_in_catalogue())
    except UsageError as error:
        assert str(error)  # noqa: PT017 - as above
        return
    assert chain.excludes(policy) in {True, False}
    assert settings.terms.max_days is None or settings.terms.max_days >= 1
    assert all(said.origin for said in (settings.fail_on, settings.min_severity, settings.rules, settings.sources))


@cache
def _folder() -> "TemporaryDirectory[str]":
    return TemporaryDirectory(prefix="policylint-fuzz-")


def _scratch() -> Path:
    """A folder for files that can only be read from disk; it lives as long as the process."""
    return Path(_folder().name)
