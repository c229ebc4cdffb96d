"""`ilma validate` beside validators that check less: the schema alone, or foreign keys alone."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.bench.bench import ROOT, SCHEMAS, Bench, processor_seconds
from tests.bench.breaking import BrokenRecords, Expected
from tests.bench.figures import Figure, Goal, Result, goal, ratio, ratio_side_by_side
from tests.bench.row import Row
from tests.bench.runs import NotThereError, run

_TYPES = {
    "agreements": "agreement",
    "domains": "domain",
    "meetings": "meeting",
    "retired": "retired",
    "signatories": "signatory",
    "sources": "source",
}
_MANY = 10_000
_OURS, _AJV = "ilma validate, all rules", "Ajv 8 in one Node process, schema alone"


def _validate(bench: Bench) -> Result:
    few, many = bench.few_and_many
    most = bench.size(_MANY, many)
    made = {number: _checkers(bench, number) for number in {few, many, most}}
    figures: dict[str, Figure] = {}
    whole: dict[str, float] = {}
    for name in made[few]:
        # What Node compiles while it runs makes its figures at small sizes differ from run to run.
        commands = {number: made[number][name] for number in (few, most if name in {_OURS, _AJV} else many)}
        figure, start = bench.count_a_record(f"{name}, a record", commands, _SHOWN[name])
        figures[name] = figure
        if figure.value is not None and start is not None:
            whole[name] = start + _MANY * figure.value
    goals = [
        goal(
            f"instructions for {_MANY:,} files to those of Ajv, start included",
            whole[_OURS] / whole[_AJV] if {_OURS, _AJV} <= whole.keys() else None,
            1,
        ),
        _a_record(figures, "check-jsonschema, schema alone", "check-jsonschema", 1 / 12),
        _a_record(figures, "frictionless, foreign keys", "frictionless", 1 / 10),
    ]
    number = bench.size(_MANY, 300)
    runs = bench.take_turns(
        {_OURS: bench.validate(bench.records(number)), _AJV: _checkers(bench, number)[_AJV][0]}
    )
    timed = [processor_seconds(f"{name}, {number:,} files", runs[name], _SHOWN[name]) for name in runs]
    found = ratio_side_by_side(*timed)
    notes = () if found is None else (f"In seconds of processor it is {found:.2f} times Ajv.",)
    return Result((*figures.values(), *timed), tuple(goals), notes)


def _a_record(figures: dict[str, Figure], name: str, short: str, limit: float) -> Goal:
    return goal(f"instructions a record to {short}", ratio(figures[_OURS], figures[name]), limit)


def _checkers(bench: Bench, number: int) -> dict[str, list[list[str]]]:
    """The commands of each validator on so many records; check-jsonschema needs one for each schema."""
    folder = bench.records(number)
    check_jsonschema = [
        [str(bench.peers), "-m", "check_jsonschema", "--schemafile", str(_schema(each.name)), *_files(each)]
        for each in sorted(folder.iterdir())
    ]
    return {
        _OURS: [bench.validate(folder, "--jobs", "1")],
        _AJV: [bench.node("ajv_folder", ROOT / "tests/ajv/package.json", SCHEMAS, folder)],
        "jsonschema-rs, schema alone": [_library(bench, "jsonschema_rs", folder)],
        "python-jsonschema, schema alone": [_library(bench, "jsonschema", folder)],
        "check-jsonschema, schema alone": check_jsonschema,
        "frictionless, foreign keys": [
            bench.program("check_tables", _tables(bench, folder), python=bench.peers)
        ],
    }


_SHOWN = {
    _OURS: "ilma validate records/",
    _AJV: "node ajv_folder.mjs schemas/ records/",
    "jsonschema-rs, schema alone": "check_schema.py jsonschema_rs schemas/ records/",
    "python-jsonschema, schema alone": "check_schema.py jsonschema schemas/ records/",
    "check-jsonschema, schema alone": "check-jsonschema --schemafile SCHEMA FILES, for each schema",
    "frictionless, foreign keys": "check_tables.py datapackage.json, made by ilma export csv",
}


def _library(bench: Bench, library: str, folder: Path) -> list[str]:
    return bench.program("check_schema", library, SCHEMAS, folder, python=bench.peers)


def _schema(collection: str) -> Path:
    return SCHEMAS / f"{_TYPES[collection]}.schema.json"


def _files(folder: Path) -> Sequence[str]:
    return [str(path) for path in sorted(folder.iterdir())]


def _tables(bench: Bench, records: Path) -> Path:
    """Our CSV data package of the records."""
    folder = records.parent / "csv"
    if not folder.exists() and records.exists():
        run(bench.ilma("export", "csv", "--to", folder, "--records", records), bench.work)
    return folder / "datapackage.json"


def _broken(bench: Bench) -> Result:
    number = bench.size(10_000, 300)
    clean, broken = bench.validate(bench.records(number)), bench.validate(bench.broken(number))
    runs = bench.take_turns({"clean": clean, "broken": broken}, codes=(0, 1))
    times = [processor_seconds(f"{name}, {number:,} files", each, _VALIDATE) for name, each in runs.items()]
    small = bench.few_and_many[1]
    counted = [
        bench.count(f"{name}, {small:,} files, counted", bench.validate(folder), _VALIDATE, codes=(0, 1))
        for name, folder in (("clean", bench.records(small)), ("broken", bench.broken(small)))
    ]
    goals = (
        goal("processor time, broken to clean", ratio_side_by_side(times[1], times[0]), 1.15),
        goal(f"instructions, broken to clean, {small:,} files", ratio(counted[1], counted[0]), 1.15),
    )
    return Result((*times, *counted), goals, (_found(bench, number),))


_VALIDATE = "ilma validate records/"


def _found(bench: Bench, number: int) -> str:
    """Whether the findings are those that there must be: each at its line and column, and no other."""
    folder = bench.broken(number)
    expected = set(BrokenRecords(bench.generator(number)).expected)
    try:
        output = run(bench.validate(folder, "--format", "jsonl"), bench.work, codes=(1,)).output
    except NotThereError as error:
        return str(error)
    found = [json.loads(line) for line in output.splitlines()]
    seen = {_place(one, folder) for one in found}
    if seen == expected:
        return f"All {len(expected):,} faults were found, each at its line and column, and nothing else."
    missed, more = len(expected - seen), len(seen - expected)
    return (
        f"Of {len(expected):,} faults {missed:,} were not found in their place; {more:,} findings are more."
    )


def _place(finding: dict[str, Any], folder: Path) -> Expected:
    file = str(finding["path"]).removeprefix(f"{folder}/")
    return Expected(file, finding["line"], finding["column"], finding["code"])


ROWS = (
    Row(
        "validate",
        "`ilma validate`, 10,000 JSON files: all rules, references and evidence paths",
        "fewer instructions than Ajv 8 in one Node process, which checks the schema alone; 1/12 of check-jsonschema; "
        "1/10 of frictionless's foreign keys",
        "Instructions a record: the difference of two sizes; for 10,000 files with the start added. Seconds in turn.",
        _validate,
    ),
    Row(
        "broken",
        "1 % of 10,000 files broken, every finding with its line and column",
        "at most 1.15 × a clean run",
        "The same records, one fault of the public catalogue in each hundredth file; in turn.",
        _broken,
    ),
)
