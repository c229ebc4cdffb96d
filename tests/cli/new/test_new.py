"""`ilma new` by its options: a file without a finding, or a line that says what to write instead, and then no file."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ilma_data.checks.runner import validate
from ilma_data.cli.new.questions import QUESTIONS
from ilma_data.store.files import Folder

Run = Callable[..., tuple[int, str, str]]

AGREEMENT = (
    "--source", "courier-2021", "--paragraph", "4", "--title", "Pact on the wells", "--instrument", "agreement",
    "--party", "freedonia", "--party", "signatory/sylvania as party", "--summary", "The two states share wells.",
)  # fmt: skip
BY_TYPE: dict[str, tuple[str, tuple[str, ...]]] = {
    "agreement": ("agreements/pact-wells-2021.json", (*AGREEMENT, "--signed", "2021-05-04", "--domain", "water")),
    "meeting": (
        "meetings/talks-wells-2021.json",
        ("--source", "courier-2021", "--title", "Talks on wells", "--kind", "call", "--status", "held", "--period",
         "2021-02", "--place", "Hill Town", "--participant", "water-ministry as host", "--summary", "Yes."),
    ),
    "signatory": (
        "signatories/bureau-of-wells.json",
        ("--kind", "organization", "--name", "Bureau of Wells", "--sector", "government", "--state", "freedonia",
         "--source", "https://www.courier.example/lake/", "--page", "3"),
    ),
    "domain": (
        "domains/wells.json",
        ("--label", "wells", "--french", "puits", "--definition", "The digging of wells.", "--broader", "water"),
    ),
    "source": (
        "sources/courier-2021-06-wells.json",
        ("HTTPS://Courier.example/wells?utm_source=mail#top", "--kind", "news", "--published", "2021-06-01",
         "--language", "en", "--consulted", "whole"),
    ),
}  # fmt: skip


@pytest.fixture
def records(folder: Path, tmp_path: Path) -> Path:
    """The records of the command line's tests, in a folder of their own."""
    root = tmp_path / "records"
    shutil.copytree(folder, root)
    return root


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


@pytest.fixture
def refused(run: Run, records: Path) -> Callable[..., str]:
    """Runs a command that must end with 2 and what it says, and leave the records as they were."""

    def run_refused(*arguments: str | Path) -> str:
        before = files(records)
        code, out, err = run("new", *arguments, "--records", records)
        assert (code, out) == (2, ""), (out, err)
        assert files(records) == before
        return err

    return run_refused


@pytest.mark.parametrize("record_type", QUESTIONS)
def test_what_is_begun_is_valid(run: Run, records: Path, record_type: str) -> None:
    name, options = BY_TYPE[record_type]
    code, out, err = run("new", record_type, *options, "--records", records)
    assert (code, err) == (0, ""), err
    path = records / name
    assert out.splitlines()[0] == str(path)
    assert f"ilma validate {path}" in " ".join(out.split())
    findings = validate([path]).findings
    # A record that nobody names yet is named next; the output says so.
    assert {finding.code for finding in findings} <= {"ILMA406"}
    assert all(finding.code in out for finding in findings)


def test_a_second_run_overwrites_nothing(run: Run, records: Path, refused: Callable[..., str]) -> None:
    name, options = BY_TYPE["domain"]
    assert run("new", "domain", *options, "--id", "wells", "--records", records)[0] == 0
    assert f"domain/wells is there already: {records / name}" in refused("domain", *options, "--id", "wells")
    # Without an id, the next free one is taken.
    code, out, _ = run("new", "domain", *options, "--records", records, "--format", "json")
    assert (code, json.loads(out)["id"]) == (0, "domain/wells-2")


def test_a_link_to_nowhere_is_a_file_that_is_there(records: Path, refused: Callable[..., str]) -> None:
    (records / "domains/wells.json").symlink_to(records / "nowhere.json")
    assert "domain/wells is there already" in refused("domain", *BY_TYPE["domain"][1], "--id", "domain/wells")


def test_evidence_is_written_for_each_value(run: Run, records: Path) -> None:
    name, options = BY_TYPE["agreement"]
    assert run("new", "agreement", *options, "--headline", "--records", records)[0] == 0
    record = json.loads((records / name).read_bytes())
    assert record["evidence"] == [
        {
            "source": "source/courier-2021",
            "locator": {"paragraph": 4, "headline": True},
            "basis": "states",
            "supports": [
                "instrument",
                "parties[signatory/freedonia]",
                "parties[signatory/sylvania]",
                "milestones[signed]",
                "domains[domain/water]",
            ],
        }
    ]
    assert "$schema" not in record


def test_the_schema_is_named_where_it_lies_beside_the_records(run: Run, records: Path) -> None:
    (records.parent / "schemas").mkdir()
    (records.parent / "schemas/domain.schema.json").write_text("{}")
    name, options = BY_TYPE["domain"]
    assert run("new", "domain", *options, "--records", records)[0] == 0
    reference = json.loads((records / name).read_bytes())["$schema"]
    assert (records / name).parent.joinpath(
        reference
    ).resolve() == records.parent / "schemas/domain.schema.json"
    assert {finding.code for finding in validate([records / name]).findings} <= {"ILMA406"}


def test_json_says_what_was_begun(run: Run, records: Path) -> None:
    name, options = BY_TYPE["source"]
    code, out, _ = run("new", "source", *options, "--records", records, "--format", "json")
    answer = json.loads(out)
    assert (code, answer["path"], answer["id"]) == (0, str(records / name), "source/courier-2021-06-wells")
    assert answer["empty"][:3] == ["title", "publisher", "origin"]
    assert [finding["code"] for finding in answer["findings"]] == ["ILMA406"]
    assert json.loads((records / name).read_bytes())["url"] == "https://courier.example/wells"


def test_what_is_missing_is_named_at_once(refused: Callable[..., str]) -> None:
    assert refused("agreement").splitlines()[0] == (
        "ilma new agreement: missing: --source, --title, --instrument, --party, --summary"
    )
    assert refused("signatory").startswith(
        "ilma new signatory: --kind is missing: person, organization, state"
    )
    # An address in letters that no id has gives no id.
    assert "missing: --id" in refused(
        "meeting", "--source", "courier-2021", "--title", "محادثات", "--kind", "talks", "--status", "held",
        "--summary", "Talks.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("record_type", "option", "answer", "said"),
    [
        ("agreement", "--instrument", "agrement", ['"agrement" is no word for `instrument`', "mean agreement?"]),
        ("agreement", "--party", "signatory/fredonia", ["no record signatory/fredonia", "signatory/freedonia"]),
        ("agreement", "--party", "freedonia as patry", ['"patry" is no word for `role`', "mean party?"]),
        ("agreement", "--domain", "watr", ["no record domain/watr", "mean domain/water?"]),
        ("agreement", "--domain", "agreement/water-accord-2021", ["--domain: ", "expected: `domain/`"]),
        ("agreement", "--source", "courier-2012", ["no record source/courier-2012", "mean source/courier-2021?"]),
        ("agreement", "--source", "https://courier.example/none", ["no source has this address", "ilma new source"]),
        ("agreement", "--paragraph", "0", ["`paragraph` must be at least 1"]),
        ("agreement", "--paragraph", "9" * 5000, ["--paragraph: "]),
        ("agreement", "--signed", "2021-02-30", ["no date", "2021-02"]),
        ("agreement", "--title", "", ["--title: "]),
        ("agreement", "--title", "Pact\x1b[31m", ["--title: "]),
        ("agreement", "--title", "Pact \udcff", ["--title: "]),
        ("agreement", "--title", "x" * 301, ["--title: ", "1 to 300 characters"]),
        ("agreement", "--relation", "amends", ["--relation: ", "lacks the key `agreement`"]),
        ("agreement", "--id", "../../pact", ["--id: "]),
        ("agreement", "--id", "Pact", ["--id: ", "mean agreement/pact?"]),
        ("agreement", "--id", "water-accord-2021", ["agreement/water-accord-2021 is there already"]),
        ("agreement", "--id", "water-treaty-2021", ["was retired, and an id is never used twice"]),
        ("agreement", "--relation", "amends water-treaty-2021", ["was retired", "mean agreement/water-accord-2021?"]),
        ("signatory", "--state", "ada-lovell", ["is of the kind person"]),
        ("signatory", "--kind", "organisation", ["organisation is none of", "mean organization?"]),
        ("signatory", "--office", "freedonia as Mayor", ["--office is not for the kind organization"]),
        ("source", "--language", "English", ["--language: "]),
        ("source", "--id", "courier-2021", ["source/courier-2021 is there already"]),
    ],
)  # fmt: skip
def test_a_wrong_answer_is_told_as_validate_would(
    refused: Callable[..., str], record_type: str, option: str, answer: str, said: list[str]
) -> None:
    options = [*BY_TYPE[record_type][1]]
    if option in options:
        place = options.index(option)
        del options[place : place + 2]
    err = refused(record_type, *options, option, answer)
    assert all(piece in err for piece in said), err
    assert "\x1b" not in err
    assert "Traceback" not in err


def test_the_same_words_as_validate(records: Path, refused: Callable[..., str]) -> None:
    file = records / "agreements/irrigation-protocol-2021.json"
    file.write_bytes(file.read_bytes().replace(b'"instrument": "protocol"', b'"instrument": "protocoll"'))
    [finding] = validate([file]).findings
    shutil.rmtree(records / "agreements")
    err = refused("agreement", *BY_TYPE["agreement"][1][:6], "--instrument", "protocoll")
    assert f"--instrument: {finding.message}\n" in err
    assert f"did you mean {finding.nearest}?" in err


def test_all_wrong_answers_are_told_together(refused: Callable[..., str]) -> None:
    err = refused("source", "javascript:alert(1)", "--kind", "nws", "--consulted", "all")
    assert [line.partition(":")[0] for line in err.splitlines() if not line.startswith(" ")] == [
        "ilma new source",
        "--kind",
        "--consulted",
    ]


@pytest.mark.parametrize(
    "url",
    [
        "https://courier.example/lake",
        "http://www.courier.example/lake/#top",
        "https://Courier.Example:443/lake?utm_campaign=x",
    ],
)
def test_a_page_that_is_there_is_named(refused: Callable[..., str], url: str) -> None:
    assert "URL: source/courier-2021 has this address already" in refused("source", url, "--kind", "news")


def test_what_only_all_records_together_show_stops_it_too(refused: Callable[..., str]) -> None:
    # The source is of May 2021, and cannot tell of a step in June 2022.
    err = refused("agreement", *AGREEMENT, "--signed", "2022-06-01")
    assert "source/courier-2021" in err


@pytest.mark.usefixtures("records")
def test_the_folder_is_looked_at_first(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = BY_TYPE["domain"][1]
    monkeypatch.chdir(tmp_path)
    assert run("new", "domain", *options)[0] == 0  # the folder `records` here
    (tmp_path / "empty").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other/notes.txt").write_text("")
    monkeypatch.chdir(tmp_path / "empty")
    for arguments, said in (
        ([], ["there is no folder `records` here", "--records FOLDER"]),
        (["--records", "none"], ["none: no such folder", "`mkdir none`"]),
        (["--records", "../other"], ["../other: no records folder"]),
        (["--records", ".."], ["did you mean ../records?"]),
        (["--records", "../other/notes.txt"], ["../other/notes.txt: is no folder"]),
    ):
        code, out, err = run("new", "domain", *options, *arguments)
        assert (code, out) == (2, "")
        assert all(piece in err for piece in said), err


def test_an_empty_folder_of_ones_own_may_lead_to_the_packaged_records(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ilma_data.cli.new.surroundings.packaged", lambda: Folder(folder))
    options = (
        "--label",
        "wells of the desert",
        "--definition",
        "Wells.",
        "--broader",
        "water",
        "--records",
        tmp_path,
    )
    assert "There is no record domain/water" in run("new", "domain", *options)[2]
    assert list(tmp_path.iterdir()) == []
    code, out, err = run("new", "domain", *options, "--with-packaged")
    assert (code, err) == (0, "")
    assert out.startswith(str(tmp_path / "domains/wells-of-the-desert.json"))
    taken = run("new", "domain", *options, "--with-packaged", "--id", "water")
    assert taken[0] == 2
    assert "domain/water is there already" in taken[2]


def test_a_hostile_name_of_a_folder_forges_no_line(run: Run, folder: Path, tmp_path: Path) -> None:
    root = tmp_path / "records\n\x1b[31mfine"
    shutil.copytree(folder, root)
    code, out, _ = run("new", "domain", *BY_TYPE["domain"][1], "--records", root)
    assert code == 0
    assert "\x1b" not in out
    assert out.splitlines()[0].endswith("records\\n\\x1b[31mfine/domains/wells.json")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cant_be_written_to_is_named(run: Run, records: Path) -> None:
    (records / "domains").chmod(0o500)
    try:
        code, _, err = run("new", "domain", *BY_TYPE["domain"][1], "--records", records)
    finally:
        (records / "domains").chmod(0o700)
    assert code == 3
    assert "domains/wells.json can't be written: Permission denied" in err


def test_nothing_is_written_outside_of_the_folder(
    records: Path, tmp_path: Path, refused: Callable[..., str]
) -> None:
    shutil.rmtree(records / "meetings")
    (tmp_path / "elsewhere").mkdir()
    (records / "meetings").symlink_to(tmp_path / "elsewhere")
    err = refused("meeting", *BY_TYPE["meeting"][1], "--part-of", "none")
    assert "leads out of the records folder" in err
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_full_disk_leaves_nothing(run: Run, records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    before = files(records)
    monkeypatch.setattr("os.fsync", full)
    code, _, err = run("new", "domain", *BY_TYPE["domain"][1], "--records", records)
    assert code == 3
    assert err.splitlines()[0].endswith("domains/wells.json can't be written: No space left on device")
    assert files(records) == before


def test_help_lists_the_types_and_the_words_of_a_type(run: Run) -> None:
    code, out, _ = run("new", "--help")
    assert code == 0
    assert all(f"\n    {record_type}" in out for record_type in QUESTIONS)
    code, out, _ = run("new", "agreement", "--help")
    assert code == 0
    assert "memorandum-of-understanding" in out.replace("\n", "").replace(" ", "")
    assert "--signed DATE" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "TYPE"),
        (("agrement",), "agrement; did you mean agreement?"),
        (("agreement", "--titel", "x"), "no option --titel; did you mean --title?"),
        (("agreement", "x"), "one argument too many: x"),
        (("source", "--title"), "expected one argument"),
    ],
)
def test_wrong_use(run: Run, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = run("new", *arguments)
    assert (code, out) == (2, "")
    assert said in err
