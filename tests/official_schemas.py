"""The published schemas that reports are checked against, each as one function that finds fault."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import xmlschema
from jsonschema.validators import validator_for

FIXTURES = Path(__file__).parent / "fixtures" / "schemas"
OASIS_SARIF = Path(__file__).parents[2] / "shared" / "corpus" / "schemas" / "sarif-2.1.0.oasis-errata01.json"
"""The standard's own edition: its licence lets nobody copy it into a project, so it may be absent."""


@cache
def _validator(path: Path) -> Any:
    schema = json.loads(path.read_text(encoding="utf-8"))
    return validator_for(schema)(schema)


def json_faults(path: Path) -> Callable[[Any], list[str]]:
    """What a JSON Schema says against a value."""
    return lambda value: [f"{error.json_path}: {error.message}" for error in _validator(path).iter_errors(value)]


def xml_faults(name: str, text: str, *, root_attributes: bool = True) -> list[str]:
    """What an XML schema says against a document, or against it with a root that has no attributes."""
    root = xmlschema.XMLResource(text).root
    if not root_attributes:
        root.attrib.clear()
    return [str(error.reason) for error in _xsd(name).iter_errors(root)]


@cache
def _xsd(name: str) -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(FIXTURES / name)


sarif_faults = json_faults(FIXTURES / "sarif-2.1.0.schemastore.json")
oasis_sarif_faults = json_faults(OASIS_SARIF)
gitlab_faults = json_faults(FIXTURES / "gitlab-code-quality-entry.json")
