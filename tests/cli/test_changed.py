"""`ilma validate --changed` from the records folder to the report."""

import argparse
import shutil
import subprocess
from pathlib import Path

import pytest

from ilma_data.checks.folders import WrongPathError
from ilma_data.cli import changed as subject
from ilma_data.cli.changed import add_changed_argument, validate_changed
from ilma_data.cli.wrong_use import WrongUseError
from ilma_data.store.snapshot import Snapshot

EXAMPLE = Path(__file__).parents[1] / "checks" / "example"


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example records in a repository."""
    for name, value in {
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_CEILING_DIRECTORIES": str(tmp_path.parent),
    }.items():
        monkeypatch.setenv(name, value)
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "records"))
    for arguments in (
        ["init", "--quiet"],
        ["add", "--all"],
        ["-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "-m", "records"],
    ):
        subprocess.run(["git", "-C", str(tmp_path), *arguments], check=True)
    return folder


def test_nothing_changed(records: Path) -> None:
    report = validate_changed([str(records)], "HEAD")
    assert (report.findings, report.files, report.label) == ((), 0, str(records))


def test_deleted_record_is_found_where_it_is_missed(records: Path) -> None:
    (records / "domains" / "water.json").unlink()
    report = validate_changed([str(records)], "HEAD")
    assert report.findings
    assert {finding.code for finding in report.findings} == {"ILMA201"}
    part = validate_changed([str(records / "domains")], "HEAD")
    assert [one.fingerprint for one in part.findings] == [
        one.fingerprint for one in report.findings if one.file.startswith("domains/")
    ]


def test_parts_and_folders_that_are_named_twice_are_checked_once(records: Path) -> None:
    (records / "domains" / "water.json").write_bytes(b"{")
    report = validate_changed([str(records / "domains"), str(records)], "HEAD")
    assert [(one.code, one.path) for one in report.findings] == [("ILMA003", f"{records}/domains/water.json")]
    assert report.files == 1


def test_wrong_revision_folder_or_path_is_wrong_use(records: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongUseError) as refused:
        validate_changed([str(records)], "no-such")
    assert refused.value.lines[0] == f"ilma validate: no commit no-such in the repository of {records}"
    with pytest.raises(WrongPathError):
        validate_changed([str(tmp_path / "nowhere")], "HEAD")


def test_packaged_records_of_a_wheel_have_no_history(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "packaged", lambda: Snapshot(Snapshot.compile({})))
    with pytest.raises(WrongUseError) as refused:
        validate_changed([], "HEAD")
    assert "Name a records folder" in refused.value.lines[1]


def test_option_has_the_last_commit_for_its_default() -> None:
    parser = argparse.ArgumentParser()
    add_changed_argument(parser)
    assert parser.parse_args([]).changed is None
    assert parser.parse_args(["--changed"]).changed == "HEAD"
    assert parser.parse_args(["--changed=main"]).changed == "main"
