"""SARIF: valid against what OASIS publishes, with all that code scanning shows."""

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import jsonschema_rs
import pytest
from hypothesis import given

from ilma_data.checks.catalogue import all_rules
from ilma_data.checks.finding import Related
from ilma_data.checks.outcome import Report
from ilma_data.checks.record_file import RecordFile
from ilma_data.report.findings.formats import lines_in
from ilma_data.report.findings.sarif import SCHEMA
from ilma_data.report.page import Page
from tests.report.findings.reports import a_file, a_finding, a_fix, a_report, hostile_reports, many


def log_of(report: Report) -> Any:
    return json.loads("\n".join(lines_in("sarif", report, Page())))


@pytest.fixture(scope="session")
def published(request: pytest.FixtureRequest) -> jsonschema_rs.Draft4Validator:
    """The schema from the file that ILMA_SARIF_SCHEMA names, or from OASIS, once a checkout."""
    file = Path(os.environ.get("ILMA_SARIF_SCHEMA") or request.config.cache.mkdir("published") / "sarif.json")
    if not file.exists():
        try:
            with urlopen(SCHEMA, timeout=20) as answer:
                file.write_bytes(answer.read())
        except (URLError, TimeoutError) as error:
            pytest.skip(f"no schema: ILMA_SARIF_SCHEMA names no file, and OASIS can't be reached ({error})")
    schema = json.loads(file.read_bytes())
    assert schema["id"] == SCHEMA
    return jsonschema_rs.Draft4Validator(schema, validate_formats=True)


@pytest.mark.outside
@given(report=hostile_reports())
def test_every_report_is_valid_against_the_published_schema(
    published: jsonschema_rs.Draft4Validator, report: Report
) -> None:
    published.validate(log_of(report))


@pytest.mark.outside
@pytest.mark.parametrize("number", [0, 1, 10_000])
def test_any_number_of_findings_is_valid(published: jsonschema_rs.Draft4Validator, number: int) -> None:
    published.validate(log_of(many(number)))


@pytest.mark.outside
def test_the_published_schema_refuses_what_is_wrong(published: jsonschema_rs.Draft4Validator) -> None:
    log = log_of(many(1))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert not published.is_valid(log)


def test_a_result_says_all_that_the_text_does() -> None:
    other = a_file('{"id": "agreement/b"}', "agreements/b.json")
    finding = a_finding(
        fix=a_fix(), level="warning", related=[Related(other.key_at("id"), "the first of the two")]
    )
    (result,) = log_of(a_report(finding))["runs"][0]["results"]
    region = {"startLine": 2, "startColumn": 17, "endLine": 2, "endColumn": 28}
    artifact = {"uri": "records/agreements/a.json", "uriBaseId": "%SRCROOT%"}
    assert result["level"] == "warning"
    assert result["message"]["text"].splitlines() == [
        "no such word",
        'Found: "protocoll"',
        "Expected: protocol, other, treaty and 3 more",
        "Did you mean protocol?",
        "See records/agreements/b.json:1:2: the first of the two",
        'Fix: Write "protocol" (--fix applies it)',
    ]
    (location,) = result["locations"]
    assert location["physicalLocation"] == {"artifactLocation": artifact, "region": region}
    assert location["logicalLocations"] == [{"fullyQualifiedName": "/instrument"}]
    (related,) = result["relatedLocations"]
    assert related["message"] == {"text": "the first of the two"}
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "records/agreements/b.json"
    assert result["partialFingerprints"] == {"ilmaFingerprint/v1": "0123456789abcdef"}
    (fix,) = result["fixes"]
    assert fix["artifactChanges"] == [
        {
            "artifactLocation": artifact,
            "replacements": [{"deletedRegion": region, "insertedContent": {"text": '"protocol"'}}],
        }
    ]


def test_the_rules_are_those_of_the_catalogue_with_their_help() -> None:
    rules = log_of(a_report())["runs"][0]["tool"]["driver"]["rules"]
    assert [(rule["id"], rule["name"]) for rule in rules] == [(rule.code, rule.name) for rule in all_rules()]
    for rule, known in zip(rules, all_rules(), strict=True):
        assert rule["defaultConfiguration"] == {"level": known.level}
        help_text = rule["help"]["text"].replace("{{", "{").replace("}}", "}")
        assert [*help_text.split("\n\n")] == [known.what, known.why, f"To mend it: {known.mend}"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("records/a.json", "records/a.json"),
        ("./a.json", "a.json"),
        ("/srv/a b.json", "file:///srv/a%20b.json"),
        ("a:b/100%?#.json", "a%3Ab/100%25%3F%23.json"),
        ("מים.json", "%D7%9E%D7%99%D7%9D.json"),
        ("a\udcff.json", "a%FF.json"),
        ("a\n.json", "a%0A.json"),
    ],
)
def test_a_path_is_a_uri(path: str, uri: str) -> None:
    finding = a_finding()
    file = replace_path(finding.place.file, path)
    (result,) = log_of(a_report(replace(finding, place=file.at("instrument"))))["runs"][0]["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact["uri"] == uri
    assert ("uriBaseId" in artifact) is not path.startswith("/")


def replace_path(file: RecordFile, path: str) -> RecordFile:
    return RecordFile(file.name, path, file.document)


def test_no_text_of_a_file_makes_a_link_or_a_placeholder() -> None:
    (result,) = log_of(a_report(a_finding(message="[all is well](https://evil.example) {0}")))["runs"][0][
        "results"
    ]
    assert result["message"]["text"].splitlines()[0] == "[all is well] (https://evil.example) {{0}}"


def test_a_finding_of_no_rule_in_the_catalogue_has_a_descriptor() -> None:
    run = log_of(a_report(a_finding(code="ILMA999", rule="elsewhere")))["runs"][0]
    rule = run["tool"]["driver"]["rules"][run["results"][0]["ruleIndex"]]
    assert rule == {"id": "ILMA999", "name": "elsewhere"}
