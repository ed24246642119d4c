"""Services recognise a finding from run to run, and never take one for another."""

from policylint.finding import Finding
from policylint.render.identities import identities
from unit.render.reports import finding, place, span


def keys(*findings: Finding) -> list[str]:
    return identities(findings, lambda name: name)


def test_a_moved_line_and_new_wording_keep_the_key() -> None:
    assert keys(finding()) == keys(finding(message="said anew", place=place(span(60, 9, 20))))


def test_a_policy_with_an_id_may_be_moved() -> None:
    assert keys(finding(policy="notice-2026")) == keys(finding(policy="notice-2026", file="elsewhere/b.yaml"))


def test_policies_that_share_only_a_file_name_are_not_taken_for_one_another() -> None:
    first, second = finding(file="one/a.yaml", policy="a"), finding(file="two/a.yaml", policy="a")
    assert first.fingerprint == second.fingerprint
    assert keys(first)[0] != keys(second)[0]
    assert keys(second) == keys(first, second)[1:]


def test_a_policy_without_an_id_is_known_by_its_path_in_the_repository() -> None:
    inside = identities([finding(file="a.yaml", policy="a")], lambda name: f"one/{name}")
    assert inside == keys(finding(file="one/a.yaml", policy="a"))


def test_findings_that_are_alike_are_numbered() -> None:
    one = finding(policy="notice-2026")
    assert keys(one, one, one) == [one.fingerprint, f"{one.fingerprint}:2", f"{one.fingerprint}:3"]
