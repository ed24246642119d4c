"""What every word of the closed vocabularies means, in one line: read by the published schema only."""

from collections.abc import Iterable, Mapping
from typing import Any

from policylint.model.meanings import disclosure, processing

MEANINGS: tuple[Mapping[Any, str], ...] = (
    processing.ORGANISATION_KIND,
    processing.CONTROLLER_ROLE,
    processing.COLLECTION,
    processing.DATA_SUBJECT_KIND,
    processing.SPECIAL_KIND,
    processing.SOURCE_KIND,
    processing.BASIS,
    processing.CONSENT_GIVEN_BY,
    processing.CONTRACT_PARTY,
    processing.CONDITION_KIND,
    processing.REQUIREMENT,
    processing.MARKETING_CHANNEL,
    processing.CRITERION_KIND,
    processing.AFTERWARDS,
    disclosure.RECIPIENT_ROLE,
    disclosure.RECIPIENT_CONTRACT,
    disclosure.STATED_AS,
    disclosure.FEE,
    disclosure.IDENTITY_PROOF,
    disclosure.CONFINED_TO,
    disclosure.EXCEPTED_FOR,
    disclosure.MARKETING_OBJECTION,
    disclosure.DECISION_BASIS,
    disclosure.SAFEGUARD,
    disclosure.COOKIE_KIND,
    disclosure.COOKIE_CONSENT,
    disclosure.CLAUSE_KIND,
    disclosure.CITED_AS,
)
_BY_WORDS = {tuple(meanings): meanings for meanings in MEANINGS}


def meanings_of(words: Iterable[object]) -> Mapping[Any, str]:
    """The meaning of each word of one vocabulary.

    Args:
        words: all words of the vocabulary, in its own order.

    Raises:
        KeyError: there is no such vocabulary.
    """
    return _BY_WORDS[tuple(words)]
