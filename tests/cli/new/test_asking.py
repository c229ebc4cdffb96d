"""`ilma new` on a terminal: what it asks, what it does with wrong answers, and how it ends."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from ilma_data.checks.runner import validate
from tests.cli.new.conversation import CTRL_C, CTRL_D, converse

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX terminal")


@pytest.fixture
def records(folder: Path, tmp_path: Path) -> Path:
    """The records of the command line's tests, as the folder `records` of a place of their own."""
    root = tmp_path / "records"
    shutil.copytree(folder, root)
    return root


def test_an_agreement_from_the_first_question_to_the_last(records: Path) -> None:
    answers = {
        "Source": ["https://nowhere.example/", "courier-2021"],
        "Paragraph": ["0", "3"],
        "Title": ["", "Pact  on wells", "Pact on wells"],
        "Instrument": ["agrement", "agreement"],
        "Ambit": [""],
        "Bindingness": ["non-binding"],
        "Existence": [""],
        "Parties": ["", "fredonia", "freedonia", "freedonia", "sylvania as witness", ""],
        "Signatures": ["ada-lovell for freedonia", ""],
        "Milestones": ["signed on 2022-05-04", ""],
        "Domains": [""],
        "Summary": ["The two states share wells."],
        "Id": ["water-accord-2021", ""],
        # What does not go together, as all records show, is asked for again; Enter keeps an answer.
        "Source, again": [""],
        "Milestones, again": ["signed on 2021-05-04", ""],
    }
    given = [one for each in answers.values() for one in each]
    shown, code = converse(["new", "agreement"], given, records.parent)
    assert code == 0, shown
    for refusal in (
        "no source has this address",
        "`paragraph` must be at least 1",
        "this needs an answer",
        "did you mean Pact on wells?",
        "did you mean agreement?",
        "this needs at least one",
        "There is no record signatory/fredonia",
        "agreement/water-accord-2021 is there already: records/agreements/water-accord-2021.json",
    ):
        assert shown.count(refusal) == 1, refusal
    assert "before what it reports (2022-05-04)" in shown
    assert "[courier-2021] > " in shown
    assert "[signed on 2022-05-04] > signed on 2021-05-04" in shown
    assert "[reported] > " in shown
    assert "[pact-wells-2022] > " in shown
    written = records / "agreements/pact-wells-2022.json"
    record = json.loads(written.read_bytes())
    assert [party["signatory"] for party in record["parties"]] == [
        "signatory/freedonia",
        "signatory/sylvania",
    ]
    assert (record["bindingness"], record["text_access"]) == ("non-binding", "unknown")
    assert validate([written]).findings == ()


def test_what_an_option_gives_is_not_asked(records: Path) -> None:
    options = ["--label", "wells", "--definition", "The digging of wells.", "--id", "wells"]
    shown, code = converse(["new", "domain", *options], ["", "none"], records.parent)
    assert code == 0, shown
    assert shown.count("> ") == 2
    assert json.loads((records / "domains/wells.json").read_bytes())["broader"] is None


def test_a_site_that_is_known_is_suggested(records: Path) -> None:
    url = "https://courier.example/2021/06/wells"
    answers = ["news", "none", "", "2021-06-01", "", "", "part", ""]
    shown, code = converse(["new", "source", url], answers, records.parent)
    assert code == 0, shown
    record = json.loads((records / "sources/courier-2021-06-wells.json").read_bytes())
    assert (record["title"], record["publisher"], record["language"]) == (None, "Border Courier", "en")


@pytest.mark.parametrize(("key", "code"), [(CTRL_C, 130), (CTRL_D, 0)])
@pytest.mark.parametrize("before", [[], ["person"], ["person", "courier-2021", "3"]])
def test_whoever_leaves_leaves_nothing(records: Path, key: str, code: int, before: list[str]) -> None:
    there = sorted(records.rglob("*"))
    shown, ended_with = converse(["new", "signatory"], [*before, key], records.parent)
    assert ended_with == code
    assert "Nothing was written." in shown
    assert "Traceback" not in shown
    assert sorted(records.rglob("*")) == there


def test_kinds_lead_to_their_own_questions(records: Path) -> None:
    answers = ["persn", "state", "courier-2021", "", "Ruritania", "RU", "RUR", "1", "355", ""]
    shown, code = converse(["new", "signatory"], answers, records.parent)
    assert code == 0, shown
    assert "expected: person, organization, state" in shown
    record = json.loads((records / "signatories/ruritania.json").read_bytes())
    assert (record["kind"], record["iso_3166_1_alpha_3"], record["cow_code"]) == ("state", "RUR", 355)
    assert record["evidence"][0]["supports"] == ["name", "iso_3166_1_alpha_3", "cow_code"]


@pytest.mark.parametrize("arguments", [["--no-input"], ["--format", "json"]])
def test_nobody_is_asked_who_does_not_want_it(records: Path, arguments: list[str]) -> None:
    shown, code = converse(["new", "domain", *arguments], [], records.parent)
    assert code == 2
    assert "missing: --label, --definition" in shown
