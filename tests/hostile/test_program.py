"""The program where its surroundings are hostile: streams, signals, locales, terminals, and what it may touch."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.conftest import EXAMPLE

ROOT = Path(__file__).parents[2]
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals, links or devices")

STARTS = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from ilma_data.cli import main; "


def program(
    *arguments: str | Path,
    flags: tuple[str, ...] = (),
    script: str = "sys.exit(main())",
    stdout: int | None = subprocess.PIPE,
    environment: dict[str, str] | None = None,
) -> tuple[int, str, str]:
    """Run `ilma` in a process of its own: its exit code, and what it wrote."""
    ended = subprocess.run(
        [sys.executable, *flags, "-c", STARTS + script, *arguments],
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env={name: value for name, value in os.environ.items() if name != "GITHUB_ACTIONS"}
        | (environment or {}),
        timeout=120,
    )
    return ended.returncode, (ended.stdout or b"").decode(), ended.stderr.decode()


@pytest.fixture
def broken(records: Path) -> Path:
    """Records with a finding that holds a bit of everything."""
    path = records / "domains/water.json"
    text = path.read_text("utf-8").replace('"eau"', '"eau \\u202e מים 水 \U0001f4a7 "')
    path.write_text(text, "utf-8")
    return records


@pytest.mark.parametrize(
    "environment",
    [
        {
            "LC_ALL": "C",
            "PYTHONUTF8": "0",
            "PYTHONCOERCECLOCALE": "0",
            "COLUMNS": "20",
            "PYTHONWARNINGS": "error",
        },
        {"PYTHONIOENCODING": "ascii", "COLUMNS": "1", "TERM": "dumb"},
        {"PYTHONIOENCODING": "utf-16", "COLUMNS": "wide", "NO_COLOR": "1", "FORCE_COLOR": "1"},
        {"PYTHONOPTIMIZE": "2", "PYTHONHASHSEED": "0", "COLUMNS": "-7"},
    ],
    ids=str,
)
def test_finding_is_told_in_any_surroundings(environment: dict[str, str], broken: Path) -> None:
    code, out, err = program("validate", broken, environment=environment)
    assert (code, err) == (1, "")
    assert "ILMA107" in out
    assert "U+202E" in out
    assert "\u202e" not in out
    assert "\x1b" not in out


@pytest.mark.parametrize("flags", [("-I", "-X", "dev", "-W", "error"), ("-O", "-s", "-E")])
def test_finding_is_told_however_python_is_started(flags: tuple[str, ...], broken: Path) -> None:
    code, out, err = program("validate", broken, flags=flags)
    assert (code, err) == (1, "")
    assert "ILMA107" in out


@pytest.mark.parametrize("arguments", [["list", "--records"], ["timeline", "--records"]])
def test_commands_read_the_same_folder_with_all_warnings_as_errors(arguments: list[str]) -> None:
    code, out, err = program(*arguments, EXAMPLE, flags=("-W", "error"))
    assert (code, err) == (0, "")
    assert out


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_full_disk_is_one_line(broken: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        code, _, err = program("validate", broken, stdout=full.fileno())
    assert (code, err) == (3, "ilma: [Errno 28] No space left on device\n")


@posix
def test_closed_pipe_ends_quietly(broken: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        code, _, err = program("validate", broken, stdout=writing)
    finally:
        os.close(writing)
    assert (code, err) == (141, "")


@posix
@pytest.mark.parametrize("closed", [(1,), (2,), (0, 1, 2)], ids=str)
def test_closed_stream_is_no_fault(closed: tuple[int, ...], broken: Path) -> None:
    started = [sys.executable, "-c", STARTS + "sys.exit(main())", "validate", str(broken)]
    script = "import os, subprocess; close = lambda: [os.close(number) for number in {closed}]; "
    script += "sys.exit(subprocess.run({started}, preexec_fn=close).returncode)"
    code, out, err = program(script=script.format(closed=closed, started=started))
    assert (code, err) == (1, "")
    assert ("ILMA107" in out) is (1 not in closed)


INTERRUPTED = """
import io, os, signal, contextlib
seen = []
for due in {places}:
    left = due
    def count(frame, event, argument):
        global left
        left -= 1
        # Not in the callback of a weak reference, of which importlib has one: Python drops what is raised there.
        if left <= 0 and frame.f_code.co_name != "cb":
            sys.setprofile(None)
            signal.raise_signal(signal.SIGINT)
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        sys.setprofile(count)
        code = main(sys.argv[1:])
        sys.setprofile(None)
    seen.append((due, code, err.getvalue(), left > 0))
import json
print(json.dumps(seen))
"""


@posix
def test_ctrl_c_ends_quietly_at_any_moment(broken: Path) -> None:
    places = [*range(3, 60, 7), *range(100, 3000, 290), *range(4000, 80_000, 7600), 10**9]
    code, out, err = program("validate", broken, script=INTERRUPTED.format(places=places))
    assert (code, err) == (0, "")
    *interrupted, (_, whole, _, untouched) = json.loads(out.splitlines()[-1])
    assert untouched
    assert whole == 1
    reached = [(ended, said) for _, ended, said, is_over in interrupted if not is_over]
    assert len(reached) > 20
    assert set(map(tuple, reached)) == {(130, "")}


@posix
def test_ctrl_c_from_outside_ends_with_its_code(records: Path) -> None:
    script = "import os, signal; import ilma_data.checks.runner as runner; check = runner.check; "
    script += "runner.check = lambda *given, **more: (os.kill(os.getpid(), signal.SIGINT), check(*given, **more))[1]; "
    assert program("validate", records, script=script + "sys.exit(main())") == (130, "", "")


TOUCHED = """
import os
touched = []
def watch(event, arguments):
    if event in ('open', 'os.listdir', 'os.scandir') and isinstance(arguments[0], (str, bytes, os.PathLike)):
        touched.append((event, os.path.abspath(os.fsdecode(arguments[0]))))
    elif event == 'compile':
        touched.append((event, os.fsdecode(arguments[1] or '')))
    elif event == 'exec':
        touched.append((event, arguments[0].co_filename))
    elif event.split('.')[0] in (
        'socket', 'subprocess', 'ctypes', 'urllib', 'http', 'ftplib', 'smtplib', 'ssl', 'webbrowser', 'pty', 'shutil',
        'marshal', 'pickle', 'winreg', 'syslog', 'sqlite3', 'tempfile',
    ) or event in ('os.system', 'os.exec', 'os.fork', 'os.forkpty', 'os.posix_spawn', 'os.spawn', 'os.startfile',
        'os.remove', 'os.rename', 'os.mkdir', 'os.rmdir', 'os.link', 'os.symlink', 'os.chmod', 'os.truncate'):
        touched.append((event, str(arguments)))
sys.addaudithook(watch)
code = main(sys.argv[1:])
sys.stdout.flush()
import json
print()
print(json.dumps([code, touched]))
"""


def hostile_folder(records: Path) -> Path:
    """Records with everything in them that would like to be followed, executed, fetched or waited for."""
    (records.parent / "secret.json").write_bytes(b'{"secret": 1}')
    outside = records.parent / "outside"
    outside.mkdir()
    (outside / "evil.json").write_bytes(b"{}")
    for name, target in {
        "domains/secret.json": "../../secret.json",
        "domains/passwd.json": "/etc/passwd",
        "domains/zero.json": "/dev/zero",
        "more": "../outside",
        "domains/loop.json": "loop.json",
        "domains/gone.json": "nowhere.json",
    }.items():
        (records / name).symlink_to(target)
    os.mkfifo(records / "domains/pipe.json")
    (records / "conftest.py").write_bytes(b"raise SystemExit('pw' + 'ned')")
    (records / "domains/__init__.py").write_bytes(b"raise SystemExit('pw' + 'ned')")
    (records / "json.py").write_bytes(b"raise SystemExit('pw' + 'ned')")
    (records / "domains/pickle.json").write_bytes(b"cos\nsystem\n(S'touch was-run'\ntR.")
    (records / "domains/code.json").write_bytes(b"__import__('os').system('touch was-run')")
    url = records / "sources/water-review-2021.json"
    text = url.read_text("utf-8").replace("https://review.example/2021", "file:///etc/passwd")
    url.write_text(text.replace("{", '{"$schema": "https://evil.example/schema.json",', 1), "utf-8")
    return records


@posix
@pytest.mark.parametrize("arguments", [["validate"], ["list", "--records"]])
def test_nothing_outside_is_read_nothing_executed_and_nobody_called(
    arguments: list[str], records: Path
) -> None:
    folder = hostile_folder(records)
    code, out, err = program(*arguments, folder, script=TOUCHED, environment={"PYTHONDONTWRITEBYTECODE": "1"})
    assert "pwned" not in out + err
    assert "Traceback" not in err
    (ended, touched) = json.loads(out.splitlines()[-1])
    assert (code, ended) == (0, 1 if arguments == ["validate"] else 2)
    python = {
        str(Path(path).resolve())
        for path in (sys.prefix, sys.base_prefix, sys.exec_prefix, *sys.path)
        if path
    }
    ours = [*python, *(path for path in sys.path if path), sys.prefix, str(ROOT)]
    beside = folder.parent.resolve()
    for event, what in touched:
        if event in ("open", "os.listdir", "os.scandir"):
            real = Path(os.path.realpath(what))
            in_folder = real.is_relative_to(folder.resolve())
            settings = real.name in ("pyproject.toml", ".git") and not real.is_relative_to(beside / "outside")
            assert in_folder or settings or any(Path(what).is_relative_to(one) for one in ours), (event, what)
        elif event in ("compile", "exec"):
            # The records' own bytes never are: only modules of the package and of Python, and what dataclasses write.
            assert what.startswith("<") or not Path(what).resolve().is_relative_to(beside), (event, what)
        else:
            assert event.startswith("marshal.") or event == "ctypes.dlsym", (event, what)


@posix
def test_records_in_the_working_directory_are_not_imported(
    records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(hostile_folder(records))
    script = (
        "sys.argv = ['ilma', 'validate', '.']; sys.path = [one for one in sys.path if one]; sys.exit(main())"
    )
    code, out, err = program(script=script, flags=("-P",))
    assert (code, err) == (1, "")
    assert "ILMA007" in out


def test_longest_possible_arguments_are_wrong_use() -> None:
    code, out, err = program("validate", "x" * 100_000, "y/" * 50_000)
    assert (code, out) == (2, "")
    assert "Traceback" not in err


@posix
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signal_handlers_are_left_as_they_were(number: int) -> None:
    script = f"import signal; before = signal.getsignal({int(number)}); main(['--version']); "
    script += f"sys.exit(before is not signal.getsignal({int(number)}))"
    assert program(script=script)[0] == 0
