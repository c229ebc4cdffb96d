"""The example records, and what is written of them."""

from pathlib import Path

import pytest

from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.loading import load
from ilma_data.export.linked.documents import json_ld_files, turtle_files
from tests.export.linked.written import write


@pytest.fixture(scope="session")
def example() -> Dataset:
    """The data set of the example records."""
    return load(Path(__file__).parents[2] / "checks" / "example")


@pytest.fixture(scope="session")
def folder(example: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All files of the linked data of the example records."""
    below = tmp_path_factory.mktemp("linked")
    write(json_ld_files(example), below)
    write(turtle_files(example), below)
    return below
