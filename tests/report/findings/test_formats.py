"""All forms: each can be read by its consumer, and all hold the same findings in the same order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ilma_data.checks.outcome import Report
from ilma_data.checks.runner import check
from ilma_data.report.findings.formats import FORMS, lines_in
from ilma_data.report.page import Page
from ilma_data.testing import Broken, FilesInMemory, broken
from tests.report.findings.readers import READERS, expected, read
from tests.report.findings.reports import hostile_reports, many

FORGING = set("\n\r\x0b\x0c\x1b\x85\u2028\u2029\x00\u202e")
"""What would end a line, or write over one."""


def assert_forms_agree(report: Report) -> None:
    for form in FORMS:
        assert read(form, report) == expected(form, report), form


def test_every_form_is_read_here() -> None:
    assert list(READERS) == list(FORMS)


@given(hostile_reports())
def test_forms_agree_whatever_stands_in_files_and_names(report: Report) -> None:
    assert_forms_agree(report)


@settings(max_examples=5)
@given(broken())
def test_forms_agree_on_records_with_a_fault(case: Broken) -> None:
    report = check(FilesInMemory(case.files))
    assert report.findings
    assert_forms_agree(report)


@pytest.mark.parametrize("number", [0, 1, 11])
@pytest.mark.parametrize("form", FORMS)
def test_forms_agree_on_few_findings(form: str, number: int) -> None:
    report = many(number)
    assert read(form, report) == expected(form, report)


@pytest.mark.parametrize("form", FORMS)
def test_ten_thousand_findings_are_not_too_many(form: str) -> None:
    report = many(10_000)
    if form == "markdown":  # a parser of Markdown takes a quarter of a minute for them
        assert sum(line.startswith("- `") for line in lines_in(form, report, Page())) == 10_000
    else:
        assert read(form, report) == expected(form, report)


@given(hostile_reports(), st.integers(1, 120), st.booleans())
def test_no_line_is_forged_on_any_page(report: Report, width: int, colour: bool) -> None:
    for form in FORMS:
        for line in lines_in(form, report, Page(width, colour)):
            plain = line.replace("\x1b[", "") if colour else line
            assert not FORGING & set(plain), form
