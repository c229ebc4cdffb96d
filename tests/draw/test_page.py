"""What docs/pictures.md shows is what happens, and its pictures are there, small enough to look at."""

import doctest
from pathlib import Path

import pytest

from tests.draw.drawn import parsed

DOCS = Path(__file__).parents[2] / "docs"


def test_python_of_the_page_runs() -> None:
    result = doctest.testfile(str(DOCS / "pictures.md"), module_relative=False)
    assert result.attempted > 8
    assert result.failed == 0


@pytest.mark.parametrize("name", ["defence-timeline", "network", "domains-by-year"])
def test_example_is_a_small_picture(name: str) -> None:
    content = (DOCS / "pictures" / f"{name}.svg").read_bytes()
    parsed(content.decode())
    assert len(content) < 150_000
    assert f"pictures/{name}.svg" in (DOCS / "pictures.md").read_text("utf-8")
