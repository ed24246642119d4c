"""Faults as real notices have them, each a change to the data of a sound policy that some rule should find."""

from collections.abc import Callable
from random import Random
from typing import Any, TypeAlias

from benchmarks.compose import Composer

Fault: TypeAlias = Callable[[dict[str, Any], Composer], None]


def no_legal_basis(policy: dict[str, Any], composer: Composer) -> None:
    """A purpose states no legal basis."""
    _purpose(policy, composer.random).pop("legal_bases", None)


def vague_retention(policy: dict[str, Any], composer: Composer) -> None:
    """A purpose keeps data as long as necessary."""
    criterion = {"criterion": "other", "description": composer.word("vague")}
    _purpose(policy, composer.random)["retention"] = {"criteria": [criterion]}


def no_retention(policy: dict[str, Any], composer: Composer) -> None:
    """A purpose says nothing of how long data are kept."""
    _purpose(policy, composer.random).pop("retention", None)


def dead_mechanism(policy: dict[str, Any], composer: Composer) -> None:
    """Transfers rest on what no longer stands."""
    for transfer in policy["transfers"].values():
        transfer["mechanism"] = composer.random.choice(["safe-harbor", "privacy-shield", "scc-2010"])


def no_transfer(policy: dict[str, Any], _composer: Composer) -> None:
    """Recipients abroad, and not a word on transfers."""
    policy.pop("transfers")


def denied_recipients(policy: dict[str, Any], composer: Composer) -> None:
    """The notice denies what it lists."""
    policy["recipients"] = {"none": composer.word("no_sharing")} | policy["recipients"]


def vague_recipients(policy: dict[str, Any], composer: Composer) -> None:
    """Partners, whoever they are."""
    policy["recipients"]["partners"] = {"category": composer.word("partners")}


def former_authority(policy: dict[str, Any], composer: Composer) -> None:
    """The supervisory authority under the name it had before."""
    authority = composer.phrases["authorities"][composer.place["country"]]["before"]
    policy["rights"]["complaint"] = {"authority": authority}


def no_complaint(policy: dict[str, Any], _composer: Composer) -> None:
    """Not a word on complaints."""
    policy["rights"].pop("complaint")


def no_portability(policy: dict[str, Any], _composer: Composer) -> None:
    """Not a word on portability."""
    policy["rights"].pop("portability")


def hard_requests(policy: dict[str, Any], _composer: Composer) -> None:
    """Requests cost money, time and a copy of an identity card."""
    policy["rights"]["requests"] |= {"deadline": "45 days", "fee": "general", "identity_proof": "id-document-copy"}


def repealed_law(policy: dict[str, Any], composer: Composer) -> None:
    """A law that no longer exists."""
    policy["cites"].append({"law": composer.phrases["repealed"][composer.place["country"]]})


def cookies_by_use(policy: dict[str, Any], _composer: Composer) -> None:
    """Whoever stays on the site is said to agree."""
    policy["cookies"] = {"all": {"consent": "use-of-site"}, "pixel": {"kind": "advertising"}} | policy["cookies"]
    policy["clauses"].append("acceptance-by-use")


FAULTS: tuple[Fault, ...] = (
    no_legal_basis,
    vague_retention,
    no_retention,
    dead_mechanism,
    no_transfer,
    denied_recipients,
    vague_recipients,
    former_authority,
    no_complaint,
    no_portability,
    hard_requests,
    repealed_law,
    cookies_by_use,
)


def _purpose(policy: dict[str, Any], random: Random) -> dict[str, Any]:
    purpose: dict[str, Any] = random.choice(list(policy["purposes"].values()))
    return purpose
