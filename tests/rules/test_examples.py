"""One test per rule card: its bad examples yield exactly what they mark, its good ones nothing of the rule."""

import pytest

from policylint.engine.example_runner import clean_policy, run_examples
from policylint.rules.catalogue import built_in_catalogue
from policylint.source.nodes import MappingNode

CATALOGUE = built_in_catalogue()


@pytest.mark.parametrize("rule", CATALOGUE.cards)
def test_examples_hold(rule: str) -> None:
    results = list(run_examples(CATALOGUE, [CATALOGUE.cards[rule]]))
    problems = [
        f"{result.card.file}:{result.example.line}: {problem}" for result in results for problem in result.problems
    ]
    assert not problems, "\n".join(problems)
    assert any(result.example.bad for result in results)


def test_the_clean_policy_is_the_formats_example() -> None:
    root = clean_policy()
    assert isinstance(root, MappingNode)
    assert root.value["organisation"]["name"] == "Example Tuinen bv"
