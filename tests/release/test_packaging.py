"""The snapshot holds the records as they are, and none that the checks refuse."""

import shutil
from pathlib import Path

import pytest

from ilma_data.dataset.errors import InvalidRecordsError
from ilma_data.dataset.loading import dataset_from, load
from ilma_data.release.packaging import compile_snapshot
from ilma_data.store.snapshot import Snapshot

EXAMPLE = Path(__file__).parents[1] / "checks" / "example"


def test_snapshot_gives_the_same_data_set_as_the_folder() -> None:
    assert dataset_from(Snapshot(compile_snapshot(EXAMPLE))) == load(EXAMPLE)


def test_snapshot_of_the_same_records_is_the_same_bytes(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(EXAMPLE, tmp_path / "records"))
    assert compile_snapshot(copy) == compile_snapshot(EXAMPLE)


def test_snapshot_of_records_with_a_finding_is_refused_with_its_place(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(EXAMPLE, tmp_path / "records"))
    path = copy / "domains" / "water.json"
    path.write_text(path.read_text("utf-8").replace('"broader": null', '"broader": "domain/none"'), "utf-8")
    with pytest.raises(
        InvalidRecordsError, match=r"domains/water\.json:8:14: ILMA201 There is no record domain/none"
    ):
        compile_snapshot(copy)


def test_bytes_that_are_no_snapshot_are_refused() -> None:
    with pytest.raises(ValueError, match="not a snapshot"):
        Snapshot(b"{}")
