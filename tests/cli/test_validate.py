"""`ilma validate`: exit codes, and that both formats say what was found."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def faulty(folder: Path, tmp_path: Path) -> Path:
    """The records with one slip: a word that is not in the list."""
    root = tmp_path / "records"
    shutil.copytree(folder, root)
    file = root / "agreements/irrigation-protocol-2021.json"
    file.write_bytes(file.read_bytes().replace(b'"instrument": "protocol"', b'"instrument": "protocoll"'))
    return root


def test_records_without_a_finding(run: Run, folder: Path) -> None:
    code, out, err = run("validate", folder)
    assert (code, err) == (0, "")
    assert out == f"16 records in {folder}: no finding; 72 of 72 factual values with evidence (100 %)\n"


def test_a_finding_says_where_and_what_to_write(run: Run, faulty: Path) -> None:
    code, out, err = run("validate", faulty)
    assert (code, err) == (1, "")
    first, source, carets, *_ = out.splitlines()
    place = faulty / "agreements/irrigation-protocol-2021.json"
    assert first.startswith(f"{place}:4:17: ILMA104 unknown-word: ")
    assert source == '      "instrument": "protocoll",'
    assert carets == "                    ^^^^^^^^^^^"
    assert "  did you mean protocol?\n" in out
    assert out.splitlines()[-1] == "  1  ILMA104 unknown-word"


def test_the_json_says_the_same(run: Run, faulty: Path) -> None:
    code, out, err = run("validate", "--format", "json", faulty)
    assert (code, err) == (1, "")
    (finding,) = json.loads(out)["findings"]
    assert (finding["code"], finding["line"], finding["column"]) == ("ILMA104", 4, 17)
    assert (finding["end_line"], finding["end_column"], finding["pointer"]) == (4, 28, "/instrument")
    assert (finding["found"], finding["nearest"]) == ('"protocoll"', "protocol")
    assert finding["source_line"] == '  "instrument": "protocoll",'


def test_a_part_of_a_folder_is_reported_alone(run: Run, faulty: Path) -> None:
    code, out, _ = run("validate", faulty / "domains")
    assert code == 0
    assert out.startswith(f"3 records in {faulty / 'domains'}: no finding; ")
