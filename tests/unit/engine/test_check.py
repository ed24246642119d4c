"""From a document to its findings: formats first, then the law, then what the authors chose to silence."""

import random
from datetime import date
from pathlib import Path

import pytest

from policies import TODAY, check, rules_found
from policylint.engine.check import Checker, Options
from policylint.engine.report import Report
from policylint.engine.run import check_files
from policylint.engine.sources import SourceFolder
from policylint.errors import UsageError
from policylint.finding import Severity, Status
from policylint.resources import rules_dir
from policylint.rules.catalogue import built_in_catalogue
from policylint.rules.selection import Selection
from policylint.source.document import parse_document

CATALOGUE = built_in_catalogue()
CLEAN = (rules_dir() / "clean-policy.yaml").read_text(encoding="utf-8")


def report_on(files: dict[str, str], folder: Path, **options: object) -> Report:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    chosen = Options(as_of=date.fromisoformat(TODAY), **options)  # type: ignore[arg-type]
    return check_files([(folder / name, name) for name in files], CATALOGUE, chosen)


def test_the_clean_policy_yields_no_finding_of_any_severity() -> None:
    assert rules_found("{}") == []


def test_a_file_with_format_errors_runs_no_rule_of_law() -> None:
    assert rules_found("purposes: {newsletter: {legal_basis: [consent], retention: null}}") == ["unknown-key"]


def test_an_empty_file_is_a_finding() -> None:
    checker = Checker(CATALOGUE, Options(as_of=date.fromisoformat(TODAY)))
    (finding,) = checker.check(parse_document("policy.yaml", b"# nothing\n")).findings
    assert (finding.rule, finding.place.span.start) == ("invalid-yaml", (1, 1))


def test_national_packs_speak_at_home_only() -> None:
    number = (
        "data_categories: {number: {description: National number, special: national-id, sources: [data-subject]}}\n"
        "purposes: {newsletter: {data_categories: [contact, number]}}\n"
    )
    assert "be-national-number" in rules_found(number)
    abroad = rules_found(
        number + "organisation: {country: NL}\nrights: {complaint: {authority: Autoriteit Persoonsgegevens}}"
    )
    assert "be-national-number" not in abroad
    assert "national-id-law-missing" in abroad


def test_a_specific_rule_silences_the_general_one_on_the_same_candidate() -> None:
    patch = "rights: {requests: {identity_proof: id-document-copy, email: privacy@example.be}}"
    found = rules_found(patch)
    assert "be-eid-copy" in found
    assert "identity-proof-excessive" not in found


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("2015-10-05", []), ("2015-10-06", ["safe-harbor-transfer"]), (TODAY, ["safe-harbor-transfer"])],
)
def test_a_finding_is_true_as_of_its_day(as_of: str, expected: list[str]) -> None:
    patch = "transfers: {mailer-us: {mechanism: safe-harbor}}"
    assert rules_found(patch, as_of, "transfers") == expected


def test_before_the_regulation_its_rules_are_silent() -> None:
    patch = "rights: {access: null, complaint: {authority: Privacy Commission}}\ncites: [Law of 8 December 1992]"
    day_before = [rule for rule in rules_found(patch, "2018-05-24") if rule != "notice-after-check-date"]
    assert day_before == []
    assert {"right-access-missing", "authority-former-name"} <= set(rules_found(patch, "2018-05-25"))


def test_an_unknown_fact_lowers_a_finding_and_asks_for_it() -> None:
    known = check("organisation: {dpo_required: true}", TODAY, "dpo-missing").findings
    assert [finding.severity for finding in known] == [Severity.WARNING]
    health = "data_categories: {contact: {special: health}}\n"
    unknown = check(health, TODAY, "dpo-missing").findings
    assert [finding.severity for finding in unknown] == [Severity.NOTE]
    assert "organisation.dpo_required" in unknown[0].message
    assert check("{}", TODAY, "dpo-missing").findings == ()


def test_a_suppressed_finding_stays_in_the_report() -> None:
    outcome = check("rights: {requests: {fee: general}} # policylint: ignore[request-fee] -- agreed\n", TODAY)
    (finding,) = outcome.findings
    assert (finding.rule, finding.status, finding.justification) == ("request-fee", Status.SUPPRESSED, "agreed")


def test_a_suppression_of_a_rule_that_was_not_asked_is_dormant() -> None:
    text = CLEAN + "# policylint: ignore[request-fee]\nsecurity: [firewall]\n"
    checker = Checker(CATALOGUE, Options(as_of=date.fromisoformat(TODAY), selection=Selection(select=("format",))))
    assert checker.check(parse_document("policy.yaml", text.encode())).findings == ()


def test_an_expired_suppression_lets_the_finding_through_and_says_so() -> None:
    patch = "rights: {requests: {fee: general}} # policylint: ignore[request-fee] until=2026-11-21\n"
    findings = check(patch).findings
    assert sorted((finding.rule, finding.status) for finding in findings) == [
        ("expired-suppression", Status.ACTIVE),
        ("request-fee", Status.ACTIVE),
    ]


def test_suppressions_can_be_overruled(tmp_path: Path) -> None:
    text = CLEAN.replace("fee: none", "fee: general").replace("rights:", "rights: # policylint: ignore[request-fee]")
    assert report_on({"a.yaml": text}, tmp_path).count_status(Status.SUPPRESSED) == 1
    report = report_on({"a.yaml": text}, tmp_path, suppressions=False)
    assert [(finding.rule, finding.status) for finding in report.findings] == [("request-fee", Status.ACTIVE)]


def test_the_order_of_keys_changes_no_finding_but_its_line(tmp_path: Path) -> None:
    text = (Path(__file__).parents[3] / "policies" / "ptb.yaml").read_text(encoding="utf-8")
    blocks = [block + "\n" for block in text.split("\n\n")]
    sections = _sections(text)
    random.Random(7).shuffle(sections)  # noqa: S311 - a fixed shuffle, not a secret
    assert blocks
    report = report_on({"ptb.yaml": text, "shuffled.yaml": "".join(sections)}, tmp_path)
    by_file: dict[str, list[tuple[str, str]]] = {"ptb.yaml": [], "shuffled.yaml": []}
    for finding in report.findings:
        by_file[finding.file].append((finding.rule, finding.fingerprint))
    assert sorted(by_file["ptb.yaml"]) == sorted(by_file["shuffled.yaml"])


def _sections(text: str) -> list[str]:
    """The top-level keys of a policy with all that is below them."""
    sections: list[str] = []
    for line in text.splitlines(keepends=True):
        if line[:1] not in (" ", "\n", "#", "") or not sections:
            sections.append(line)
        else:
            sections[-1] += line
    return sections


def test_every_finding_stands_inside_its_file(tmp_path: Path) -> None:
    folder = Path(__file__).parents[3] / "policies"
    report = report_on({path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.yaml")}, tmp_path)
    assert report.findings
    for finding in report.findings:
        lines = report.texts[finding.file]
        for place in (finding.place, *(related.place for related in finding.related)):
            start, end = place.span
            assert 1 <= start.line <= end.line <= len(lines)
            assert 1 <= start.column <= len(lines[start.line - 1]) + 1
            assert 1 <= end.column <= len(lines[end.line - 1]) + 1


def test_findings_that_are_alike_have_fingerprints_of_their_own(tmp_path: Path) -> None:
    folder = Path(__file__).parents[3] / "policies"
    report = report_on({path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.yaml")}, tmp_path)
    fingerprints = [finding.fingerprint for finding in report.findings]
    assert len(set(fingerprints)) == len(fingerprints)


def test_quotes_are_held_against_the_published_text(tmp_path: Path) -> None:
    published = tmp_path / "published"
    published.mkdir()
    (published / "notice.txt").write_text("You can\n  unsubscribe at any time.", encoding="utf-8")
    text = CLEAN.replace("  title:", "  source: {file: notice.txt}\n  title:").replace("you can", "You can")
    report = report_on({"a.yaml": text}, tmp_path, sources=SourceFolder(published))
    assert report.findings == ()
    report = report_on({"a.yaml": text.replace("You can", "You may")}, tmp_path, sources=SourceFolder(published))
    assert [finding.rule for finding in report.findings] == ["quote-not-found"]


@pytest.mark.parametrize("file", ["../secret.txt", "nowhere.txt", "/etc/passwd", "sub/../../secret.txt"])
def test_a_policy_cannot_reach_outside_the_folder_of_sources(file: str, tmp_path: Path) -> None:
    published = tmp_path / "published"
    published.mkdir()
    (tmp_path / "secret.txt").write_text("you can unsubscribe at any time", encoding="utf-8")
    text = CLEAN.replace("  title:", f"  source: {{file: {file}}}\n  title:")
    report = report_on({"a.yaml": text}, tmp_path, sources=SourceFolder(published))
    assert [finding.rule for finding in report.findings] == ["source-missing"]


def test_sources_must_be_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--sources"):
        SourceFolder(tmp_path / "nowhere")


def test_an_unreadable_file_is_recorded_and_the_others_are_checked(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(CLEAN, encoding="utf-8")
    files = [(tmp_path / "gone.yaml", "gone.yaml"), (tmp_path / "good.yaml", "good.yaml")]
    report = check_files(files, CATALOGUE, Options(as_of=date.fromisoformat(TODAY)))
    assert [unreadable.file for unreadable in report.unreadable] == ["gone.yaml"]
    assert report.files == ("gone.yaml", "good.yaml")


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        (("request-fee",), (), {"request-fee"}),
        (("rights",), ("request-fee",), {"right-access-missing"}),
        (("authority:guidance",), (), set()),
        (("gdpr",), (), {"request-fee", "right-access-missing"}),
    ],
)
def test_rules_are_chosen_by_id_topic_pack_and_authority(
    select: tuple[str, ...], ignore: tuple[str, ...], expected: set[str], tmp_path: Path
) -> None:
    text = CLEAN.replace("fee: none", "fee: general").replace("  access: {}\n", "")
    report = report_on({"a.yaml": text}, tmp_path, selection=Selection(select=select, ignore=ignore))
    assert {finding.rule for finding in report.findings} == expected


@pytest.mark.parametrize("name", ["right-acces-missing", "nonsense", "authority:laws"])
def test_an_unknown_rule_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="no rule, topic, pack or authority"):
        Selection(select=(name,)).cards(CATALOGUE)


def test_a_rule_that_is_off_speaks_only_when_asked_by_name(tmp_path: Path) -> None:
    assert report_on({"a.yaml": CLEAN}, tmp_path, selection=Selection(select=("evidence",))).findings == ()
    asked = report_on({"a.yaml": CLEAN}, tmp_path, selection=Selection(extend_select=("claim-without-quote",)))
    assert {finding.rule for finding in asked.findings} == {"claim-without-quote"}
