"""Every fact knows where it comes from."""

import pytest

from policies import facts_of
from policylint.location import Path

PATCH = """\
purposes:
  newsletter:
    legal_bases: consent
    retention: {period: 2 years, from: the last issue}
    recipients: [mailer]
transfers:
  none: We never transfer
  mailer-us:
    mechanism:
      - scc
      - safe-harbor
rights:
  complaint: {authority: Privacy Commission}
cites: [GDPR]
"""


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("purposes", "newsletter"), 2, 3),
        (("purposes", "newsletter", "legal_bases", 0, "basis"), 3, 5),
        (("purposes", "newsletter", "retention", 0, "period", "days_max"), 4, 17),
        (("purposes", "newsletter", "effective_retention"), 2, 3),
        (("purposes", "newsletter", "recipients", 0, "name"), 5, 18),
        (("transfers", "mailer-us", "mechanisms", 1, "status"), 11, 9),
        (("denied", "transfers"), 7, 3),
        (("rights", "complaint", 0, "authority"), 13, 15),
        (("citations", 0), 13, 15),
        (("citations", 1), 14, 9),
        (("rights", "nothing"), 12, 1),
    ],
)
def test_a_fact_stands_where_the_file_has_it_or_nearest(path: Path, line: int, column: int) -> None:
    place = facts_of(PATCH).provenance.place(path)
    assert (place.span.start.line, place.span.start.column, place.whole_document) == (line, column, False)


@pytest.mark.parametrize("path", [(), ("nothing",), ("bases_used", 0)])
def test_what_stands_nowhere_concerns_the_whole_document(path: Path) -> None:
    assert facts_of(PATCH).provenance.place(path).whole_document
