"""The report of a check as one self-contained page, to be read and printed."""

from policylint.engine.report import Report
from policylint.render.context import Context
from policylint.render.html_page import page
from policylint.render.html_view import view_of

_TEMPLATE = "check.html.j2"


def html(report: Report, context: Context) -> str:
    """Headline, what could not be checked, then the findings of each policy with source, reason, remedy and law."""
    return page(_TEMPLATE, view_of(report, context))
