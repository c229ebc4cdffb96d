"""One mistake, one finding: mistakes that are easily taken for two, each in the example records."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from ilma_data.checks.finding import Finding
from ilma_data.checks.runner import check
from ilma_data.testing import FilesInMemory
from tests.checks.example_records import EXAMPLE_FILES as FILES

ACCORD = "agreements/water-accord-2021.json"
PROTOCOL = "agreements/irrigation-protocol-2021.json"
TALKS = "meetings/lake-talks-2021.json"
VISIT = "meetings/lake-visit-2021.json"
ADA = "signatories/ada-lovell.json"
MINISTRY = "signatories/freedonia-ministry-of-water.json"
FREEDONIA = "signatories/freedonia.json"
COURIER = "sources/border-courier-2021.json"
OLD = "retired/agreement-water-treaty-2021.json"


def findings(files: dict[str, bytes]) -> list[Finding]:
    return list(check(FilesInMemory(files)).findings)


def changed(file: str, change: Callable[[Any], object]) -> dict[str, bytes]:
    value = json.loads(FILES[file])
    change(value)
    return {**FILES, file: json.dumps(value).encode()}


def put(*steps: str | int, to: object) -> Callable[[Any], object]:
    def change(value: Any) -> None:
        for step in steps[:-1]:
            value = value[step]
        value[steps[-1]] = to

    return change


def drop(*steps: str | int) -> Callable[[Any], object]:
    def change(value: Any) -> None:
        for step in steps[:-1]:
            value = value[step]
        del value[steps[-1]]

    return change


def renamed(*steps: str | int, to: str) -> Callable[[Any], object]:
    def change(value: Any) -> None:
        for step in steps[:-1]:
            value = value[step]
        members = [(to if key == steps[-1] else key, held) for key, held in value.items()]
        value.clear()
        value.update(members)

    return change


def moved(file: str, to: str) -> dict[str, bytes]:
    return {to if name == file else name: content for name, content in FILES.items()}


MISTAKES: dict[str, tuple[str, Callable[[Any], object], str]] = {
    "misspelt-key-of-an-item": (
        ACCORD,
        renamed("milestones", 0, "date", to="dat"),
        "ILMA101 /milestones/0/dat",
    ),
    "another-word-for-a-key": (
        ACCORD,
        renamed("milestones", 0, "date", to="when"),
        "ILMA101 /milestones/0/when",
    ),
    "another-word-for-a-list": (ACCORD, renamed("signatures", to="signers"), "ILMA101 /signers"),
    "optional-key-that-evidence-names": (PROTOCOL, renamed("relations", to="links"), "ILMA101 /links"),
    "key-of-null": (FREEDONIA, renamed("cow_code", to="number"), "ILMA101 /number"),
    "key-in-capitals": (ACCORD, renamed("id", to="ID"), "ILMA101 /ID"),
    "key-of-a-part": (
        ACCORD,
        renamed("evidence", 0, "locator", to="paragraph"),
        "ILMA101 /evidence/0/paragraph",
    ),
    "object-for-a-list": (
        ACCORD,
        put("parties", to={"signatory": "signatory/freedonia", "role": "party"}),
        "ILMA103 /parties",
    ),
    "object-for-the-evidence": (ACCORD, put("evidence", to={}), "ILMA103 /evidence"),
    "object-for-the-disputes": (ACCORD, put("disputes", to={}), "ILMA103 /disputes"),
    "text-for-an-object": (
        ACCORD,
        put("milestones", 0, "place", to="Lake Town"),
        "ILMA103 /milestones/0/place",
    ),
    "null-for-an-item": (ACCORD, put("milestones", 1, to=None), "ILMA103 /milestones/1"),
    "fraction-in-a-union": (
        ACCORD,
        put("disputes", 0, "reported", to=2021.5),
        "ILMA103 /disputes/0/reported",
    ),
    "list-in-a-union": (
        ACCORD,
        put("disputes", 0, "reported", to=["2021-05"]),
        "ILMA103 /disputes/0/reported",
    ),
    "kind-that-the-other-keys-deny": (ADA, put("kind", to="organization"), "ILMA104 /kind"),
    "kind-of-another-signatory": (MINISTRY, put("kind", to="person"), "ILMA104 /kind"),
    "misspelt-kind": (MINISTRY, put("kind", to="organisation"), "ILMA104 /kind"),
    "missing-kind": (MINISTRY, drop("kind"), "ILMA102 "),
    "id-that-is-not-the-file": (ACCORD, put("id", to="agreement/water-acord-2021"), "ILMA111 /id"),
    "malformed-id-to-which-others-link": (FREEDONIA, put("id", to="signatory/Freedonia"), "ILMA105 /id"),
    "misspelt-link": (ACCORD, put("domains", 0, "domain", to="domain/watter"), "ILMA201 /domains/0/domain"),
    "link-to-something-else": (MINISTRY, put("state", to="signatory/nowhere-at-all"), "ILMA201 /state"),
    "path-that-means-anything": (
        ACCORD,
        put("evidence", 0, "supports", 0, to="snoitaler"),
        "ILMA301 /evidence/0/supports/0",
    ),
    "no-evidence-at-all": (ACCORD, put("evidence", to=[]), "ILMA302 /evidence"),
    "item-gone-that-two-paths-name": (ACCORD, drop("milestones", 0), "ILMA301 /evidence/0/supports/3"),
    "date-that-four-others-contradict": (
        ACCORD,
        put("milestones", 0, "date", to="2012-05-04"),
        "ILMA204 /milestones/0/date",
    ),
    "date-after-the-source": (
        ACCORD,
        put("milestones", 0, "date", to="2023-05-04"),
        "ILMA204 /milestones/0/date",
    ),
    "period-that-the-whole-contradicts": (TALKS, put("period", to="2012-05-04"), "ILMA206 /period"),
    "office-that-ends-too-early": (ADA, put("offices", 0, "until", to="2012-11"), "ILMA210 /offices/0/until"),
    "office-that-ends-before-it-is-attested": (
        ADA,
        put("offices", 0, "until", to="2020-11"),
        "ILMA210 /offices/0/attested/0",
    ),
}
"""A file, a change to it, and the code and the place of the one finding."""


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistake_is_one_finding(mistake: str) -> None:
    file, change, expected = MISTAKES[mistake]
    found = findings(changed(file, change))
    assert [(f"{one.code} {one.pointer}", one.file) for one in found] == [(expected, file)]
    assert found[0].expected


@pytest.mark.parametrize(
    ("file", "to"),
    [
        (ACCORD, "meetings/water-accord-2021.json"),
        (FREEDONIA, "domains/freedonia.json"),
        (COURIER, "agreements/border-courier-2021.json"),
        (OLD, "agreements/water-treaty-2021.json"),
        ("domains/water.json", "retired/domain-water.json"),
    ],
)
def test_record_in_the_folder_of_another_type_is_one_finding(file: str, to: str) -> None:
    [found] = findings(moved(file, to))
    assert (found.code, found.file, found.nearest) == ("ILMA111", to, file)


@pytest.mark.parametrize("file", [FREEDONIA, COURIER, ADA])
def test_record_that_was_copied_is_one_finding(file: str) -> None:
    folder, _, name = file.partition("/")
    slug = name.removesuffix(".json")
    copy = FILES[file].replace(f'/{slug}"'.encode(), f'/zz-{slug}"'.encode(), 1)
    [found] = findings({**FILES, f"{folder}/zz-{name}": copy})
    assert found.code in ("ILMA402", "ILMA408")


def test_period_that_all_its_steps_contradict_is_one_finding_at_the_period() -> None:
    def second_step_there(value: Any) -> None:
        value["milestones"][0]["meeting"] = "meeting/lake-visit-2021"
        value["milestones"][1] |= {"date": "2021-05-04", "meeting": "meeting/lake-visit-2021"}

    def later(value: Any) -> None:
        value["period"] = "2021-07-03/2021-07-05"

    files = changed(ACCORD, second_step_there) | {
        VISIT: changed(VISIT, later)[VISIT],
        TALKS: changed(TALKS, drop("part_of"))[TALKS].replace(b'"part_of", ', b""),
    }
    [found] = [one for one in findings(files) if one.code == "ILMA204"]
    assert (found.file, found.pointer) == (VISIT, "/period")
    assert [one.place.pointer for one in found.related] == ["/milestones/0/date", "/milestones/1/date"]


def test_parts_that_all_contradict_the_whole_are_one_finding_at_the_whole() -> None:
    second = (
        FILES[TALKS].replace(b"lake-talks-2021", b"lake-dinner-2021").replace(b"Talks on the lake", b"Dinner")
    )
    files = changed(VISIT, put("period", to="2012-05-03")) | {"meetings/lake-dinner-2021.json": second}
    [found] = [one for one in findings(files) if one.code in ("ILMA204", "ILMA206")]
    assert (found.code, found.file, found.pointer) == ("ILMA206", VISIT, "/period")
    assert len(found.related) == 2


def test_other_mistakes_hide_no_repeated_item_and_no_wrong_id() -> None:
    def change(value: Any) -> None:
        value["instrument"] = "agrement"
        value["id"] = "agreement/another-2021"
        value["parties"] += [value["parties"][0], value["parties"][1]]
        value["evidence"][0]["supports"] += ["parties", "domains"]

    found = findings(changed(ACCORD, change))
    assert sorted((one.code, one.pointer) for one in found) == [
        ("ILMA104", "/instrument"),
        ("ILMA108", "/evidence/0/supports/5"),
        ("ILMA108", "/evidence/0/supports/6"),
        ("ILMA108", "/parties/2"),
        ("ILMA108", "/parties/3"),
        ("ILMA111", "/id"),
    ]


MESSAGES: dict[str, tuple[str, Callable[[Any], object]]] = {
    "`reported` must be a text in double quotes, a whole number or null, not a list": (
        ACCORD,
        put("disputes", 0, "reported", to=["x"]),
    ),
    "`reported` must be a whole number or null, not a number with a fraction": (
        ACCORD,
        put("disputes", 0, "reported", to=1.5),
    ),
    "An item of `evidence` has no key `paragraph`: it belongs in `locator`": (
        ACCORD,
        renamed("evidence", 0, "locator", to="paragraph"),
    ),
    "An agreement has no key `colour`": (ACCORD, put("colour", to=1)),
    "An item of `milestones` lacks the key `stage`": (ACCORD, drop("milestones", 0, "stage")),
    '`kind` is "person", and the other keys are those of the kind organization': (
        MINISTRY,
        put("kind", to="person"),
    ),
    '"agreement/lake-visit-2021" is the id of an agreement, and `part_of` takes that of a meeting': (
        TALKS,
        put("part_of", to="agreement/lake-visit-2021"),
    ),
    "`state` takes a signatory of the kind state, and signatory/ada-lovell is of the kind person": (
        MINISTRY,
        put("state", to="signatory/ada-lovell"),
    ),
    "`parties` must have at least 1 item, not none": (ACCORD, put("parties", to=[])),
    "An item of `evidence` lacks a `note` that says how the source implies the values": (
        ACCORD,
        put("evidence", 0, "basis", to="implies"),
    ),
}


@pytest.mark.parametrize("message", MESSAGES)
def test_message_stands_alone(message: str) -> None:
    file, change = MESSAGES[message]
    [found] = findings(changed(file, change))
    assert found.message == message


def test_other_places_are_named() -> None:
    def repeat(value: Any) -> None:
        value["parties"].append(value["parties"][0])

    def related(file: str, change: Callable[[Any], object]) -> list[tuple[str, str]]:
        [found] = findings(changed(file, change))
        return [(one.place.file.name, one.place.pointer) for one in found.related]

    assert related(ACCORD, repeat) == [(ACCORD, "/parties/0")]
    assert related(MINISTRY, put("state", to="signatory/ada-lovell")) == [(ADA, "/kind")]
    assert related(ACCORD, put("milestones", 1, "date", to="2021-04-02")) == [(ACCORD, "/milestones/0/date")]
    assert related(ACCORD, drop("milestones", 0)) == [(ACCORD, "/disputes/0/field")]
