"""Where findings go: the options, the files, and what is printed under GitHub Actions."""

import argparse
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from ilma_data.checks.outcome import Report
from ilma_data.cli.outputs import STEP_SUMMARY_LIMIT, add_output_arguments, write_outputs, write_step_summary
from ilma_data.cli.wrong_use import WrongUseError
from ilma_data.report.findings.formats import FORMS, lines_in
from ilma_data.report.page import Page
from tests.report.findings.reports import a_file, a_finding, a_report, many

REPORT = a_report(a_finding(), a_finding(level="warning"))

Give = Callable[..., str]


@pytest.fixture(autouse=True)
def _no_github(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)


def parsed(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser(exit_on_error=False)
    add_output_arguments(parser)
    return parser.parse_args(arguments)


@pytest.fixture
def give(capsys: pytest.CaptureFixture[str]) -> Give:
    """Write a report as these arguments say, and give what was printed."""

    def printed(*arguments: str, report: Report = REPORT) -> str:
        write_outputs(report, parsed(*arguments))
        return capsys.readouterr().out

    return printed


def text_of(form: str, report: Report = REPORT, page: Page | None = None) -> str:
    return "".join(f"{line}\n" for line in lines_in(form, report, page or Page()))


def test_text_in_full_is_the_default(give: Give) -> None:
    assert give() == text_of("full")


@pytest.mark.parametrize("form", FORMS)
def test_each_form_is_printed_and_written(form: str, give: Give, tmp_path: Path) -> None:
    assert give("--format", form) == text_of(form)
    file = tmp_path / "findings"
    assert give("--output", f"{form}:{file}") == text_of("full")
    assert file.read_text("utf-8") == text_of(form, page=Page(100))


def test_several_outputs_at_once(give: Give, tmp_path: Path) -> None:
    printed = give(
        "--output", f"sarif:{tmp_path / 'a:b.sarif'}", "--output", "concise:-", "--output", f"json:{tmp_path / 'c'}"
    )  # fmt: skip
    assert printed == text_of("concise")
    assert json.loads((tmp_path / "a:b.sarif").read_bytes())["version"] == "2.1.0"
    assert json.loads((tmp_path / "c").read_bytes())["errors"] == 1


def test_a_file_is_written_over_as_a_whole(give: Give, tmp_path: Path) -> None:
    file = tmp_path / "findings.json"
    file.write_text("x" * 100_000)
    give("--output", f"json:{file}", report=a_report())
    assert json.loads(file.read_bytes())["findings"] == []
    assert list(tmp_path.iterdir()) == [file]


def test_statistics_are_the_table_alone(give: Give, tmp_path: Path) -> None:
    printed = give("--statistics", "--output", f"jsonl:{tmp_path / 'findings'}")
    assert printed == "  1  ILMA104 unknown-word  error\n  1  ILMA104 unknown-word  warning\n"
    assert len((tmp_path / "findings").read_text("utf-8").splitlines()) == 2
    assert give("--statistics", report=a_report()) == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "sariff"], "sariff is none of full, concise, .*; did you mean sarif"),
        (["--output", "jsn:x"], "jsn is none of .*; did you mean json"),
        (["--output", "json"], "json is not FORMAT:FILE, such as sarif:findings.sarif"),
        (["--output", "json:"], "json: is not FORMAT:FILE"),
        (["--output", "json:missing/x.json"], "there is no folder missing"),
        (["--output", "json:."], ". is a folder, not a file"),
        (["--output", f"json:{os.devnull}"], "is not a regular file; - is standard output"),
    ],
)
def test_wrong_options_say_what_is_right(arguments: list[str], message: str) -> None:
    with pytest.raises(argparse.ArgumentError, match=message):
        parsed(*arguments)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--output", "json:x", "--output", "sarif:./x"], "two outputs go to x: json and sarif"),
        (["--output", "json:-", "--output", "sarif:-"], "two outputs go to standard output: json and sarif"),
        (["--format", "full", "--output", "json:-"], "two outputs go to standard output: full and json"),
        (["--statistics", "--format", "full"], "--statistics prints a table of its own"),
        (["--statistics", "--output", "json:-"], "--statistics prints a table of its own"),
    ],
)
def test_two_outputs_to_one_place_are_refused_before_anything_is_written(
    arguments: list[str], message: str, give: Give, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    with pytest.raises(WrongUseError) as raised:
        give(*arguments)
    assert raised.value.lines[0].startswith(f"ilma validate: {message}")
    assert capsys.readouterr().out == ""
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_named_after_all_else_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    refused, written = tmp_path / "refused.json", tmp_path / "written.json"
    options = parsed("--output", f"json:{refused}", "--output", f"json:{written}")

    def deny(path: Path, content: bytes) -> None:
        if path == refused:
            raise PermissionError(13, "Permission denied")
        path.write_bytes(content)

    monkeypatch.setattr("ilma_data.cli.outputs.write_whole", deny)
    with pytest.raises(WrongUseError) as raised:
        write_outputs(REPORT, options)
    assert raised.value.lines == (f"ilma validate: {refused} can't be written: Permission denied",)
    assert capsys.readouterr().out == text_of("full")
    assert json.loads(written.read_bytes())["errors"] == 1


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="root may write anywhere")
def test_a_folder_without_permission_is_a_clear_error(tmp_path: Path) -> None:
    options = parsed("--output", f"json:{tmp_path / 'x'}")
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(WrongUseError, match="can't be written: Permission denied"):
        write_outputs(REPORT, options)
    tmp_path.chmod(stat.S_IRWXU)


def test_a_name_of_no_text_is_written_as_an_escape(give: Give, tmp_path: Path) -> None:
    report = a_report(a_finding(message="half of a pair: \ud800"))
    for form in FORMS:
        give("--output", f"{form}:{tmp_path / form}", report=report)
        (tmp_path / form).read_bytes().decode("utf-8")


class TestGitHubActions:
    @pytest.fixture(autouse=True)
    def summary(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
        file = tmp_path / "summary.md"
        file.touch()
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
        return file

    def test_the_log_has_the_text_and_the_annotations(self, give: Give) -> None:
        stop, *text, go = give().removesuffix(text_of("github")).splitlines()
        token = stop.removeprefix("::stop-commands::")
        assert (len(token), go) == (32, f"::{token}::")
        assert text == text_of("full").splitlines()

    def test_a_token_is_never_used_twice(self, give: Give) -> None:
        assert give().splitlines()[0] != give().splitlines()[0]

    def test_no_command_of_a_file_is_outside_the_text(self, give: Give) -> None:
        file = a_file('{"a": "##[error]forged ::error::forged"}', "agreements/::error::forged.json")
        finding = a_finding(message="##[add-mask]a", related=(), expected=("::debug::x",))
        printed = give(
            report=a_report(finding, type(finding)(file.at("a"), "::error::forged", code="ILMA104", rule="x"))
        )
        stop, rest = printed.split("\n", 1)
        _, after = rest.split(f"\n::{stop.removeprefix('::stop-commands::')}::\n")
        assert all(line.startswith("::error file=records/agreements/") for line in after.splitlines())

    @pytest.mark.parametrize("form", ["github", "json", "markdown"])
    def test_a_form_for_programs_is_printed_alone(self, form: str, give: Give) -> None:
        assert give("--format", form) == text_of(form)

    @pytest.mark.parametrize("form", ["full", "concise"])
    def test_text_that_was_asked_for_is_guarded_too_and_brings_no_annotations(
        self, form: str, give: Give
    ) -> None:
        stop, *text, go = give("--format", form).splitlines()
        assert go == f"::{stop.removeprefix('::stop-commands::')}::"
        assert text == text_of(form).splitlines()

    def test_the_summary_of_the_step_has_all_findings(self, give: Give, summary: Path) -> None:
        summary.write_text("before\n")
        give("--statistics", report=many(40))
        assert summary.read_text("utf-8") == "before\n" + text_of("markdown", many(40))

    def test_a_summary_that_cannot_be_written_is_said_and_nothing_else(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "missing/summary.md"))
        write_outputs(REPORT, parsed("--format", "concise"))
        out, err = capsys.readouterr()
        assert "1 error and 1 warning" in out
        assert err == "ilma validate: the summary of the step can't be written: No such file or directory\n"

    def test_elsewhere_there_is_no_summary(
        self, give: Give, summary: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GITHUB_ACTIONS", "false")
        assert give() == text_of("full")
        assert summary.read_text() == ""


def test_a_step_summary_stays_within_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "summary.md"
    file.write_text("x" * 100_000)
    report = many(10_000)
    write_step_summary(report, file)
    text = file.read_text("utf-8")
    assert STEP_SUMMARY_LIMIT - 1000 < file.stat().st_size <= STEP_SUMMARY_LIMIT
    shown = text.count("\n- `")
    assert text.endswith(f"\n\nand {10_000 - shown:,} more findings\n")
    write_step_summary(report, file)
    assert file.stat().st_size <= STEP_SUMMARY_LIMIT
