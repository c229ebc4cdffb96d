"""The page for R prints what it shows, where R is there."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.guides import REPOSITORY, run_exports

PAGE = REPOSITORY / "docs" / "guides" / "r.md"
RAN = re.compile(r"^```r\n((?:(?!```).*\n)+)```\n\n```text\n((?:(?!```).*\n)+)```\n", re.MULTILINE)
"""A block of R and, below it, what it prints."""


@pytest.mark.outside
def test_the_page_for_r_prints_what_it_shows(tmp_path: Path) -> None:
    found = shutil.which("Rscript")
    if found is None:
        pytest.skip("R is not there")
    page = PAGE.read_text("utf-8")
    run_exports(page, tmp_path)
    blocks = RAN.findall(page)
    without_sqlite = subprocess.run(
        [found, "-e", "library(RSQLite)"], check=False, capture_output=True
    ).returncode
    wanted = [(code, shown) for code, shown in blocks if not (without_sqlite and "RSQLite" in code)]
    assert len(wanted) >= 3
    program = tmp_path / "page.R"
    program.write_text('cat("--8<--\\n")\n'.join(code for code, _ in wanted), "utf-8")
    ran = subprocess.run(
        [found, "--vanilla", program],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert ran.stdout.split("--8<--\n") == [shown for _, shown in wanted]
