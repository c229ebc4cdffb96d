"""`ilma list`: the collections, and the rows of each."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


def test_the_collections_with_their_counts(run: Run, folder: Path) -> None:
    code, out, err = run("list", "--records", folder)
    assert (code, err) == (0, "")
    assert out == (
        "agreements   2  what was agreed, by whom, and every step in its life\n"
        "meetings     3  who met whom, where and when\n"
        "signatories  4  the states, organizations and persons that sign or meet\n"
        "domains      3  the fields of cooperation\n"
        "sources      2  the pages, statements and texts that say so\n"
        "retired      2  ids that are no longer records of their own, and what took their place\n"
    )


ROWS = {
    "agreements": """\
4 May 2021      memorandum of understanding  Accord on the waters of the lake  agreement/water-accord-2021
date not known  protocol                     Protocol on irrigation [reported]  agreement/irrigation-protocol-2021
""",
    "meetings": """\
3–5 May 2021  visit  Visit to Sylvania  meeting/lake-visit-2021
4 May 2021    talks  Talks on the lake  meeting/lake-talks-2021
March 2022    fair   Fair on water [announced, disputed]  meeting/water-fair-2022
""",
    "signatories": """\
organization  Ministry of Water  government  signatory/water-ministry
person        Ada Lovell         Minister of Water  signatory/ada-lovell
state         Freedonia          FRE  signatory/freedonia
state         Sylvania           (no code)  signatory/sylvania
""",
    "domains": """\
culture  domain/culture
water  domain/water
  irrigation  domain/irrigation
""",
    "sources": """\
10 May 2021     Border Courier  Two neighbours share a lake  source/courier-2021
date not known  Water Review    (title not known)  source/review-2021
""",
    "retired": """\
in 0.1.0  merged  agreement/water-treaty-2021 -> agreement/water-accord-2021
in 0.1.0  split   meeting/lake-days-2021 -> meeting/lake-talks-2021, meeting/lake-visit-2021
""",
}


@pytest.mark.parametrize("collection", ROWS)
def test_a_collection_has_a_row_for_each_record(run: Run, folder: Path, collection: str) -> None:
    assert run("list", collection, "--records", folder) == (0, ROWS[collection], "")


def test_the_json_of_a_collection_is_its_files(run: Run, folder: Path) -> None:
    _, out, _ = run("list", "signatories", "--format", "json", "--records", folder)
    files = sorted((folder / "signatories").iterdir())
    assert json.loads(out) == [json.loads(file.read_bytes()) for file in files]


def test_the_json_of_the_collections_counts_them(run: Run, folder: Path) -> None:
    _, out, _ = run("list", "--format", "json", "--records", folder)
    assert {one["collection"]: one["records"] for one in json.loads(out)} == {
        collection: len([*(folder / collection).iterdir()]) for collection in ROWS
    }


def test_domains_in_a_circle_or_under_a_missing_one_are_listed_all_the_same(run: Run, tmp_path: Path) -> None:
    (tmp_path / "domains").mkdir()
    for slug, broader in (("a", "domain/b"), ("b", "domain/a"), ("c", "domain/gone")):
        record = {"id": f"domain/{slug}", "label": {"en": slug}, "definition": "D.", "broader": broader}
        (tmp_path / f"domains/{slug}.json").write_text(json.dumps(record))
    assert run("list", "domains", "--records", tmp_path)[1] == "c  domain/c\na  domain/a\n  b  domain/b\n"


def test_an_empty_collection_has_no_rows(run: Run, tmp_path: Path) -> None:
    assert run("list", "meetings", "--records", tmp_path) == (0, "", "")


def test_what_rests_on_one_origin_can_be_listed(run: Run, folder: Path) -> None:
    code, out, _ = run("list", "agreements", "--one-origin", "--records", folder)
    assert code == 0
    assert [line.split()[-1] for line in out.splitlines()] == ["agreement/irrigation-protocol-2021"]
    _, listed, _ = run("list", "meetings", "--one-origin", "--format", "json", "--records", folder)
    _, everything, _ = run("list", "meetings", "--format", "json", "--records", folder)
    assert 0 < len(json.loads(listed)) <= len(json.loads(everything))


@pytest.mark.parametrize("arguments", [["list", "--one-origin"], ["list", "sources", "--one-origin"]])
def test_origins_are_asked_of_agreements_and_meetings_alone(
    run: Run, folder: Path, arguments: list[str]
) -> None:
    code, out, err = run(*arguments, "--records", folder)
    assert (code, out) == (2, "")
    assert "ilma list agreements --one-origin" in err
