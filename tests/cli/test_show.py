"""`ilma show`: a record with everything that is in it, and what links to it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ilma_data.dataset.dataset import Dataset
from ilma_data.model.base import Part, Record
from ilma_data.model.paths import nodes
from ilma_data.report.names import Names
from ilma_data.report.phrases import words_for

Run = Callable[..., tuple[int, str, str]]

ACCORD = """\
Accord on the waters of the lake
agreement/water-accord-2021

The two states share the water of the lake.

Other titles  Lake accord [1]
Instrument    memorandum of understanding [1]
Ambit         bilateral
Bindingness   non-binding [1]
Existence     confirmed
Value         1,500,000 USD, estimate [2]
Text access   unknown

Parties
  Freedonia (signatory/freedonia), party [1]
  Sylvania (signatory/sylvania), party [1]

Signatures
  Ada Lovell (signatory/ada-lovell), as Minister of Water, for Freedonia
  (signatory/freedonia) [1]
    office at the time: Minister of Water, Ministry of Water
      (signatory/water-ministry), since February 2020, until November 2022,
      attested 4 May 2021

Milestones
  4 May 2021 [1] [2]  signed [1], in Lake Town [1], Sylvania
                      (signatory/sylvania) [1], at Talks on the lake
                      (meeting/lake-talks-2021) [1]
  June 2021           in force, by Sylvania (signatory/sylvania) [2]
  date not known      negotiated [1]

Domains
  water (domain/water), covered [1] [2]
    [1] Two neighbours share a lake (source/courier-2021), paragraph 3: states
    [2] Water Review (source/review-2021), paragraph 4: states
  irrigation (domain/irrigation), sought [2] [3]
    [2] Water Review (source/review-2021), paragraph 4: states
    [3] Water Review (source/review-2021), place not recorded: implies

Derived
  Status         in force
  Event class    in force: CAMEO 061; PLOVER COOPERATE, economic
                 signed: CAMEO 057; PLOVER SUPPORT, diplomatic
                 negotiated: CAMEO 046; PLOVER CONSULT, diplomatic
  Defence areas  none
  Triangulation  2 independent origins; the word of no state; a third party
  Completeness   4 of 6 questions answered; open: signers, text access

Evidence
  [1]  Two neighbours share a lake (source/courier-2021); Border Courier; 10 May
       2021; paragraph 3
         states: instrument, bindingness, parties, signatures,
           milestones[signed], milestones[negotiated], other_titles,
           domains[domain/water]
  [2]  Water Review (source/review-2021); date not known; paragraph 4
         states: milestones[signed].date, milestones[in-force], domains, value
  [3]  Water Review (source/review-2021); date not known; place not recorded
         implies: domains[domain/irrigation]
         note: Speaks of fields.

Disputes
  milestones[signed].date: 1–9 May 2021, day unknown
    reported by Water Review (source/review-2021), paragraph 4
    this record has: 4 May 2021
    outcome: less precise
    reason: Gives the beginning of the month.
  signatures[signatory/ada-lovell].on_behalf_of: Sylvania (signatory/sylvania)
    reported by Water Review (source/review-2021), place not recorded
    this record has: Freedonia (signatory/freedonia)
    outcome: rejected
    reason: A slip.
  text_access: denied, or left out where it would have to stand
    reported by Two neighbours share a lake (source/courier-2021), place not
      recorded
    this record has: unknown
    outcome: open
    reason: Silent.

Claims
  It is the first of its kind.
    of: Lakes.
    claimed by Ada Lovell (signatory/ada-lovell)
    carried by Two neighbours share a lake (source/courier-2021), headline

Later agreements that build on it
  Protocol on irrigation (agreement/irrigation-protocol-2021)

Retired ids that lead here
  agreement/water-treaty-2021
"""


def test_an_agreement_with_all_that_is_known_of_it(run: Run, folder: Path) -> None:
    assert run("show", "agreement/water-accord-2021", "--records", folder) == (0, ACCORD, "")


def test_nothing_that_a_record_says_is_left_out(run: Run, folder: Path, all_records: list[Record]) -> None:
    names = Names(Dataset.of(all_records))
    for record in all_records:
        if record.type == "retired":
            continue
        _, out, _ = run("show", record.id, "--records", folder)
        shown = " ".join(out.split())
        for node in nodes(record):
            if node.path == "id" or node.path.endswith(".reported"):
                continue  # these have words of their own, as the accord shows
            if node.value not in (None, (), True) and not isinstance(node.value, Part | tuple):
                words = f"{node.value:,}" if node.path == "value.amount" else words_for(node.value, names)
                assert words in shown, node.path


def test_the_links_of_other_records_are_shown_from_this_side(run: Run, folder: Path) -> None:
    sections = {}
    meetings, signatories = ("lake-visit-2021", "lake-talks-2021"), ("freedonia", "ada-lovell")
    ids = [f"meeting/{slug}" for slug in meetings] + [f"signatory/{slug}" for slug in signatories]
    for record_id in [*ids, "domain/water"]:
        _, out, _ = run("show", record_id, "--records", folder)
        for section in out.split("\n\n"):
            heading, *lines = section.splitlines()
            sections[record_id, heading] = [line.strip() for line in lines]
    assert sections["meeting/lake-visit-2021", "Parts"] == [
        "4 May 2021: Talks on the lake (meeting/lake-talks-2021)"
    ]
    assert sections["meeting/lake-talks-2021", "Agreements"] == [
        "4 May 2021: Accord on the waters of the lake (agreement/water-accord-2021)"
    ]
    assert sections["signatory/freedonia", "Organizations that belong to it"] == [
        "Ministry of Water (signatory/water-ministry)"
    ]
    assert sections["signatory/freedonia", "Meetings"] == [
        "3–5 May 2021: Visit to Sylvania (meeting/lake-visit-2021)"
    ]
    assert sections["domain/water", "Narrower domains"] == ["irrigation (domain/irrigation)"]
    assert ("signatory/ada-lovell", "Also mentioned by") not in sections
    assert sections["domain/water", "Also mentioned by"] == ["culture (domain/culture)"]


def test_the_json_is_the_file_and_its_links(run: Run, folder: Path) -> None:
    _, out, _ = run("show", "meeting/lake-talks-2021", "--format", "json", "--records", folder)
    shown = json.loads(out)
    assert shown["record"] == json.loads((folder / "meetings/lake-talks-2021.json").read_bytes())
    assert shown["links"] == {
        "parts": [],
        "agreements": ["agreement/water-accord-2021"],
        "others": [],
        "retired_ids": ["meeting/lake-days-2021"],
    }
    assert shown["references"] == [
        {"record": "agreement/water-accord-2021", "path": "milestones[signed].meeting"}
    ]


def test_a_retired_id_leads_to_its_successor_with_a_note(run: Run, folder: Path) -> None:
    code, out, err = run("show", "agreement/water-treaty-2021", "--records", folder)
    assert (code, out) == (0, ACCORD)
    assert err == (
        "note: agreement/water-treaty-2021 was retired in 0.1.0 (merged); it is agreement/water-accord-2021 now\n"
    )


def test_a_retired_id_with_two_successors_is_shown_itself(run: Run, folder: Path) -> None:
    code, out, _ = run("show", "meeting/lake-days-2021", "--records", folder)
    assert code == 0
    assert out == (
        "meeting/lake-days-2021\n\n"
        "Reason      split\n"
        "Successors  Talks on the lake (meeting/lake-talks-2021)\n"
        "            Visit to Sylvania (meeting/lake-visit-2021)\n"
        "Retired in  0.1.0\n"
        "Note        Was two meetings.\n"
    )


@pytest.mark.parametrize(
    "wrong", ["agreement/water-acord-2021", "water-accord-2021", "agreements/water-accord-2021"]
)
def test_an_unknown_id_names_the_nearest(run: Run, folder: Path, wrong: str) -> None:
    code, out, err = run("show", wrong, "--records", folder)
    assert (code, out) == (2, "")
    assert err.startswith(
        f"ilma show: {wrong}: no record has this id; did you mean agreement/water-accord-2021"
    )


def test_links_and_paths_that_lead_nowhere_do_not_stop_it(run: Run, tmp_path: Path) -> None:
    record = {
        "id": "domain/x", "label": {"en": "x"}, "definition": "D.", "broader": "domain/gone",
        "evidence": [{"source": "source/gone", "basis": "states", "supports": ["nowhere"]}],
        "disputes": [{"field": "gone", "source": "source/gone", "reported": "y", "outcome": "open", "reason": "R."}],
    }  # fmt: skip
    (tmp_path / "domains").mkdir()
    (tmp_path / "domains/x.json").write_text(json.dumps(record))
    code, out, err = run("show", "domain/x", "--records", tmp_path)
    assert (code, err) == (0, "")
    assert "Broader  domain/gone\n" in out
    assert "  [1]  source/gone; place not recorded\n         states: nowhere\n" in out
    assert "  gone: y\n    reported by source/gone, place not recorded\n    outcome: open\n" in out


def test_colours_come_only_when_they_are_wanted(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b" not in run("show", "domain/water", "--records", folder)[1]
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = run("show", "domain/water", "--records", folder)[1]
    assert "\x1b[1mwater\x1b[0m\n" in coloured
    assert "\x1b[2mdomain/irrigation\x1b[0m" in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("show", "domain/water", "--records", folder)[1]
