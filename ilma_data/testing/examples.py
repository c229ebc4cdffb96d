"""The example of a rule, tried: example records with the bad piece in them, and what `ilma validate` says of that."""

import datetime
import io
import os
import shutil
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from ilma_data.checks.finding import Finding
from ilma_data.checks.rule import Example
from ilma_data.checks.runner import validate
from ilma_data.checks.settings.judging import judged
from ilma_data.checks.settings.reader import read_settings
from ilma_data.cli import CLEAN, FINDINGS, main
from ilma_data.model.records import record_name
from ilma_data.report.rule_pages import Tried
from ilma_data.report.rules import AnyRule
from ilma_data.store.files import RecordFiles
from ilma_data.store.snapshot import Snapshot
from ilma_data.testing.files import FilesInMemory

SETTINGS = "pyproject.toml"
"""The file of an example that is no record: it lies beside the records folder."""

TODAY = datetime.date(2026, 11, 1)
"""The day on which exceptions in the settings are judged."""

WIDTH = 80  # columns of the output


def copy_examples(source: Path, folder: Path, *, settings: bool = False) -> Path:
    """Copy the example records in `source` to a new folder `records` below `folder`, and give that.

    With `settings`, the example settings, which lie beside `source` as `<its name>-settings.toml`, come to lie beside
    the copy as `pyproject.toml`.
    """
    if settings:
        shutil.copy(source.with_name(f"{source.name}-settings.toml"), folder / SETTINGS)
    return Path(shutil.copytree(source, folder / "records", symlinks=True))


def put_bad_example(example: Example, records: Path) -> str:
    """Put the bad piece in place of the good one, and give the name of the file below (or beside) the records folder.

    Raises `ValueError` where the file has no such piece.
    """
    if example.with_packaged:
        return example.bad  # it is there already, and wrong beside the packaged records alone
    if example.file is None:
        return _put_bad_name(example, records)
    path = file_of_example(example.file, records)
    text = path.read_bytes().decode("utf-8", "surrogateescape")
    if example.good not in text:
        raise ValueError(f"{example.file} has no {example.good}")
    path.write_bytes(text.replace(example.good, example.bad, 1).encode("utf-8", "surrogateescape"))
    return example.file


def file_of_example(name: str, records: Path) -> Path:
    """Where a file of an example lies."""
    return records.parent / name if name == SETTINGS else records / name


class _Base(FilesInMemory):
    """Stands for the packaged records, which would be too many for an example."""

    label = Snapshot.label


def base_of(example: Example, records: Path) -> RecordFiles | None:
    """The records beside which an example is checked: one that has the bad name already; or none."""
    return _Base({example.bad: (records / example.bad).read_bytes()}) if example.with_packaged else None


def findings_in(records: Path, *, base: RecordFiles | None = None) -> tuple[Finding, ...]:
    """What is found in a records folder, as the settings beside it want it on `TODAY`."""
    report = validate([records], base=base)
    settings = records.parent / SETTINGS
    if settings.exists():
        report = judged(report, read_settings(SETTINGS, SETTINGS, settings.read_bytes()), today=TODAY)
    return report.findings


def command_of(example: Example) -> tuple[str, ...]:
    """The arguments of `ilma` that check an example."""
    return ("validate", "records", *(["--with-packaged"] if example.with_packaged else []))


def tried(rule: AnyRule, source: Path) -> Tried:
    """Try the bad example of a rule on a copy of the example records in `source`.

    Raises `RuntimeError` where `ilma validate` does not end as it does with findings or without.
    """
    example = rule.example
    with TemporaryDirectory() as folder:
        records = copy_examples(source, Path(folder), settings=example.file == SETTINGS)
        before = _text(example, records)
        file = put_bad_example(example, records)
        base = base_of(example, records)
        findings = findings_in(records, base=base)
        fixes = [finding.fix for finding in findings if finding.code == rule.code]
        with chdir(folder), patch("ilma_data.cli.validate.packaged_base", lambda: base):
            printed = _printed(*command_of(example))
        return Tried(file, before, _text(example, records), printed, fixes[0] if fixes else None)


def _put_bad_name(example: Example, records: Path) -> str:
    """Give a copy of a file its bad name, and the id of that name where it is a record's.

    `name -> target` makes the file a link to that target.
    """
    name, arrow, target = example.bad.partition(" -> ")
    (records / name).parent.mkdir(parents=True, exist_ok=True)
    if arrow:
        (records / example.good).unlink()
        (records / name).symlink_to(target)
    else:
        text = (records / example.good).read_bytes().decode()
        old, new = record_name(example.good), record_name(name)
        if old and new:
            text = text.replace(f'"id": "{old.record_id}"', f'"id": "{new.record_id}"', 1)
        (records / name).write_bytes(text.encode())
    return name


def _text(example: Example, records: Path) -> str | None:
    if example.file is None:
        return None
    return file_of_example(example.file, records).read_bytes().decode("utf-8", "surrogateescape")


def _printed(*arguments: str) -> str:
    """What a command prints, on a page of `WIDTH` columns without colour and outside any workflow."""
    out = io.StringIO()
    with _plain_environment(), redirect_stdout(out):
        code = main(arguments)
    if code not in (CLEAN, FINDINGS):
        raise RuntimeError(f"ilma {' '.join(arguments)} ended with {code}")
    return out.getvalue()


@contextmanager
def _plain_environment() -> Iterator[None]:
    with patch.dict(os.environ, {"COLUMNS": str(WIDTH)}):
        for name in ("FORCE_COLOR", "NO_COLOR", "GITHUB_ACTIONS"):
            os.environ.pop(name, None)
        yield
