"""`ilma` as a whole: commands, wrong use, our own faults, and the streams that it writes to."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

import ilma_data
from ilma_data.cli.options import COMMANDS

ROOT = Path(__file__).parents[2]

Run = Callable[..., tuple[int, str, str]]


def program(
    *arguments: str | Path, stdout: int = subprocess.PIPE, **environment: str
) -> tuple[int, str, str]:
    """Run Python in a process of its own, with buffered output: its exit code, and what it wrote, read as UTF-8."""
    environment["PYTHONUNBUFFERED"] = ""
    ended = subprocess.run(
        [sys.executable, *arguments],
        check=False,
        cwd=ROOT,
        env=os.environ | environment,
        stdout=stdout,
        stderr=subprocess.PIPE,
    )
    return ended.returncode, (ended.stdout or b"").decode(), ended.stderr.decode()


def fails_with(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Make `ilma list` end in an error that nobody expects."""

    def fail(_: object) -> int:
        raise error

    broken = SimpleNamespace(add_arguments=lambda _: None, run=fail)
    monkeypatch.setitem(sys.modules, "ilma_data.cli.listing", broken)


def test_the_version_is_that_of_the_package(run: Run) -> None:
    assert run("--version") == (0, f"ilma-data {ilma_data.__version__}\n", "")


def test_the_help_names_every_command(run: Run) -> None:
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    assert [line.split()[0] for line in out.partition("commands:\n")[2].split("\n\n")[0].splitlines()] == [
        *COMMANDS
    ]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(run: Run, name: str) -> None:
    code, out, err = run(name, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"usage: ilma {name} [-h]")
    assert f"\nexamples:\n  ilma {name}" in out or f"\n\nexamples:\n  ilma {name}" in out


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_version_and_help_load_nothing_of_the_data_set(option: str) -> None:
    code, out, err = program(
        "-c",
        f"import sys; from ilma_data.cli import main; main(['{option}']); print(*sys.modules, file=sys.stderr)",
    )
    assert (code, bool(out)) == (0, True)
    ours = sorted(name for name in err.split() if name.startswith(("ilma_data.", "pydantic")))
    assert ours == [
        "ilma_data.cli",
        "ilma_data.cli.declared",
        "ilma_data.cli.ending",
        "ilma_data.cli.options",
        "ilma_data.cli.parser",
        "ilma_data.cli.terminal",
        "ilma_data.cli.wrong_use",
        "ilma_data.collector",
    ]


def test_the_package_runs_as_a_module() -> None:
    assert program("-m", "ilma_data", "--version") == (
        0,
        f"ilma-data {ilma_data.__version__}{os.linesep}",
        "",
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], f"ilma: which command? One of {', '.join(COMMANDS)}"),
        (["shw"], "ilma: no command shw; did you mean show?"),
        (["--versoin"], "ilma: no option --versoin; did you mean --version?"),
        (["list", "--fromat", "json"], "ilma list: no option --fromat; did you mean --format?"),
        (["list", "--form=json"], "ilma list: no option --form; did you mean --format?"),
        (
            ["list", "--format", "jsno"],
            "ilma list: argument --format: jsno is none of text, json; did you mean json?",
        ),
        (["show"], "ilma show: the following arguments are required: ID"),
        (["show", "one", "two"], "ilma show: one argument too many: two"),
        (["list", "agreement"], "ilma list: no collection agreement; did you mean agreements?"),
        (["list", "--records", "no/such"], "ilma: no/such: no such folder"),
        (["timeline", "--records", __file__], f"ilma: {__file__}: not a folder"),
        (["validate", "no/such"], "ilma validate: no/such: no such file or folder"),
        (["sh\x1b[31mow\n"], r"ilma: no command sh\x1b[31mow\n; did you mean show?"),
    ],
)
def test_wrong_use_is_said_plainly(run: Run, arguments: list[str], message: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.splitlines()[0] == message


def test_a_folder_that_holds_no_records_is_wrong_use(run: Run, folder: Path) -> None:
    code, out, err = run("list", "--records", folder.parent)
    assert (code, out) == (2, "")
    assert err.splitlines()[:2] == [
        f"ilma: {folder.parent}: cannot be read; `ilma validate {folder.parent}` says what to do",
        f"  {folder}/agreements/irrigation-protocol-2021.json: not a record file",
    ]
    assert err.splitlines()[-1] == "  and 11 more"


def test_a_fault_of_ours_asks_for_a_report_and_shows_no_traceback(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails_with(monkeypatch, KeyError("\x1b[31m"))
    code, out, err = run("list")
    assert (code, out) == (3, "")
    assert err.splitlines()[0] == r"ilma: this is a fault of ilma, not yours: KeyError: '\x1b[31m'"
    assert ilma_data.__version__ in err
    assert "Traceback" not in err


def test_the_traceback_comes_when_it_is_asked_for(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ILMA_DEBUG", "1")
    fails_with(monkeypatch, KeyError("x"))
    code, _, err = run("list")
    assert code == 3
    assert "Traceback (most recent call last)" in err


def test_ctrl_c_ends_quietly(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    fails_with(monkeypatch, KeyboardInterrupt())
    assert run("list") == (130, "", "")


@pytest.mark.parametrize("arguments", [["list"], ["timeline", "--format", "json"], ["--help"]])
def test_a_closed_pipe_ends_quietly(folder: Path, arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        records = [] if arguments == ["--help"] else ["--records", str(folder)]
        code, _, err = program("-m", "ilma_data", *arguments, *records, stdout=writing)
    finally:
        os.close(writing)
    assert err == ""
    assert code == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_said_plainly(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        code, _, err = program("-m", "ilma_data", "list", "--records", folder, stdout=full.fileno())
    assert (code, err) == (3, "ilma: [Errno 28] No space left on device\n")


def test_output_is_utf_8_whatever_the_locale_says(folder: Path) -> None:
    locale = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    arguments = ("-m", "ilma_data", "show", "signatory/ada-lovell", "--records", folder)
    code, out, err = program(*arguments, stdout=subprocess.PIPE, **locale)
    assert (code, err) == (0, "")
    assert "עדה לבל" in out


@pytest.mark.parametrize("closed", ["stdout", "stderr"])
def test_a_stream_that_was_closed_before_is_no_fault(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, closed: str
) -> None:
    monkeypatch.setattr(sys, closed, None)
    assert run("list", "--records", folder)[0] == 0
    code, out, err = run("lst")
    assert (code, out, bool(err)) == (2, "", closed == "stdout")


def test_names_that_are_no_text_can_be_reported(run: Run, folder: Path) -> None:
    code, out, err = run("show", "\udcff", "--records", folder)
    assert (code, out) == (2, "")
    assert err.startswith(r"ilma show: \udcff: no record has this id")
