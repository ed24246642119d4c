"""The findings on the three real policies, each read and signed as privacy counsel would.

When this test fails, read the new or changed finding against the published text before signing it anew:
is it true, is it at the right place, would you put your name to it?
"""

from datetime import date
from pathlib import Path

import pytest

from policies import TODAY
from policylint.engine.check import Options
from policylint.engine.report import Report
from policylint.engine.run import check_files
from policylint.engine.sources import SourceFolder
from policylint.rules.catalogue import built_in_catalogue
from policylint.rules.selection import Selection

ROOT = Path(__file__).parents[2]
POLICIES = sorted((ROOT / "policies").glob("*.yaml"))
SIGNED = ROOT / "tests" / "fixtures" / "signed-findings.txt"
PUBLISHED = ROOT.parent / "shared" / "seeds"


def report(as_of: str, published: Path | None = None, *rules: str) -> Report:
    options = Options(
        as_of=date.fromisoformat(as_of),
        selection=Selection(select=rules),
        sources=SourceFolder(published) if published else None,
    )
    return check_files([(path, path.name) for path in POLICIES], built_in_catalogue(), options)


def test_every_finding_is_signed_and_every_signed_finding_is_found() -> None:
    found = {f"{one.file} {one.severity} {one.rule} {one.pointer or '/'}" for one in report(TODAY).findings}
    signed = set(SIGNED.read_text(encoding="utf-8").splitlines())
    assert found - signed == set(), "findings nobody has signed"
    assert signed - found == set(), "signed findings that are gone"


@pytest.mark.skipif(not PUBLISHED.is_dir(), reason="the published texts are not part of the project")
def test_every_quote_stands_in_the_published_text() -> None:
    assert report(TODAY, PUBLISHED, "evidence").findings == ()


def test_in_2015_the_safe_harbor_stood_and_the_privacy_commission_bore_its_name() -> None:
    silent = {"safe-harbor-transfer", "authority-former-name", "repealed-law-cited", "gdpr-misdated"}
    assert not silent & {finding.rule for finding in report("2015-01-01").findings}
    later = {(finding.rule, finding.file) for finding in report("2018-09-05").findings}
    assert {(rule, "ptb.yaml") for rule in silent} <= later


def test_history_is_not_reliance() -> None:
    """Partena names the Act of 1992 as what held before the Regulation."""
    partena = [finding for finding in report(TODAY).findings if finding.file == "partena-professional.yaml"]
    assert not {"repealed-law-cited", "authority-former-name"} & {finding.rule for finding in partena}
