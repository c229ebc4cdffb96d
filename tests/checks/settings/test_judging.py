"""What settings make of a report: findings are taken out and counted, and those about the settings are put in."""

import dataclasses
import datetime
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilma_data.checks.outcome import Report, order
from ilma_data.checks.runner import validate
from ilma_data.checks.settings.choice import codes_always_on, left_out, matching
from ilma_data.checks.settings.judging import judged
from ilma_data.checks.settings.reader import read_settings
from ilma_data.checks.settings.settings import Settings

EXAMPLE = Path(__file__).parents[1] / "example"
TODAY = datetime.date(2026, 11, 22)
TOMORROW, YESTERDAY = TODAY + datetime.timedelta(days=1), TODAY - datetime.timedelta(days=1)

SLIPS = (
    ("domains/water.json", '"broader": null', '"broader": "domain/irrigation"'),
    ("meetings/lake-talks-2021.json", '"part_of": "meeting/lake-visit-2021"', '"part_of": "meeting/lake-visit-2012"'),
    ("agreements/water-accord-2021.json", '"date": "2021-06-02"', '"date": "2020-06-02"'),
    ("signatories/freedonia-ministry-of-water.json", '"signatory/freedonia"', '"signatory/ada-lovell"'),
    ("agreements/irrigation-protocol-2021.json", '"agreement/water-accord-2021"', '"agreement/water-treaty-2021"'),
)  # fmt: skip


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """A report with several findings, in several records whose shapes are right."""
    folder = Path(shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("judging") / "records"))
    for name, good, bad in SLIPS:
        path = folder / name
        text = path.read_text("utf-8")
        assert good in text
        path.write_text(text.replace(good, bad, 1), "utf-8")
    report = validate([folder])
    assert len({(finding.code, finding.file) for finding in report.findings}) >= len(SLIPS)
    return report


def exception(code: str, record: str, expires: datetime.date = TOMORROW, reason: str = "It is known.") -> str:
    return f"[[tool.ilma.exceptions]]\ncode = '{code}'\nrecord = '{record}'\nreason = '{reason}'\nexpires = {expires}\n"


def read(text: str) -> Settings:
    return read_settings("pyproject.toml", "pyproject.toml", text.encode())


def things(report: Report) -> list[tuple[str, str]]:
    """The code and the record of each kind of finding, in order."""
    found = {(finding.code, finding.place.file.record_id or "") for finding in report.findings}
    return sorted(found)


def test_settings_that_say_nothing_change_nothing(faulty: Report) -> None:
    assert judged(faulty, Settings(), today=TODAY) == faulty
    assert judged(faulty, read("[tool.ilma]\n"), today=TODAY) == faulty
    assert judged(faulty, read(""), today=TODAY) == faulty


@given(st.data())
def test_ignored_and_selected_findings_add_up(faulty: Report, data: st.DataObject) -> None:
    codes = sorted({finding.code for finding in faulty.findings})
    lengths = st.integers(4, 7)
    names = data.draw(
        st.lists(st.builds(lambda code, end: code[:end], st.sampled_from(codes), lengths), min_size=1)
    )
    some = judged(faulty, Settings(ignored=left_out(names, [])), today=TODAY)
    others = judged(faulty, Settings(ignored=left_out(None, names)), today=TODAY)
    assert sorted([*some.findings, *others.findings], key=order) == list(faulty.findings)
    assert some.findings == tuple(
        finding for finding in faulty.findings if any(finding.code in matching(name) for name in names)
    )
    assert (some.ignored, others.ignored) == (len(others.findings), len(some.findings))
    twice = judged(some, Settings(ignored=left_out(names, [])), today=TODAY)
    assert twice == some, "a second time changes nothing"


@given(st.data())
def test_exceptions_in_use_are_counted_and_all_others_reported(faulty: Report, data: st.DataObject) -> None:
    possible = things(faulty)
    used = data.draw(st.lists(st.sampled_from(possible), unique=True))
    records = st.sampled_from(sorted(faulty.ids.known if faulty.ids else ()))
    unused = data.draw(
        st.lists(
            st.tuples(st.sampled_from(["ILMA104", "ILMA302", "ILMA406"]), records), unique=True, max_size=4
        )
    )
    unused = [one for one in unused if one not in possible]
    days = st.sampled_from([TODAY, TOMORROW, YESTERDAY])
    entries = [(*one, data.draw(days)) for one in data.draw(st.permutations([*used, *unused]))]
    report = judged(faulty, read("".join(exception(*entry) for entry in entries)), today=TODAY)
    past = {(code, record) for code, record, day in entries if day is YESTERDAY}
    kept = [
        finding
        for finding in faulty.findings
        if is_kept(finding.code, finding.place.file.record_id, used, past)
    ]
    own = [finding for finding in report.findings if finding.path == "pyproject.toml"]
    assert [finding for finding in report.findings if finding.path != "pyproject.toml"] == kept
    assert report.excepted == len(faulty.findings) - len(kept)
    assert list(report.findings) == sorted(report.findings, key=order)
    assert sorted((finding.code, finding.found) for finding in own) == sorted(
        [("ILMA508", f"{code} in {record}") for code, record in past]
        + [("ILMA509", f"{code} in {record}") for code, record in unused if (code, record) not in past]
    )


def is_kept(code: str, record: str | None, used: list[tuple[str, str]], past: set[tuple[str, str]]) -> bool:
    return (code, record) not in used or (code, record) in past


def test_an_exception_past_its_day_says_what_is_found_again(faulty: Report) -> None:
    code, record = things(faulty)[0]
    report = judged(faulty, read(exception(code, record, YESTERDAY)), today=TODAY)
    (own,) = [finding for finding in report.findings if finding.code == "ILMA508"]
    again = [
        finding
        for finding in faulty.findings
        if finding.place.file.record_id == record and finding.code == code
    ]
    assert [related.span for related in own.related] == [finding.span for finding in again]
    assert report.excepted == 0
    assert own.level == "warning"


def test_of_equal_exceptions_that_which_ends_last_counts(faulty: Report) -> None:
    code, record = things(faulty)[0]
    for days in ((YESTERDAY, TOMORROW), (TOMORROW, YESTERDAY), (TOMORROW, TOMORROW)):
        text = "".join(exception(code, record, day) for day in days)
        report = judged(faulty, read(text), today=TODAY)
        (own,) = [finding for finding in report.findings if finding.path == "pyproject.toml"]
        assert own.code == "ILMA510"
        assert report.excepted > 0
        (counted,) = own.related
        repeated, kept = (1, 6) if days[0] is YESTERDAY else (6, 1)
        assert (own.line, counted.span.start.line) == (repeated, kept)


def test_a_repeated_exception_that_is_unused_is_one_finding(faulty: Report) -> None:
    text = exception("ILMA406", "domain/water") * 2
    own = [
        finding.code
        for finding in judged(faulty, read(text), today=TODAY).findings
        if finding.path == "pyproject.toml"
    ]
    assert own == ["ILMA510"]


def test_an_incomplete_exception_excepts_and_is_a_finding_itself(faulty: Report) -> None:
    code, record = things(faulty)[0]
    for text in (
        exception(code, record).replace("reason", "raeson"),
        exception(code, record).replace("reason = 'It is known.'\n", ""),
        exception(code, record).replace(str(TOMORROW), "'soon'"),
    ):
        report = judged(faulty, read(text), today=TODAY)
        (own,) = [finding for finding in report.findings if finding.path == "pyproject.toml"]
        assert own.level == "error"
        assert (code, record) not in things(report)


def test_an_exception_whose_rule_is_ignored_is_not_unused(faulty: Report) -> None:
    code, record = things(faulty)[0]
    report = judged(faulty, read(f"[tool.ilma]\nignore = ['{code}']\n{exception(code, record)}"), today=TODAY)
    assert {finding.code for finding in report.findings} == {code for code, _ in things(faulty)} - {code}


def test_exceptions_outside_of_what_was_checked_are_left_alone(faulty: Report) -> None:
    part = validate([Path(faulty.label) / "domains"])
    text = exception("ILMA406", "meeting/lake-visit-2021") + exception("ILMA406", "domain/watre")
    own = [
        finding.code
        for finding in judged(part, read(text), today=TODAY).findings
        if finding.path == "pyproject.toml"
    ]
    assert own == ["ILMA507"]
    unknown = dataclasses.replace(part, ids=None)
    assert judged(unknown, read(text), today=TODAY).findings == part.findings


@pytest.mark.parametrize(
    ("code", "broken", "is_reported"),
    [
        ("ILMA406", "domains/irrigation.json", False),
        ("ILMA104", "domains/irrigation.json", True),
        ("ILMA104", "domains/water.json", False),
    ],
)
def test_an_exception_is_not_unused_where_a_faulty_record_may_hide_its_finding(
    code: str, broken: str, is_reported: bool, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "records"))
    (folder / broken).write_bytes(b"{")
    report = judged(validate([folder]), read(exception(code, "domain/water")), today=TODAY)
    assert ("ILMA509" in {finding.code for finding in report.findings}) == is_reported


def test_what_can_not_be_read_is_neither_ignored_nor_excepted(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "records"))
    (folder / "domains" / "water.json").write_bytes(b"{")
    text = f"[tool.ilma]\nselect = ['ILMA4']\nignore = ['ILMA']\n{exception('ILMA003', 'domain/water')}"
    found = {finding.code for finding in judged(validate([folder]), read(text), today=TODAY).findings}
    assert found == {"ILMA003", "ILMA505"}
    assert found <= codes_always_on()


def test_two_folders_are_judged_together(tmp_path: Path) -> None:
    for name in ("one", "two"):
        shutil.copytree(EXAMPLE, tmp_path / name)
        path = tmp_path / name / "domains" / "water.json"
        path.write_text(path.read_text("utf-8").replace('"broader"', '"broder"'), "utf-8")
    (tmp_path / "two" / "domains" / "water.json").rename(tmp_path / "two" / "domains" / "lake.json")
    report = validate([tmp_path / "one", tmp_path / "two"])
    text = exception("ILMA101", "domain/water") + exception("ILMA101", "domain/lake")
    assert "ILMA101" in {finding.code for finding in report.findings}
    left = judged(report, read(text), today=TODAY)
    assert {finding.code for finding in left.findings} & {"ILMA101", "ILMA507"} == set()
