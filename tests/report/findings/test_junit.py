"""JUnit XML: valid against both published schemas, with errors as failures and warnings as skipped cases."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
import xmlschema
from hypothesis import given

from ilma_data.checks.finding import Finding
from ilma_data.checks.outcome import Report
from ilma_data.report.findings.formats import lines_in
from ilma_data.report.page import Page
from tests.report.findings.reports import a_file, a_finding, a_report, hostile_reports, many

PUBLISHED = Path(__file__).parent / "published"


def xml_of(report: Report) -> str:
    return "\n".join(lines_in("junit", report, Page()))


@pytest.fixture(scope="session", params=["junit-10-2014.xsd", "junit-10-2019.xsd"])
def published(request: pytest.FixtureRequest) -> xmlschema.XMLSchema10:
    return xmlschema.XMLSchema10(PUBLISHED / request.param)


@given(report=hostile_reports())
def test_every_report_is_valid_against_the_published_schema(
    published: xmlschema.XMLSchema10, report: Report
) -> None:
    published.validate(ElementTree.fromstring(xml_of(report).encode()))


@pytest.mark.parametrize("number", [0, 1, 1000])
def test_any_number_of_findings_is_valid(published: xmlschema.XMLSchema10, number: int) -> None:
    published.validate(ElementTree.fromstring(xml_of(many(number))))


def test_the_published_schemas_refuse_what_is_wrong(published: xmlschema.XMLSchema10) -> None:
    assert not published.is_valid(
        ElementTree.fromstring(xml_of(many(1)).replace("<testcase", "<case").replace("</testcase", "</case"))
    )


def test_an_error_fails_and_a_warning_is_skipped() -> None:
    xml = ElementTree.fromstring(xml_of(a_report(a_finding(), a_finding(level="warning"))))
    suite, others = xml.findall("testsuite")
    assert (suite.get("name"), suite.get("failures"), suite.get("skipped")) == (
        "records/agreements/a.json",
        "1",
        "1",
    )
    assert [[outcome.tag for outcome in case] for case in suite] == [["failure"], ["skipped"]]
    assert [case.get("name") for case in suite] == [
        "ILMA104 unknown-word at 2:17",
        "ILMA104 unknown-word at 2:17 (2)",
    ]
    assert [case.get("name") for case in others] == ["1 file without a finding"]
    failure = suite[0][0]
    assert failure.get("message") == "no such word"
    assert (failure.text or "").split("\n")[1:4] == [
        "records/agreements/a.json:2:17",
        "no such word",
        'Found: "protocoll"',
    ]


def test_a_report_without_a_finding_has_a_case_that_passes() -> None:
    xml = ElementTree.fromstring(xml_of(a_report()))
    (case,) = xml.findall("testsuite/testcase")
    assert (case.get("name"), len(case)) == ("2 files without a finding", 0)


def test_no_character_is_there_that_xml_forbids() -> None:
    everything = "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0), 0xD800, 0xDFFF, 0xFFFE, 0xFFFF]))
    file = a_file("{}", f"agreements/{everything}.json")
    xml = xml_of(a_report(Finding(file.at(), everything, everything, [everything], code="ILMA104", rule="x")))
    # XML 1.0, production 2
    assert re.fullmatch("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*", xml)
    (failure,) = ElementTree.fromstring(xml).iter("failure")
    assert (failure.get("message") or "").startswith(r"\x00\x01")
    assert (failure.get("message") or "").endswith(r"\ud800\udfff\ufffe\uffff")


def test_the_end_of_a_section_of_characters_ends_nothing() -> None:
    xml = ElementTree.fromstring(xml_of(a_report(a_finding(message="]]></failure>&amp;<script>"))))
    (failure,) = xml.iter("failure")
    assert failure.get("message") == "]]></failure>&amp;<script>"
    assert "]]></failure>&amp;<script>" in (failure.text or "")
