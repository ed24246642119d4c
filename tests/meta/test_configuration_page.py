"""The guide to configurations says nothing that does not hold."""

from pathlib import Path

from policylint.config.chain import Chain
from policylint.config.model import Configuration
from policylint.config.names import require_known_names
from policylint.config.read import read_config
from policylint.rules.catalogue import built_in_catalogue
from policylint.rules.selection import PRECONDITIONS

PAGE = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text(encoding="utf-8")


def test_the_example_is_a_configuration_that_names_rules_there_are(tmp_path: Path) -> None:
    file = tmp_path / ".policylint.yaml"
    file.write_text(PAGE.partition("```yaml\n")[2].partition("```")[0], encoding="utf-8")
    config = read_config(file)
    assert config.content.overrides
    require_known_names(Chain(tmp_path, (config,)), built_in_catalogue())


def test_every_key_and_all_that_cannot_be_left_out_is_named() -> None:
    for name in (*Configuration.model_fields, *PRECONDITIONS):
        assert f"`{name}`" in PAGE
