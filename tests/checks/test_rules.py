"""Every rule keeps its own word: its good example passes, its bad one gives one finding of its code."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ilma_data.checks.catalogue import all_rules
from ilma_data.checks.finding import Finding
from ilma_data.checks.rule import Rule
from ilma_data.checks.runner import validate
from ilma_data.testing.examples import SETTINGS, base_of, copy_examples, findings_in, put_bad_example

EXAMPLE = Path(__file__).parent / "example"
RULES = {rule.code: rule for rule in all_rules()}

LEDGER = (Path(__file__).parent / "codes.txt").read_text("utf-8").splitlines()
"""Every code that was ever given with its name, in the order of giving; `(gone)` after one that is no more."""

IMPLEMENTATION = re.compile(
    r"\b(pydantic|models?|validators?|str|int|float|bool|boolean|dict|dictionary|tuple|enum|enumeration|regex|NoneType"
    r"|None|True|False|class|instance|attribute|function|method|module|traceback|parser|parse[ds]?|serialis\w+"
    r"|snapshot|dataset|tree|subject|\w+_type|\w+Error)\b"
)
"""Words of the program, which say nothing to someone who writes records."""


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A copy of the example records."""
    return copy_examples(EXAMPLE, tmp_path)


@pytest.fixture
def broken(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Rule[object], str, tuple[Finding, ...]]:
    """A rule, the file with its bad example, and what is found."""
    rule = RULES[request.param]
    records = copy_examples(EXAMPLE, tmp_path, settings=rule.example.file == SETTINGS)
    name = put_bad_example(rule.example, records)
    return rule, name, findings_in(records, base=base_of(rule.example, records))


def test_example_records_have_no_finding() -> None:
    report = validate([EXAMPLE])
    assert report.findings == ()
    assert report.records == report.files
    assert report.facts == report.supported > 0


def test_example_settings_bring_no_finding(tmp_path: Path) -> None:
    assert findings_in(copy_examples(EXAMPLE, tmp_path, settings=True)) == ()


@pytest.mark.parametrize("broken", RULES, indirect=True)
def test_bad_example_gives_one_finding_of_its_rule(
    broken: tuple[Rule[object], str, tuple[Finding, ...]],
) -> None:
    rule, name, findings = broken
    assert [(finding.code, finding.rule, finding.level) for finding in findings] == [
        (rule.code, rule.name, rule.level)
    ]
    concerned = {findings[0].file, *(related.place.file.name for related in findings[0].related)}
    assert (rule.example.found_in or name) in concerned


@pytest.mark.parametrize("broken", RULES, indirect=True)
def test_finding_stands_alone(broken: tuple[Rule[object], str, tuple[Finding, ...]]) -> None:
    [finding] = broken[2]
    assert finding.message[0].isupper() or finding.message[0] in '`"0123456789' or "/" in finding.message
    assert not finding.message.endswith(".")
    assert finding.expected, "a finding says what was expected"
    for word in ("str_type", "model_type", "pydantic", "tuple", "NoneType"):
        assert word not in "".join([finding.message, *finding.expected])


@pytest.mark.parametrize("text", ["what", "why", "mend"])
@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_rule_is_documented_in_sentences_that_stand_alone(rule: Rule[object], text: str) -> None:
    sentences: str = getattr(rule, text)
    assert re.fullmatch(r"[A-Z].{10,}\.", sentences)
    assert not re.match(r"(It|Its|This|That|These|Those|They|Then|Else|Otherwise|See)\b", sentences)
    assert not IMPLEMENTATION.search(sentences)
    assert "\n" not in sentences
    assert "  " not in sentences
    assert sentences.count("`") % 2 == 0


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_rule_has_a_good_and_a_bad_example_and_says_what_it_looks_for(rule: Rule[object]) -> None:
    assert rule.example.good
    assert rule.example.good != rule.example.bad
    assert rule.check.__doc__


def test_codes_and_names_are_unique() -> None:
    rules = all_rules()
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)


def test_a_code_is_never_given_again_and_neither_is_a_name() -> None:
    given = [line.removesuffix(" (gone)").split(" ") for line in LEDGER]
    assert all(len(entry) == 2 for entry in given)
    codes, names = zip(*given, strict=True)
    assert len(set(codes)) == len(codes)
    assert len(set(names)) == len(names)
    assert {f"{rule.code} {rule.name}" for rule in all_rules()} == {
        line for line in LEDGER if not line.endswith(" (gone)")
    }, (
        "a new rule is a new last line of tests/checks/codes.txt; a rule that goes leaves its line, with `(gone)`"
    )


def test_no_code_is_left_out() -> None:
    given = sorted(line.split(" ")[0] for line in LEDGER)
    for hundred in {code[:5] for code in given}:
        numbers = [int(code[5:]) for code in given if code.startswith(hundred)]
        assert numbers == list(range(1, len(numbers) + 1)), (
            f"{hundred}..: a line was lost, or a code passed over"
        )


def test_rule_stands_in_the_folder_and_file_of_its_name() -> None:
    hundreds = {"0": "files", "1": "shape", "3": "evidence", "4": "plausibility", "5": "settings"}
    for rule in all_rules():
        check: Callable[..., object] = rule.check
        package, module = check.__module__.rsplit(".", 2)[1:]
        assert module == rule.name.replace("-", "_").replace("utf_8", "utf8")
        assert package in hundreds.get(rule.code[4], "links dates")


def test_findings_come_in_the_order_of_files_and_places(records: Path) -> None:
    for code in ("ILMA104", "ILMA101", "ILMA303", "ILMA202", "ILMA110"):
        put_bad_example(RULES[code].example, records)
    findings = validate([records]).findings
    assert {finding.code for finding in findings} >= {"ILMA104", "ILMA101", "ILMA303", "ILMA202", "ILMA110"}

    def place(finding: Finding) -> tuple[str, int, int]:
        return finding.path, finding.line, finding.column

    assert list(findings) == sorted(findings, key=place)
