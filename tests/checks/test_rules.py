"""Every rule keeps its own word: its good example passes, its bad one gives one finding of its code."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ilma_data.checks.catalogue import all_rules
from ilma_data.checks.finding import Finding
from ilma_data.checks.rule import Example, Rule
from ilma_data.checks.runner import validate

EXAMPLE = Path(__file__).parent / "example"
RULES = {rule.code: rule for rule in all_rules()}


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A copy of the example records."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "records"))


def break_file(records: Path, example: Example) -> str:
    """Put the bad example in place of the good one, and give the name of the file concerned."""
    if example.file is None:
        return rename_file(records, example)
    path = records / example.file
    text = path.read_text("utf-8")
    assert example.good in text, f"{example.file} has no {example.good}"
    path.write_bytes(text.replace(example.good, example.bad, 1).encode("utf-8", "surrogateescape"))
    return example.file


def rename_file(records: Path, example: Example) -> str:
    """Give a file its bad name; `name -> target` makes it a link to a target that is not there."""
    name, arrow, target = example.bad.partition(" -> ")
    (records / name).parent.mkdir(exist_ok=True)
    if arrow:
        (records / example.good).unlink()
        (records / name).symlink_to(target)
    else:
        shutil.copy(records / example.good, records / name)
    return name


def test_example_records_have_no_finding() -> None:
    report = validate([EXAMPLE])
    assert report.findings == ()
    assert report.records == report.files
    assert report.facts == report.supported > 0


@pytest.mark.parametrize("code", RULES)
def test_bad_example_gives_one_finding_of_its_rule(code: str, records: Path) -> None:
    name = break_file(records, RULES[code].example)
    findings = validate([records]).findings
    assert [(finding.code, finding.rule) for finding in findings] == [(code, RULES[code].name)]
    concerned = {findings[0].file, *(related.place.file.name for related in findings[0].related)}
    assert (RULES[code].example.found_in or name) in concerned


@pytest.mark.parametrize("code", RULES)
def test_finding_stands_alone(code: str, records: Path) -> None:
    break_file(records, RULES[code].example)
    [finding] = validate([records]).findings
    assert finding.message[0].isupper() or finding.message[0] in '`"0123456789' or "/" in finding.message
    assert not finding.message.endswith(".")
    assert finding.expected, "a finding says what was expected"
    for word in ("str_type", "model_type", "pydantic", "tuple", "NoneType"):
        assert word not in "".join([finding.message, *finding.expected])


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_rule_is_documented(rule: Rule[object]) -> None:
    assert rule.what.endswith(".")
    assert rule.why.endswith((".", ")"))
    assert rule.mend.endswith(".")
    assert rule.check.__doc__


def test_codes_and_names_are_unique() -> None:
    rules = all_rules()
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)


def test_rule_stands_in_the_folder_and_file_of_its_name() -> None:
    hundreds = {"0": "files", "1": "shape", "3": "evidence", "4": "plausibility"}
    for rule in all_rules():
        check: Callable[..., object] = rule.check
        package, module = check.__module__.rsplit(".", 2)[1:]
        assert module == rule.name.replace("-", "_").replace("utf_8", "utf8")
        assert package in hundreds.get(rule.code[4], "links dates")


def test_findings_come_in_the_order_of_files_and_places(records: Path) -> None:
    for code in ("ILMA104", "ILMA101", "ILMA303", "ILMA202", "ILMA110"):
        break_file(records, RULES[code].example)
    findings = validate([records]).findings
    assert {finding.code for finding in findings} >= {"ILMA104", "ILMA101", "ILMA303", "ILMA202", "ILMA110"}

    def place(finding: Finding) -> tuple[str, int, int]:
        return finding.path, finding.line, finding.column

    assert list(findings) == sorted(findings, key=place)
