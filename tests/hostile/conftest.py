"""Example records to break, and what `ilma validate` says of them."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from ilma_data.checks.finding import Finding
from ilma_data.checks.runner import validate
from ilma_data.report.findings.formats import FORMS, lines_in
from ilma_data.report.page import Page

EXAMPLE = Path(__file__).parents[1] / "checks" / "example"

MANY = 100  # findings: more are not written, for want of time

MOVING = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\U000e0000-\U000e007f]")

Found: TypeAlias = Callable[[], tuple[Finding, ...]]
Change: TypeAlias = Callable[[str, Callable[[dict[str, Any]], object]], None]


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A copy of the example records."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "records"))


@pytest.fixture
def found(records: Path) -> Found:
    """What is found in the records; it is also written in every form, of which no line may hold what moves others."""

    def find() -> tuple[Finding, ...]:
        report = validate([records])
        if len(report.findings) < MANY:
            for form in FORMS:
                for line in lines_in(form, report, Page(20)):
                    assert not MOVING.search(line), (form, line)
        return report.findings

    return find


@pytest.fixture
def change(records: Path) -> Change:
    """Change the value of a record's file, which stays JSON."""

    def put(name: str, by: Callable[[dict[str, Any]], object]) -> None:
        value = json.loads((records / name).read_bytes())
        by(value)
        (records / name).write_text(json.dumps(value), "utf-8")

    return put


def codes(findings: tuple[Finding, ...]) -> list[str]:
    """The codes of findings, in their order."""
    return [finding.code for finding in findings]
