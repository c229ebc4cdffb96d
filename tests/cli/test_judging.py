"""The options that decide over the outcome of a check, and which settings they meet."""

import datetime
import shutil
from argparse import ArgumentParser
from pathlib import Path

import pytest

from ilma_data.checks.outcome import Report
from ilma_data.checks.runner import validate
from ilma_data.checks.settings.judging import judged
from ilma_data.checks.settings.settings import Settings
from ilma_data.cli.judging import add_judging_arguments, exit_code, paths_for, settings_for
from ilma_data.cli.parser import Parser
from ilma_data.cli.wrong_use import WrongUseError

TODAY = datetime.date(2026, 11, 22)


@pytest.fixture
def project(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with records of which one has an error and one a warning; it is the working directory."""
    shutil.copytree(folder, tmp_path / "records")
    put(tmp_path / "records/agreements/irrigation-protocol-2021.json", '"protocol"', '"protocoll"')
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(path: Path, good: str, bad: str) -> None:
    text = path.read_text("utf-8")
    assert good in text
    path.write_text(text.replace(good, bad, 1), "utf-8")


def write_settings(folder: Path, text: str) -> None:
    (folder / "pyproject.toml").write_text(f"[tool.ilma]\n{text}\n", "utf-8")


def parse(*arguments: str) -> tuple[Settings, tuple[str, ...]]:
    parser: ArgumentParser = Parser(prog="ilma validate")
    parser.add_argument("paths", nargs="*")
    add_judging_arguments(parser)
    options = parser.parse_args(arguments)
    settings = settings_for(options)
    return settings, paths_for(options, settings)


def outcome(*arguments: str) -> tuple[int, list[str]]:
    settings, paths = parse(*arguments)
    report = judged(validate(paths), settings, today=TODAY)
    return exit_code(report, settings), [finding.code for finding in report.findings]


def wrong_use(*arguments: str) -> tuple[str, ...]:
    with pytest.raises(WrongUseError) as error:
        parse(*arguments)
    return error.value.lines


def test_without_settings_any_finding_fails(project: Path) -> None:
    assert project.is_dir()
    assert outcome("records") == (1, ["ILMA104"])


def test_select_and_ignore_take_lists_and_repeat(project: Path) -> None:
    assert project.is_dir()
    assert outcome("records", "--ignore", "ILMA104") == (0, [])
    assert outcome("records", "--ignore", "ILMA2,ILMA104", "--ignore", "ILMA3") == (0, [])
    assert outcome("records", "--select", "ILMA4, ILMA3") == (0, [])
    assert outcome("records", "--select", "ILMA4", "--select=ILMA1") == (1, ["ILMA104"])
    assert outcome("records", "--select", "ILMA104", "--ignore", "ILMA1") == (1, ["ILMA104"])
    assert outcome("records", "--select", "ILMA1", "--ignore", "ILMA104") == (0, [])


def test_the_command_line_beats_the_settings(project: Path) -> None:
    write_settings(project, 'ignore = ["ILMA1"]\nfail-on = "never"')
    assert outcome("records") == (0, [])
    assert outcome("records", "--select", "ILMA1") == (0, ["ILMA104"])
    assert outcome("records", "--select", "ILMA1", "--fail-on", "error") == (1, ["ILMA104"])
    assert outcome("records", "--no-settings") == (1, ["ILMA104"])
    write_settings(project, 'select = ["ILMA104"]')
    assert outcome("records") == (1, ["ILMA104"])
    assert outcome("records", "--ignore", "ILMA") == (0, [])


@pytest.mark.parametrize(
    ("fail_on", "codes"),
    [("error", (1, 0, 0)), ("warning", (1, 1, 0)), ("never", (0, 0, 0))],
)
def test_what_fails_is_what_fail_on_says(fail_on: str, codes: tuple[int, int, int], project: Path) -> None:
    assert project.is_dir()
    settings, _ = parse("records", "--fail-on", fail_on)
    errors = validate(["records"])
    put(project / "records/agreements/irrigation-protocol-2021.json", '"protocoll"', '"protocol"')
    write_settings(
        project,
        'exceptions = [{code = "ILMA101", record = "domain/water", reason = "It was.", expires = 2020-01-01}]',
    )
    warnings = judged(validate(["records"]), parse("records")[0], today=TODAY)
    nothing = validate(["records"])
    assert [levels(report) for report in (errors, warnings, nothing)] == [{"error"}, {"warning"}, set()]
    assert tuple(exit_code(report, settings) for report in (errors, warnings, nothing)) == codes


def levels(report: Report) -> set[str]:
    return {finding.level for finding in report.findings}


def test_settings_belong_to_the_records_folder(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_settings(project, 'ignore = ["ILMA1"]')
    (project / "elsewhere").mkdir()
    monkeypatch.chdir(project / "elsewhere")
    assert outcome("../records") == (0, [])
    assert outcome("../records/agreements") == (0, [])
    assert outcome("../records/agreements/irrigation-protocol-2021.json") == (0, [])
    monkeypatch.chdir(project / "records")
    assert outcome(".") == (0, [])
    monkeypatch.chdir(project / "records" / "agreements")
    assert outcome("irrigation-protocol-2021.json") == (0, [])
    assert outcome("..") == (0, [])


def test_a_file_in_the_records_folder_is_a_stray_one_and_no_settings(project: Path) -> None:
    write_settings(project / "records", 'ignore = ["ILMA"]')
    assert outcome("records") == (1, ["ILMA104", "ILMA006"])


def test_settings_can_be_named(project: Path) -> None:
    (project / "base").mkdir()
    write_settings(project, "selct = []")
    write_settings(project / "base", 'ignore = ["ILMA1"]')
    assert outcome("records") == (1, ["ILMA502", "ILMA104"])
    assert outcome("records", "--settings", "base/pyproject.toml") == (0, [])
    (project / "base" / "pyproject.toml").write_text("[project]\nname = 'x'\n", "utf-8")
    assert outcome("records", "--settings", "base/pyproject.toml") == (1, ["ILMA104"])
    (project / "base" / "pyproject.toml").write_text("[project", "utf-8")
    assert outcome("records", "--settings", "base/pyproject.toml") == (1, ["ILMA501", "ILMA104"])
    assert wrong_use("records", "--settings", "base") == (
        "ilma validate: --settings base: a folder, not a file; did you mean base/pyproject.toml?",
    )


def test_without_a_path_the_records_of_the_settings_are_checked(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_settings(project, 'records = ["records"]\nwith-packaged = true')
    settings, paths = parse()
    assert paths == ("records",)
    assert settings.with_packaged
    (project / "deep" / "er").mkdir(parents=True)
    monkeypatch.chdir(project / "deep" / "er")
    assert parse()[1] == ("../../records",)
    assert outcome() == (1, ["ILMA104"])
    assert parse("../../records/domains")[1] == ("../../records/domains",)


def test_settings_that_name_no_records_say_nothing_of_the_packaged_ones(project: Path) -> None:
    write_settings(project, 'ignore = ["ILMA"]')
    settings, paths = parse()
    assert paths == ()
    assert "ILMA104" not in settings.ignored
    assert settings.source is None or Path(settings.source.path).is_absolute(), "that of the source tree"
    (project / "pyproject.toml").write_text("[tool.ilma", "utf-8")
    settings, paths = parse()
    assert settings.source is not None
    assert settings.source.fault is not None
    assert paths == ()
    assert parse("--no-settings") == (Settings(), ())


def test_records_folders_with_different_settings_are_wrong_use(project: Path) -> None:
    for name in ("one", "two"):
        shutil.copytree(project / "records", project / name / "records")
    assert parse("one/records", "two/records")[1] == ("one/records", "two/records")
    write_settings(project / "one", "")
    assert wrong_use("one/records", "two/records") == (
        "ilma validate: the records folders have different settings",
        "They are: one/pyproject.toml, none.",
        "Check each folder by itself, or choose with --settings FILE or --no-settings.",
    )
    write_settings(project / "two", "")
    wrong_use("one/records", "two/records")
    parse("one/records", "one/records/domains")
    parse("one/records", "two/records", "--no-settings")
    parse("one/records", "two/records", "--settings", "one/pyproject.toml")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--select", "ILMA9"], "argument --select: there is no rule ILMA9; `ilma rule` lists them"),
        (["--select", "ILMA4O6"], "argument --select: there is no rule ILMA4O6; did you mean ILMA406?"),
        (["--ignore", "ILMA4,cycle"], "argument --ignore: there is no rule cycle; did you mean ILMA203?"),
        (["--ignore", "ILMA4,"], "argument --ignore: there is no rule without a code; `ilma rule` lists them"),
        (["--fail-on", "err"], "argument --fail-on: err is none of error, warning, never; did you mean error?"),
        (["--settings", "no/such.toml"], "--settings no/such.toml: No such file or directory"),
        (["--settings", "x" * 5000], f"--settings {'x' * 5000}: File name too long"),
        (["--settings", "/"], "--settings /: a folder, not a file"),
        (["--settings", "x", "--no-settings"], "argument --no-settings: not allowed with argument --settings"),
        (["no/such"], "no/such: no such file or folder"),
    ],
)  # fmt: skip
def test_wrong_use_is_said_plainly(arguments: list[str], message: str, project: Path) -> None:
    assert project.is_dir()
    assert wrong_use(*arguments)[0] == f"ilma validate: {message}"


@pytest.mark.parametrize("name", ["nowhere", "x" * 5000])
def test_a_folder_of_the_settings_that_is_not_there_is_wrong_use(name: str, project: Path) -> None:
    write_settings(project, f'records = ["{name}"]')
    assert wrong_use() == (
        f"ilma validate: {name}: no such folder",
        "pyproject.toml:2:11: it is one of the records that the settings name.",
    )


def test_an_always_on_rule_on_the_command_line_stays_on(project: Path) -> None:
    (project / "records/domains/water.json").write_bytes(b"{")
    assert "ILMA003" in outcome("records", "--ignore", "ILMA")[1]
