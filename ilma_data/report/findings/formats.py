"""The forms in which findings are given: their names, their modules, and what each is for."""

from collections.abc import Iterator
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from ilma_data.checks.outcome import Report
from ilma_data.report.page import Page


class Form(NamedTuple):
    """A form: the module that writes it, and what it is for."""

    module: str
    purpose: str


FORMS = {
    "full": Form("full", "text to read, with the line of the file and what to write instead"),
    "concise": Form("concise", "text, one line for each finding"),
    "json": Form("as_json", "one object with all that is known"),
    "jsonl": Form("jsonl", "one JSON object a line for each finding"),
    "github": Form("github", "annotations of GitHub Actions"),
    "sarif": Form("sarif", "SARIF 2.1.0, for code scanning"),
    "gitlab": Form("gitlab", "a Code Quality report of GitLab"),
    "junit": Form("junit", "JUnit XML, for services that show results of tests"),
    "rdjson": Form("rdjson", "diagnostics for reviewdog, with suggestions"),
    "markdown": Form("markdown", "a table and a list, for summaries and comments"),
}
"""The forms by name, in the order in which they are listed. A module is imported when its form is asked for."""


class Writer(Protocol):
    """What the module of a form offers."""

    def lines(self, report: Report, page: Page) -> Iterator[str]:
        """The report in this form, line by line, without line ends."""


def lines_in(form: str, report: Report, page: Page) -> Iterator[str]:
    """The report in the form of this name. Raises `KeyError` for a name that is not in `FORMS`."""
    writer = cast(Writer, import_module(f"ilma_data.report.findings.{FORMS[form].module}"))
    return writer.lines(report, page)
