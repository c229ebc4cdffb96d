"""docs/formats.md: its outputs are those of `ilma validate`, and it names every form and every field.

`python -m tests.report.findings.test_formats_page` in the root of the repository writes the outputs anew.
"""

import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

from ilma_data.checks.outcome import Report
from ilma_data.checks.runner import validate
from ilma_data.report.findings.formats import FORMS, lines_in
from ilma_data.report.json_text import json_text
from ilma_data.report.page import Page

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs/formats.md"
OUTPUT = re.compile(r"(?ms)^(## `(\w+)`\n.*?^```\w*\n)(.*?)(^```$)")
"""The first block of code below the heading of a form."""


def example() -> Report:
    """What is found in the example records with one slip."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        shutil.copytree(ROOT / "tests/checks/example", "records")
        file = Path("records/agreements/irrigation-protocol-2021.json")
        right = file.read_text("utf-8")
        file.write_text(right.replace('"instrument": "protocol"', '"instrument": "protocoll"'), "utf-8")
        return validate(["records"])


def output(form: str, report: Report) -> str:
    """The report in this form; of SARIF, whose list of rules is long, only the results."""
    lines = list(lines_in(form, report, Page(100)))
    if form == "sarif":
        lines = json_text(json.loads("\n".join(lines))["runs"][0]["results"]).split("\n")
    return "".join(f"{line}\n" for line in lines)


def renewed(page: str) -> str:
    """The page with today's outputs."""
    report = example()
    return OUTPUT.sub(lambda found: f"{found[1]}{output(found[2], report)}{found[4]}", page)


def test_the_outputs_are_those_of_today() -> None:
    page = PAGE.read_text("utf-8")
    assert renewed(page) == page


def test_every_form_has_its_place() -> None:
    page = PAGE.read_text("utf-8")
    assert [found[2] for found in OUTPUT.finditer(page)] == list(FORMS)
    table = dict(re.findall(r"(?m)^\| `(\w+)` \| (.+?) \|", page.partition("## `full`")[0]))
    assert table == {name: form.purpose for name, form in FORMS.items()}


def keys(value: Any) -> Iterator[str]:
    """Every key at any depth."""
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys(item)
    if isinstance(value, dict):
        yield from value


def test_every_field_of_the_json_is_explained_and_no_other() -> None:
    section = PAGE.read_text("utf-8").partition("## `json`")[2].partition("## `jsonl`")[0]
    rows = re.findall(r"(?m)^\| (`.+?) \| (.*) \|$", section)
    explained, named = (set(re.findall(r"`(\w+)`", " ".join(texts))) for texts in zip(*rows, strict=True))
    report = example()
    assert report.findings
    there = set(keys(json.loads("\n".join(lines_in("json", report, Page())))))
    # A report need not have a fix; what it holds is held by test_as_json.
    there |= {"title", "safe", "edits", "text"}
    assert explained <= there <= explained | named


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text("utf-8")), "utf-8")
