"""The diff report as one self-contained page, to be read and printed by those who advise on the notice."""

from policylint.changes.report import DiffReport
from policylint.render.changes.context import DiffContext
from policylint.render.changes.html_view import view_of
from policylint.render.html_page import page

_TEMPLATE = "changes.html.j2"


def html(report: DiffReport, context: DiffContext) -> str:
    """Headline, duties, the changes of each direction with both sides, then what becomes of findings."""
    return page(_TEMPLATE, view_of(report, context))
