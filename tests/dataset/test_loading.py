"""Loading: a folder and the package give the same kind of data set; what is no record is named with its place."""

import shutil
from pathlib import Path

import pytest

import ilma_data
from ilma_data.dataset.dataset import Dataset
from ilma_data.dataset.errors import InvalidRecordsError
from ilma_data.dataset.loading import dataset_from, load, load_as_asked
from ilma_data.model.records import record_name
from ilma_data.release.packaging import compile_snapshot
from ilma_data.store.files import Folder
from ilma_data.store.packaged import packaged
from ilma_data.store.snapshot import Snapshot


def test_packaged_records_are_those_of_the_files() -> None:
    dataset = ilma_data.load()
    named = [record_name(name) for name in packaged().names()]
    live = sorted(one.record_id for one in named if one is not None and one.record_type != "retired")
    assert sorted(record.id for record in dataset.records) == live != []


def test_snapshot_is_decoded_when_asked(example: Dataset, example_folder: Path) -> None:
    snapshot = Snapshot(compile_snapshot(example_folder))
    read: list[str] = []

    class Watched(Snapshot):
        def read(self, name: str) -> bytes:
            read.append(name)
            return super().read(name)

    watched = Watched(compile_snapshot(example_folder))
    dataset = dataset_from(watched)
    assert read == []
    water = dataset["domain/water"]
    assert water == example["domain/water"]
    assert read == ["domains/water.json"]
    assert dataset["domain/water"] is dataset.domains["domain/water"] is water
    assert len(read) == 1
    del water
    assert dataset["domain/water"] == example["domain/water"]
    assert len(read) == 2  # nobody held the first
    held = dataset.held()
    del read[:]
    assert held.records == example.records
    assert dataset == held == example
    assert read == []
    assert dataset_from(snapshot) == example


@pytest.mark.parametrize("as_text", [True, False])
def test_folder_is_named_by_text_or_path(example: Dataset, example_folder: Path, as_text: bool) -> None:
    assert load(str(example_folder) if as_text else example_folder) == example


def test_missing_folder_and_file_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no such folder"):
        load(tmp_path / "nowhere")
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(NotADirectoryError, match="not a folder"):
        load(file)


def test_empty_folder_is_an_empty_data_set(tmp_path: Path) -> None:
    assert len(load(tmp_path)) == 0


def test_every_problem_of_a_folder_is_named_with_its_place(example_folder: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(example_folder, tmp_path / "records"))
    (folder / "domains" / "water.json").write_bytes(b'{"id": "domain/water",}')
    (folder / "domains" / "irrigation.json").write_text("{}", "utf-8")
    (folder / "signatories" / "freedonia.json").unlink()
    (folder / "signatories" / "freedonia.json").symlink_to("nowhere")
    (folder / "notes.txt").touch()
    with pytest.raises(InvalidRecordsError) as raised:
        load(folder)
    problems = raised.value.problems
    for place in (
        "domains/water.json:1",
        "domains/irrigation.json: id",
        "signatories/freedonia.json",
        "notes.txt",
    ):
        assert any(place in problem for problem in problems), place
    assert "ilma validate" in str(raised.value)


def test_record_under_the_name_of_another_is_refused(example_folder: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(example_folder, tmp_path / "records"))
    shutil.copy(folder / "domains" / "water.json", folder / "domains" / "waters.json")
    with pytest.raises(InvalidRecordsError, match=r"waters\.json: its id is domain/water"):
        load(folder)


def split(folder: Path, tmp_path: Path, *own: str) -> tuple[Path, Path]:
    """The records in two folders: a base without the files named, and a folder with them alone."""
    base, mine = Path(shutil.copytree(folder, tmp_path / "base")), tmp_path / "mine"
    for name in own:
        (mine / name).parent.mkdir(parents=True, exist_ok=True)
        (base / name).rename(mine / name)
    return base, mine


def test_own_records_beside_a_base_are_one_data_set(
    example: Dataset, example_folder: Path, tmp_path: Path
) -> None:
    base, mine = split(example_folder, tmp_path, "meetings/lake-talks-2021.json", "domains/irrigation.json")
    joined = load(mine, base=load(base))
    assert joined == example
    assert joined.collections["meetings"].ids == example.collections["meetings"].ids
    assert len(load(mine)) == 2


def test_an_id_that_the_base_has_is_refused(example_folder: Path, tmp_path: Path) -> None:
    _, mine = split(example_folder, tmp_path, "domains/irrigation.json")
    with pytest.raises(InvalidRecordsError, match="domain/irrigation: the base has this id already"):
        load(mine, base=load(example_folder))


def test_a_base_is_decoded_when_it_is_asked_for(example_folder: Path, tmp_path: Path) -> None:
    base, mine = split(example_folder, tmp_path, "domains/irrigation.json")
    read: list[str] = []

    class Watched(Snapshot):
        def read(self, name: str) -> bytes:
            read.append(name)
            return super().read(name)

    contents = {name: (base / name).read_bytes() for name in Folder(base).names()}
    joined = load(mine, base=dataset_from(Watched(Snapshot.compile(contents))))
    assert read == []
    assert joined["domain/irrigation"].id == "domain/irrigation"
    assert read == []
    assert joined["domain/water"].id == "domain/water"
    assert read == ["domains/water.json"]


def test_records_read_as_they_are_asked_for_are_the_same(example: Dataset, example_folder: Path) -> None:
    read: list[tuple[int, int]] = []
    dataset = load_as_asked(example_folder, told=lambda done, of: read.append((done, of)))
    assert read == []
    assert dataset == example
    count = len(example) + len(example.retired)
    assert read == [(done, count) for done in range(1, count + 1)]
    assert dataset == example  # what nobody holds is read again, from what was kept
    assert len(read) == count
    assert "domain/none" not in dataset


def test_what_was_read_stays_though_the_folder_changes(example_folder: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(example_folder, tmp_path / "records"))
    dataset = load_as_asked(folder)
    before = dataset["domain/water"].model_dump()
    shutil.rmtree(folder)
    assert dataset["domain/water"].model_dump() == before
    with pytest.raises(InvalidRecordsError, match="No such file or directory"):
        dataset["domain/irrigation"]


def test_what_is_no_record_is_named_with_all_others_when_it_is_asked_for(
    example_folder: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(example_folder, tmp_path / "records"))
    for name in ("water", "irrigation"):
        (folder / "domains" / f"{name}.json").write_text("{}", "utf-8")
    with pytest.raises(InvalidRecordsError) as at_once:
        load(folder)
    dataset = load_as_asked(folder)
    assert len(dataset.agreements) == len(tuple(dataset.agreements))
    with pytest.raises(InvalidRecordsError) as later:
        tuple(dataset.domains)
    assert later.value.problems == at_once.value.problems
    (folder / "notes.txt").touch()
    with pytest.raises(InvalidRecordsError, match="not a record file"):
        load_as_asked(folder)


def test_a_record_that_somebody_holds_is_the_same_however_many_are_asked_for(
    monkeypatch: pytest.MonkeyPatch, example_folder: Path
) -> None:
    monkeypatch.setattr("ilma_data.dataset.collection._LOOKED_THROUGH", 1)
    dataset = load(example_folder)
    held = dataset.sources[dataset.sources.ids[0]]
    for _ in range(3):
        assert len(list(dataset.sources)) > 1
    assert dataset.sources[held.id] is held
