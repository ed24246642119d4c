"""Makes a policy without a fault put in on purpose one in which no rule finds anything at all."""

from typing import Any

_CLAUSES_OF_TODAY = "scc-2021"
_CARRIED = {"portability": {"consent", "contract"}, "objection": {"legitimate-interests", "public-task"}}
"""Rights, and the legal bases that carry them."""
_UNEASY_KINDS = frozenset({"employee", "applicant"})


def tidy(policy: dict[str, Any]) -> None:
    """Change the data of a sound policy where a rule would still give advice or warn."""
    policy["organisation"] |= {"kind": "company", "dpo_required": False}
    policy["notice"]["last_updated"] = "2026-10-01"
    _tidy_people(policy)
    _tidy_purposes(policy)
    _tidy_transfers(policy)
    _tidy_rights(policy)
    for category in policy["data_categories"].values():
        category["sources"] = ["data-subject"]
    for cookie in policy["cookies"].values():
        cookie.setdefault("third_party_access", False)


def _tidy_people(policy: dict[str, Any]) -> None:
    """Nobody who could hardly say no."""
    for subject in policy["data_subjects"].values():
        if subject["kind"] in _UNEASY_KINDS:
            subject["kind"] = "customer"


def _tidy_purposes(policy: dict[str, Any]) -> None:
    """Marketing goes to customers who may refuse it; every recipient serves some purpose."""
    purposes = list(policy["purposes"].values())
    for purpose in purposes:
        purpose["recipients"] = []
        if purpose["legal_bases"][0]["basis"] == "legitimate-interests":
            purpose.pop("direct_marketing", None)
    for number, id_ in enumerate(policy["recipients"]):
        purposes[number % len(purposes)]["recipients"].append(id_)
    for purpose in purposes:
        if not purpose["recipients"]:
            purpose.pop("recipients")


def _tidy_transfers(policy: dict[str, Any]) -> None:
    """No framework under appeal; and where nothing leaves the Union, the notice says so."""
    for transfer in policy["transfers"].values():
        if transfer["to"] == ["US"]:
            transfer["mechanism"] = _CLAUSES_OF_TODAY
    if not policy["transfers"]:
        policy["transfers"] = {"none": "Data stay in the European Union"}


def _tidy_rights(policy: dict[str, Any]) -> None:
    """No right is promised that people do not have."""
    stated = {basis["basis"] for purpose in policy["purposes"].values() for basis in purpose["legal_bases"]}
    marketing = any("direct_marketing" in purpose for purpose in policy["purposes"].values())
    for right, bases in _CARRIED.items():
        if not (stated & bases or (right == "objection" and marketing)):
            policy["rights"].pop(right)
