"""Every format has its function, and all are called alike."""

import pytest

from policylint.render.formats import Format, renderer
from unit.render.contexts import context
from unit.render.reports import finding, report


@pytest.mark.parametrize("format_", list(Format))
def test_every_format_can_be_written(format_: Format) -> None:
    text = renderer(format_)(report(finding()), context())
    assert text.endswith("\n")
    assert "dead-mechanism" in text


def test_only_two_formats_are_for_a_terminal() -> None:
    assert [format_.value for format_ in Format if format_.for_people] == ["full", "concise"]
