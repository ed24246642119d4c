"""From the plain value of a file to a policy, or to everything that is wrong with it."""

from collections.abc import Collection, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from policylint.model.faults import SCHEMA_VIOLATION, VERSION_KEY, Fault, in_document_order
from policylint.model.quick import QuickReader
from policylint.model.references import unknown_references, unknown_terms
from policylint.model.spelling import Speller
from policylint.prepared import Prepared, files_under

_MEANT_AS_VERSION_1 = frozenset({"1", "1.0", "True", "None"})


class Loaded(NamedTuple):
    """Either what a policy states, or the faults for which it is none, in the order of the document.

    ``stated`` is what ``Policy.expanded()`` gives, and the caller's own.
    """

    stated: dict[str, Any] | None
    faults: tuple[Fault, ...] = ()


def validate(value: object, open_terms: Mapping[str, Collection[str]] | None = None) -> Loaded:
    """Read a policy from plain data.

    A file of another format version is not read any further; otherwise every fault is reported.

    Args:
        value: dictionaries, lists, strings, numbers, booleans and ``None``; dates are strings.
        open_terms: the names known from elsewhere, by kind: ``mechanism`` (in any case) and ``country`` (codes). A
            kind that is absent is not checked.
    """
    if not isinstance(value, dict):
        message = f"A policy is a group of keys, among them `{VERSION_KEY}: 1`."
        return Loaded(None, (Fault(SCHEMA_VIOLATION, (), message),))
    version = value.get(VERSION_KEY)
    if str(version) not in _MEANT_AS_VERSION_1:
        from policylint.model.malformed import unsupported_version  # noqa: PLC0415 - see `_modelled`

        return Loaded(None, (unsupported_version(version),))
    return _loaded(value, open_terms or {})


def _loaded(value: dict[str, Any], open_terms: Mapping[str, Collection[str]]) -> Loaded:
    speller = Speller()
    stated, malformed = quick_reader().read(value), list[Fault]()
    if stated is None:
        stated, malformed = _modelled(value, speller)
    dangling = chain(unknown_references(value, speller), unknown_terms(value, open_terms, speller))
    places = {fault.path for fault in malformed}
    faults = [*malformed, *(fault for fault in dangling if fault.path not in places)]
    return Loaded(None, in_document_order(value, faults)) if faults else Loaded(stated)


def _modelled(value: dict[str, Any], speller: Speller) -> tuple[dict[str, Any] | None, list[Fault]]:
    """Read with the typed model, which is slow to load and knows what is wrong."""
    from pydantic import ValidationError  # noqa: PLC0415

    from policylint.model.malformed import faults_of  # noqa: PLC0415
    from policylint.model.policy import Policy  # noqa: PLC0415

    try:
        return Policy.model_validate(value).expanded(), []
    except ValidationError as error:
        return None, faults_of(value, error.errors(include_url=False), speller)


@cache
def quick_reader() -> QuickReader:
    """Reads sound policies."""
    return QuickReader(policy_outline())


@cache
def policy_outline() -> Mapping[str, Any]:
    """The outline of a policy as it was kept."""
    kept: Mapping[str, Any] = OUTLINE.load()["outline"]
    return kept


def _outline() -> dict[str, Any]:
    from policylint.model.outline import outline  # noqa: PLC0415 - the typed model is slow to load

    return {"outline": outline()}


OUTLINE = Prepared("outline", _outline, lambda: files_under(Path(__file__).parent, ".py"))
"""The outline of the typed model."""
