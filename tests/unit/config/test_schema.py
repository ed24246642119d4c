"""The schema of configurations accepts what the model accepts and refuses what it refuses."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator, FormatChecker
from pydantic import ValidationError

from policylint.config.model import Configuration
from policylint.config.schema import config_schema

SCHEMA = config_schema()
VALIDATOR = Draft7Validator(SCHEMA, format_checker=FormatChecker(["date"]))
WORDS = st.sampled_from(["error", "note", "off", "never", "sarif", "2026-11-22", "2026-13-01", "a", "", " "])
LEAVES = st.one_of(st.none(), st.booleans(), st.integers(-1, 2), WORDS)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(WORDS | st.sampled_from(["files", "forbid"]), inner),
    max_leaves=4,
)
KEYS = st.sampled_from([*SCHEMA["properties"], "ignor", ""])


def accepted(value: dict[str, Any]) -> bool:
    try:
        Configuration.model_validate(value)
    except ValidationError:
        return False
    return True


@given(st.dictionaries(KEYS, VALUES, max_size=3))
def test_schema_and_model_agree(value: dict[str, Any]) -> None:
    assert VALIDATOR.is_valid(value) is accepted(value)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(SCHEMA["definitions"]["Suppressions"]["properties"], VALUES)))
def test_schema_and_model_agree_on_suppressions(value: dict[str, Any]) -> None:
    whole = {"suppressions": value}
    assert VALIDATOR.is_valid(whole) is accepted(whole)


def test_the_schema_is_one_and_every_key_is_explained() -> None:
    Draft7Validator.check_schema(SCHEMA)
    for described in (SCHEMA, *SCHEMA["definitions"].values()):
        assert described["title"]
        assert described["description"]
        for key, stated in described["properties"].items():
            assert {"title", "description"} <= set(stated), key


@pytest.mark.parametrize("key", ["extends", "include", "overrides"])
def test_its_own_keys_come_first(key: str) -> None:
    assert list(SCHEMA["properties"]).index(key) < list(SCHEMA["properties"]).index("select")
