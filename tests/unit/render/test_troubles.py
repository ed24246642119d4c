"""What could not be done is said in a sentence that names file and reason."""

from policylint.engine.result import Failure, Unreadable
from policylint.render.troubles import failures, unreadable
from unit.render.reports import report


def test_an_unreadable_file_is_named_once() -> None:
    one = report(unreadable=(Unreadable("a.yaml", "a.yaml: denied."), Unreadable("b.yaml", "gone.")))
    assert unreadable(one) == ["a.yaml: denied.", "b.yaml: gone."]


def test_a_failed_rule_names_its_card_and_says_what_is_missing() -> None:
    (sentence,) = failures(report(failures=(Failure("some-rule", "rules/some-rule.yaml", "a.yaml", "too deep."),)))
    assert sentence == (
        "the rule `some-rule` (rules/some-rule.yaml) failed on a.yaml: too deep. "
        "What it would have found there is missing from the report."
    )
