"""What several files of the project say, they say alike."""

import json
import re
import tomllib
from pathlib import Path

import ilma_data

ROOT = Path(__file__).parents[1]
CITATION = (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def test_the_citation_names_the_version_of_the_package() -> None:
    assert re.findall(r"(?m)^version: (\S+)$", CITATION) == [ilma_data.__version__]


def test_the_citation_names_the_licences_of_the_package() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        licence = tomllib.load(file)["project"]["license"]
    block = re.search(r"(?m)^license:\n((?:  - \S+\n)+)", CITATION)
    assert block is not None
    assert re.findall(r"- (\S+)", block[1]) == licence.split(" AND ")


def test_both_licences_are_there_in_full() -> None:
    mit = (ROOT / "LICENSES/MIT.txt").read_text(encoding="utf-8")
    assert mit.startswith("MIT License\n\nCopyright (c) 2026 the ilma-data maintainers\n")
    assert mit.endswith("DEALINGS IN THE\nSOFTWARE.\n")
    cc_by = (ROOT / "LICENSES/CC-BY-4.0.txt").read_text(encoding="utf-8")
    assert re.findall(r"(?m)^Section ([0-9]) -- ", cc_by) == list("12345678")
    assert cc_by.startswith("Attribution 4.0 International\n")
    assert cc_by.endswith("Creative Commons may be contacted at creativecommons.org.\n")


def test_run_time_needs_pydantic_alone() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    assert [re.split(r"[^a-z-]", requirement)[0] for requirement in project["dependencies"]] == ["pydantic"]


def test_the_lock_file_names_hashes_and_no_addresses() -> None:
    lock = json.loads((ROOT / "tests/ajv/package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert "node_modules/ajv" in packages
    assert {name for name, entry in packages.items() if "resolved" in entry} == set()
    assert {name for name, entry in packages.items() if "integrity" not in entry} == set()
