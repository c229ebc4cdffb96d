"""A few records of two invented states, which use every kind of field, and a way to run commands on them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from ilma_data.cli import main
from ilma_data.model.base import Record
from ilma_data.model.reading import from_json
from ilma_data.model.records import file_name
from ilma_data.store.canonical import to_bytes

COURIER, REVIEW = "source/courier-2021", "source/review-2021"


def evidence(source: str, paragraph: int, *supports: str, **more: str) -> dict[str, Any]:
    return {
        "source": source,
        "locator": {"paragraph": paragraph},
        "basis": "states",
        "supports": supports,
    } | more


def state(slug: str, name: str, code: str | None) -> dict[str, Any]:
    return {
        "id": f"signatory/{slug}", "kind": "state", "name": name, "names": [],
        "iso_3166_1_alpha_3": code, "cow_code": None,
        "evidence": [evidence(COURIER, 1, "name", *(["iso_3166_1_alpha_3"] if code else []))],
    }  # fmt: skip


def party(slug: str) -> dict[str, str]:
    return {"signatory": f"signatory/{slug}", "role": "party"}


RECORDS: list[dict[str, Any]] = [
    state("freedonia", "Freedonia", "FRE"),
    state("sylvania", "Sylvania", None),
    {
        "id": "signatory/water-ministry", "kind": "organization", "name": "Ministry of Water", "names": [],
        "sector": "government", "state": "signatory/freedonia",
        "evidence": [evidence(COURIER, 2, "name", "state")],
    },
    {
        "id": "signatory/ada-lovell", "kind": "person", "name": "Ada Lovell",
        "names": [{"text": "עדה לבל", "language": "he", "script": "Hebr", "kind": "transliteration"}],
        "offices": [
            {"title": "Mayor", "organization": None, "since": None, "until": "2019"},
            {"title": "Minister of Water", "organization": "signatory/water-ministry", "since": "2020-02",
             "until": "2022-11", "attested": ["2021-05-04"]},
        ],
        "identifiers": {"wikidata": "Q7259"},
        "claims": [{"claim": "The lake is deep.", "claimed_by": "signatory/ada-lovell", "source": COURIER}],
        "evidence": [evidence(COURIER, 2, "name", "offices", "identifiers"), evidence(REVIEW, 1, "names")],
    },
    {
        "id": "domain/water", "label": {"en": "water", "he": "מים"}, "definition": "The use and the care of water.",
        "alternative_labels": [{"text": "lakes", "language": "en"}], "broader": None,
        "matches": {"plover": "economic"},
        "evidence": [evidence(REVIEW, 1, "label.he", "alternative_labels")],
    },
    {
        "id": "domain/irrigation", "label": {"en": "irrigation"}, "definition": "Water for fields.",
        "broader": "domain/water", "related": ["domain/culture"],
    },
    {"id": "domain/culture", "label": {"en": "culture"}, "definition": "The arts.", "broader": None,
     "related": ["domain/water"]},
    {
        "id": COURIER, "kind": "news", "title": "Two neighbours share a lake", "authors": ["A. Reporter"],
        "publisher": "Border Courier", "published": "2021-05-10", "language": "en",
        "url": "https://courier.example/lake", "origin": "lake-statement-2021", "consulted": "whole",
    },
    {
        "id": REVIEW, "kind": "reference", "title": None, "publisher": "Water Review", "published": None,
        "language": "en", "url": None, "origin": None, "consulted": "part",
    },
    {
        "id": "meeting/lake-visit-2021", "title": "Visit to Sylvania", "kind": "visit", "status": "held",
        "existence": "confirmed", "period": "2021-05-03/2021-05-05",
        "places": [{"name": "Lake Town", "state": "signatory/sylvania"}],
        "participants": [{"signatory": "signatory/ada-lovell", "part": "guest", "on_behalf_of": "signatory/freedonia",
                          "capacity": "Minister of Water"}],
        "domains": [{"domain": "domain/water", "standing": "discussed"}],
        "summary": "The minister visited Sylvania for three days.",
        "evidence": [evidence(COURIER, 2, "kind", "status", "period", "places", "participants", "domains")],
    },
    {
        "id": "meeting/lake-talks-2021", "title": "Talks on the lake", "kind": "talks", "status": "held",
        "existence": "confirmed", "period": "2021-05-04", "places": [], "part_of": "meeting/lake-visit-2021",
        "participants": [], "domains": [], "summary": "The two sides talked.",
        "evidence": [evidence(COURIER, 3, "kind", "status", "period", "part_of")],
    },
    {
        "id": "meeting/water-fair-2022", "title": "Fair on water", "kind": "fair", "status": "announced",
        "existence": "disputed", "period": "2022-03", "places": [], "participants": [],
        "domains": [], "summary": "A fair was announced.",
        "evidence": [evidence(REVIEW, 3, "kind", "status", "period")],
    },
    {
        "id": "agreement/water-accord-2021", "title": "Accord on the waters of the lake",
        "other_titles": ["Lake accord"], "instrument": "memorandum-of-understanding", "ambit": "bilateral",
        "bindingness": "non-binding", "existence": "confirmed", "parties": [party("freedonia"), party("sylvania")],
        "signatures": [{"signatory": "signatory/ada-lovell", "on_behalf_of": "signatory/freedonia",
                        "capacity": "Minister of Water"}],
        "milestones": [
            {"stage": "in-force", "date": "2021-06", "by": "signatory/sylvania"},
            {"stage": "signed", "date": "2021-05-04", "place": {"name": "Lake Town", "state": "signatory/sylvania"},
             "meeting": "meeting/lake-talks-2021"},
            {"stage": "negotiated", "date": None},
        ],
        "domains": [{"domain": "domain/water", "standing": "covered"},
                    {"domain": "domain/irrigation", "standing": "sought"}],
        "value": {"amount": 1_500_000, "currency": "USD", "basis": "estimate"},
        "text_access": "unknown",
        "claims": [{"claim": "It is the first of its kind.", "scope": "Lakes.", "claimed_by": "signatory/ada-lovell",
                    "source": COURIER, "locator": {"headline": True}}],
        "summary": "The two states share the water of the lake.",
        "evidence": [
            evidence(COURIER, 3, "instrument", "bindingness", "parties", "signatures", "milestones[signed]",
                     "milestones[negotiated]", "other_titles", "domains[domain/water]"),
            evidence(REVIEW, 4, "milestones[signed].date", "milestones[in-force]", "domains", "value"),
            {"source": REVIEW, "basis": "implies", "supports": ["domains[domain/irrigation]"],
             "note": "Speaks of fields."},
        ],
        "disputes": [
            {"field": "milestones[signed].date", "source": REVIEW, "locator": {"paragraph": 4},
             "reported": "2021-05-0X", "outcome": "less-precise", "reason": "Gives the beginning of the month."},
            {"field": "signatures[signatory/ada-lovell].on_behalf_of", "source": REVIEW,
             "reported": "signatory/sylvania", "outcome": "rejected", "reason": "A slip."},
            {"field": "text_access", "source": COURIER, "reported": None, "outcome": "open", "reason": "Silent."},
        ],
    },
    {
        "id": "agreement/irrigation-protocol-2021", "title": "Protocol on irrigation", "instrument": "protocol",
        "ambit": "bilateral", "bindingness": "unclear", "existence": "reported",
        "parties": [party("freedonia"), party("sylvania")], "signatures": [], "milestones": [],
        "domains": [], "text_access": "unknown",
        "relations": [{"kind": "part-of", "agreement": "agreement/water-accord-2021"}],
        "summary": "A protocol to the accord.",
        "evidence": [evidence(REVIEW, 6, "instrument", "parties", "relations")],
    },
    {"id": "agreement/water-treaty-2021", "reason": "merged", "successors": ["agreement/water-accord-2021"],
     "retired_in": "0.1.0"},
    {"id": "meeting/lake-days-2021", "reason": "split",
     "successors": ["meeting/lake-talks-2021", "meeting/lake-visit-2021"], "retired_in": "0.1.0",
     "note": "Was two meetings."},
]  # fmt: skip


class Answer(NamedTuple):
    """What a command came to."""

    code: int
    out: str
    err: str


Run = Callable[..., Answer]


@pytest.fixture(autouse=True)
def _quiet_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "ILMA_DEBUG", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm")


@pytest.fixture(scope="session")
def all_records() -> list[Record]:
    return [
        from_json("retired" if "retired_in" in record else record["id"].partition("/")[0], json.dumps(record))
        for record in RECORDS
    ]


@pytest.fixture(scope="session")
def folder(all_records: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("cli") / "records"
    for record in all_records:
        name = file_name(record.type, record.id)
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(to_bytes(record))
    return root


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_command(*arguments: str | Path) -> Answer:
        code = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return run_command
