"""The diff report as SARIF 2.1.0, as GitHub code scanning accepts it."""

from collections.abc import Iterator
from typing import Any

from policylint.changes.report import DiffReport
from policylint.render.changes.context import DiffContext
from policylint.render.changes.located import Located, open_adverse
from policylint.render.changes.sarif_rules import change_rule_record
from policylint.render.identities import known_by, numbered
from policylint.render.sarif_log import Analysis, linked, log, partial_fingerprints, plain, sentence
from policylint.render.sarif_places import location
from policylint.render.sentences import WHOLE_NOTICE

_CATEGORY = "policylint/diff/"
"""Not the category of `check`, so that the uploads of both stand beside each other."""

_BEFORE = "as it was"


def sarif(report: DiffReport, context: DiffContext) -> str:
    """One run with all change cards and the adverse changes that nobody accepted.

    Accepted ones are left out, as suppressed findings are by `check`: GitHub would show them as open.
    """
    return log(
        Analysis(_CATEGORY, context.versions, report.as_of, report.pack_as_of),
        [change_rule_record(card, context.duties) for card in context.cards.values()],
        {"executionSuccessful": True, "exitCode": context.exit_code},
        list(_results(report, context)),
    )


def _results(report: DiffReport, context: DiffContext) -> Iterator[dict[str, Any]]:
    shown = open_adverse(report)
    indices = {id_: index for index, id_ in enumerate(context.cards)}
    for one, key in zip(shown, numbered(_key(one, context) for one in shown), strict=True):
        rule = one.judged.id
        index = {"ruleIndex": indices[rule]} if rule in indices else {}
        yield {"ruleId": rule, **index, **_result(one, key, context)}


def _key(one: Located, context: DiffContext) -> str:
    file = one.spot.file
    return known_by(one.judged.fingerprint, one.judged.change.policy, file, context.name_of(file))


def _result(one: Located, key: str, context: DiffContext) -> dict[str, Any]:
    spot, before = one.spot, one.old_spot
    related = {} if before is None else {"id": 1, "message": {"text": _BEFORE}}
    if before is not None:
        related |= location(context.name_of(before.file), before.place, before.lines)
    return {
        "level": one.judged.severity.value,
        "message": {"text": " ".join(_sentences(one, context))},
        "locations": [location(context.name_of(spot.file), spot.place, spot.lines)],
        **({"relatedLocations": [related]} if related else {}),
        "partialFingerprints": partial_fingerprints(key, one.judged.fingerprint),
        "properties": {"direction": one.judged.direction.value, "obligations": list(one.judged.obligations)},
    }


def _sentences(one: Located, context: DiffContext) -> Iterator[str]:
    """The first one is the title of the alert; the place where it stood is linked by its number."""
    yield sentence(one.judged.message)
    if one.spot.place.whole_document:
        yield WHOLE_NOTICE
    for obligation in one.judged.obligations:
        yield f"{plain(context.duties[obligation].title)}."
    if one.old_spot:
        yield f"See {linked([_BEFORE])[0]}."
