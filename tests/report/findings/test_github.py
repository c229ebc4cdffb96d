"""Annotations of GitHub Actions: which are given, and that nothing in a file is taken for a command."""

from dataclasses import replace

from hypothesis import given

from ilma_data.checks.finding import Finding
from ilma_data.checks.outcome import Report
from ilma_data.report.escape import printable
from ilma_data.report.findings.formats import lines_in
from ilma_data.report.page import Page
from tests.report.findings.readers import github_command
from tests.report.findings.reports import a_file, a_finding, a_report, hostile_reports, many


def annotations(report: Report) -> list[str]:
    return list(lines_in("github", report, Page()))


def test_an_annotation_says_where_and_what() -> None:
    (line,) = annotations(a_report(a_finding(nearest=None, expected=["50 % or more"])))
    assert line == (
        "::error file=records/agreements/a.json,line=2,endLine=2,col=17,endColumn=28,title=ILMA104 unknown-word"
        '::no such word%0AFound: "protocoll"%0AExpected: 50 %25 or more'
    )


def test_errors_come_first_and_ten_of_each_level() -> None:
    report = many(60)
    *shown, notice = annotations(report)
    assert [line.partition(" ")[0] for line in shown] == ["::error"] * 10 + ["::warning"] * 10
    assert notice.startswith("::notice title=ilma validate::30 more errors and 10 more warnings: ")


def test_a_notice_counts_only_what_is_not_shown() -> None:
    warnings = [replace(finding, level="warning") for finding in many(11).findings]
    assert annotations(a_report(*warnings))[-1].startswith("::notice title=ilma validate::1 more warning: ")
    assert len(annotations(a_report(*warnings[:10]))) == 10


def test_without_a_finding_there_is_no_annotation() -> None:
    assert annotations(a_report()) == []


def test_a_file_name_can_give_no_property_and_no_command() -> None:
    name = "agreements/a,line=9,title=x::ok\n::error::forged%0A.json"
    finding: Finding = replace(a_finding(), place=a_file("{}", name).at())
    (line,) = annotations(a_report(finding))
    _, properties, _ = github_command(line)
    assert properties["file"] == printable(f"records/{name}")
    assert (properties["line"], properties["title"]) == ("1", "ILMA104 unknown-word")


@given(hostile_reports())
def test_a_message_reaches_the_reader_as_it_was_meant(report: Report) -> None:
    messages = [
        github_command(line)[2].split("\n")[0] for line in annotations(report) if "::notice" not in line[:9]
    ]
    ordered = sorted(report.findings, key=lambda finding: finding.level)
    assert set(messages) <= {printable(finding.message) for finding in ordered}
    assert len(messages) == min(sum(f.level == "error" for f in ordered), 10) + min(
        sum(f.level == "warning" for f in ordered), 10
    )
