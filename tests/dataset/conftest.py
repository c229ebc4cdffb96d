"""The example records as a data set."""

from pathlib import Path

import pytest

from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.loading import load


@pytest.fixture(scope="session")
def example_folder() -> Path:
    """The folder of the example records, which the rules' examples break."""
    return Path(__file__).parents[1] / "checks" / "example"


@pytest.fixture(scope="session")
def example(example_folder: Path) -> Dataset:
    """The data set of the example records."""
    return load(example_folder)
