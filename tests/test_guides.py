"""What the tutorial and the guides show is what happens: commands write, and programs print, what the pages say."""

import doctest
import re
import subprocess
from pathlib import Path

import pytest

from tests.guides import PAGES, REPOSITORY, javascript, node, run_exports


@pytest.mark.parametrize("name", PAGES)
def test_a_page_prints_what_it_shows(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (REPOSITORY / name).read_text("utf-8")
    monkeypatch.chdir(tmp_path)
    run_exports(page, tmp_path)
    result = doctest.testfile(str(REPOSITORY / name), module_relative=False, encoding="utf-8")
    assert result.failed == 0
    assert result.attempted > 3 or name.endswith(("javascript.md", "r.md"))


@pytest.mark.outside
def test_the_page_for_javascript_prints_what_it_shows(tmp_path: Path) -> None:
    found = node()
    if found is None:
        pytest.skip("Node is not there")
    page = (REPOSITORY / "docs/guides/javascript.md").read_text("utf-8")
    [(program, shown)] = javascript(page)
    run_exports(page, tmp_path)
    example = tmp_path / "example.mjs"
    example.write_text(program, "utf-8")
    ran = subprocess.run(
        [found, example], cwd=tmp_path, check=True, capture_output=True, encoding="utf-8", timeout=60
    )
    assert ran.stdout == shown


@pytest.mark.parametrize("name", PAGES)
def test_links_of_a_page_lead_somewhere(name: str) -> None:
    page = REPOSITORY / name
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target
