"""What `validate` takes for a path, and what it says of files that are hardly there."""

import os
import shutil
from pathlib import Path

import pytest

from ilma_data.checks.folders import WrongPathError
from ilma_data.checks.runner import validate
from ilma_data.store.files import Folder

EXAMPLE = Path(__file__).parent / "example"


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A copy of the example records with a mistake in each of two files."""
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "records"))
    for name in ("domains/water.json", "meetings/lake-talks-2021.json"):
        path = folder / name
        path.write_text(path.read_text("utf-8").replace("2021", "2O21").replace("eau", " eau"), "utf-8")
    return folder


def files_with_findings(*paths: Path | str) -> set[str]:
    return {finding.file for finding in validate(paths).findings}


def test_packaged_records_have_no_finding_and_evidence_for_every_value() -> None:
    report = validate()
    assert report.findings == ()
    assert report.records == report.files > 0
    assert report.supported == report.facts > 0


def test_folder_collection_and_file_are_checked_in_the_light_of_the_whole(records: Path) -> None:
    assert files_with_findings(records) >= {"domains/water.json", "meetings/lake-talks-2021.json"}
    assert files_with_findings(records / "domains") == {"domains/water.json"}
    assert files_with_findings(records / "domains" / "water.json") == {"domains/water.json"}
    assert files_with_findings(records / "domains" / "irrigation.json") == set()
    assert validate([records / "domains"]).files == 2


def test_files_of_one_folder_are_checked_once(records: Path) -> None:
    both = validate([records / "domains" / "water.json", records / "domains" / "irrigation.json"])
    assert both.files == 2
    whole = validate([records / "domains", records])
    assert whole.files == validate([records]).files
    assert len(whole.findings) == len(validate([records]).findings)


def test_paths_are_named_as_they_were_given(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(records.parent)
    assert {finding.path for finding in validate(["records/domains"]).findings} == {
        "records/domains/water.json"
    }
    monkeypatch.chdir(records / "domains")
    assert {finding.path for finding in validate(["water.json"]).findings} == {"../domains/water.json"}
    assert {finding.path for finding in validate(["."]).findings} == {"../domains/water.json"}


@pytest.mark.usefixtures("records")
def test_wrong_paths_say_what_was_expected(tmp_path: Path) -> None:
    with pytest.raises(WrongPathError, match="no such file or folder"):
        validate([tmp_path / "nowhere"])
    with pytest.raises(WrongPathError, match=r"no records folder.*did you mean .*records\?"):
        validate([tmp_path])
    stray = tmp_path / "stray.json"
    stray.write_text("{}", "utf-8")
    with pytest.raises(WrongPathError, match="not in a records folder"):
        validate([stray])


def test_broken_file_is_one_finding_and_links_to_it_stay_quiet(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "records"))
    for name in ("domains/water.json", "signatories/freedonia.json", "sources/border-courier-2021.json"):
        (folder / name).write_bytes(b"{")
    findings = validate([folder]).findings
    assert [(finding.code, finding.file) for finding in findings] == [
        ("ILMA003", "domains/water.json"),
        ("ILMA003", "signatories/freedonia.json"),
        ("ILMA003", "sources/border-courier-2021.json"),
    ]


def test_one_faulty_value_hides_no_other_mistake_of_its_record(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "records"))
    path = folder / "agreements" / "water-accord-2021.json"
    text = path.read_text("utf-8")
    for good, bad in (
        ('"instrument": "agreement"', '"instrument": "agrement"'),
        ('"domain": "domain/water"', '"domain": "domain/watter"'),
        ('"reported": "2021-05"', '"reported": "2021-5"'),
        ('"capacity": "Minister of Water"', '"capacity": "Minister of Water", "rank": 1'),
        ('"signatures",\n', '"signatures",\n        "domians",\n'),
    ):
        assert good in text
        text = text.replace(good, bad, 1)
    path.write_text(text, "utf-8")
    assert sorted(finding.code for finding in validate([folder]).findings) == [
        "ILMA101",
        "ILMA104",
        "ILMA201",
        "ILMA301",
        "ILMA304",
    ]


def test_retired_ids_that_lead_back_to_themselves_are_one_finding(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "records"))
    old = folder / "retired" / "agreement-water-treaty-2021.json"
    text = old.read_text("utf-8")
    for name, successor in (("older", "oldest"), ("oldest", "older")):
        changed = text.replace("water-treaty-2021", name).replace("water-accord-2021", successor)
        (folder / "retired" / f"agreement-{name}.json").write_text(changed, "utf-8")
    assert [(finding.code, finding.file) for finding in validate([folder]).findings] == [
        ("ILMA209", "retired/agreement-older.json")
    ]


def test_retired_id_that_succeeds_itself_is_one_finding(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "records"))
    path = folder / "retired" / "agreement-water-treaty-2021.json"
    path.write_text(path.read_text("utf-8").replace("water-accord-2021", "water-treaty-2021"), "utf-8")
    assert [finding.code for finding in validate([folder]).findings] == ["ILMA209"]


def test_retired_id_with_a_record_that_can_not_be_read_is_a_finding(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "records"))
    (folder / "agreements" / "water-treaty-2021.json").write_bytes(b"{")
    assert {finding.code for finding in validate([folder]).findings} == {"ILMA003", "ILMA209"}


def test_misspelt_link_that_is_a_key_is_one_finding(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "records"))
    path = folder / "agreements" / "water-accord-2021.json"
    text = path.read_text("utf-8").replace('"domains"\n', '"domains[domain/water]"\n')
    path.write_text(text, "utf-8")
    assert validate([folder]).findings == ()
    path.write_text(text.replace('"domain": "domain/water"', '"domain": "domain/wather"'), "utf-8")
    assert [(finding.code, finding.pointer) for finding in validate([folder]).findings] == [
        ("ILMA201", "/domains/0/domain")
    ]


@pytest.mark.skipif(os.name == "nt", reason="named pipes and permissions are those of POSIX systems")
def test_named_pipe_and_folder_in_place_of_a_file_do_not_hang(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "records"))
    os.mkfifo(folder / "domains" / "pipe.json")
    (folder / "domains" / "folder.json").mkdir()
    assert [(finding.code, finding.file) for finding in validate([folder]).findings] == [
        ("ILMA001", "domains/pipe.json")
    ]


def test_what_a_base_has_is_told_apart_from_one_s_own(tmp_path: Path) -> None:
    own = Path(shutil.copytree(EXAMPLE, tmp_path / "own"))
    base = Path(shutil.copytree(EXAMPLE, tmp_path / "base"))
    for name in ("domains/water.json", "signatories/freedonia.json"):
        (own / name).unlink()
    assert {finding.code for finding in validate([own]).findings} == {"ILMA201"}
    for path in EXAMPLE.rglob("*.json"):
        below = path.relative_to(EXAMPLE)
        if (own / below).exists():
            (base / below).unlink()
    report = validate([own], base=Folder(base, "the base"))
    assert report.findings == ()
    assert report.files == len(list(own.rglob("*.json")))


def test_findings_of_a_base_are_not_one_s_own_unless_they_are_about_them(tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "domains").mkdir(parents=True)
    base = Path(shutil.copytree(EXAMPLE, tmp_path / "base"))
    (base / "domains" / "irrigation.json").write_bytes(b"{")
    shutil.copy(EXAMPLE / "domains" / "water.json", own / "domains" / "water.json")
    findings = validate([own], base=Folder(base, "the base")).findings
    assert [(finding.code, finding.path) for finding in findings] == [
        ("ILMA211", f"{own}/domains/water.json")
    ]
