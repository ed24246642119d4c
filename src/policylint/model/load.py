"""From the plain value of a file to a policy, or to everything that is wrong with it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from pydantic import ValidationError

from policylint.model.faults import SCHEMA_VIOLATION, Fault, in_document_order
from policylint.model.malformed import VERSION_KEY, faults_of, unsupported_version
from policylint.model.policy import Policy
from policylint.model.references import unknown_references, unknown_terms
from policylint.model.spelling import Speller

_MEANT_AS_VERSION_1 = frozenset({"1", "1.0", "True", "None"})


@dataclass(frozen=True, slots=True)
class Loaded:
    """Either a policy, or the faults for which there is none, in the order of the document."""

    policy: Policy | None
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
        return Loaded(None, (unsupported_version(version),))
    return _loaded(value, open_terms or {})


def _loaded(value: dict[str, Any], open_terms: Mapping[str, Collection[str]]) -> Loaded:
    speller = Speller()
    policy, malformed = _modelled(value, speller)
    dangling = chain(unknown_references(value, speller), unknown_terms(value, open_terms, speller))
    places = {fault.path for fault in malformed}
    faults = [*malformed, *(fault for fault in dangling if fault.path not in places)]
    return Loaded(None, in_document_order(value, faults)) if faults else Loaded(policy)


def _modelled(value: dict[str, Any], speller: Speller) -> tuple[Policy | None, list[Fault]]:
    try:
        return Policy.model_validate(value), []
    except ValidationError as error:
        return None, faults_of(value, error.errors(include_url=False), speller)
