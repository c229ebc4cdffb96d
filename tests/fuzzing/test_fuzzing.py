"""A few hundred inputs of the fuzz run, and proof that it sees what it looks for. The run itself is scripts/fuzz."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest

from ilma_data.checks.finding import Finding
from ilma_data.checks.one_file import file_findings, read_file
from ilma_data.checks.record_file import RecordFile
from ilma_data.store.document import Position, Span
from ilma_data.testing import FilesInMemory
from tests.fuzzing import folder, of_findings, one_file
from tests.fuzzing.__main__ import FIGURES, PAGE
from tests.fuzzing.campaign import ENGINES, parts_of, run_all
from tests.fuzzing.engines import run
from tests.fuzzing.failure import Failure, Kind, failed
from tests.fuzzing.judge import Judge
from tests.fuzzing.known import WRITTEN
from tests.fuzzing.mended import CORPUS, MENDED, Mended
from tests.fuzzing.mutations import mutated
from tests.fuzzing.page import Figures, fuzzing_page
from tests.fuzzing.pool import Pool, examples
from tests.fuzzing.smallest import cut_down, failures_of, smallest
from tests.fuzzing.strict_json import strict_reading
from tests.fuzzing.tally import Part, Tally
from tests.fuzzing.validators import Ajv

WATER = next(seed for seed in examples() if seed.file == "domains/water.json")


@pytest.fixture(scope="module")
def ajv() -> Iterator[Ajv]:
    one = Ajv()
    yield one
    one.close()


def kinds(failures: list[Failure]) -> set[Kind]:
    return {failure.kind for failure in failures}


def judged(raw: bytes, ajv: Ajv | None = None) -> Judge:
    judge = Judge(ajv)
    judge.judge(WATER.file, raw)
    judge.finish()
    return judge


def changed(**members: Any) -> bytes:
    return json.dumps({**json.loads(WATER.raw), **members}).encode()


@pytest.mark.outside
@pytest.mark.parametrize(("engine", "inputs"), [("mutations", 300), ("hypothesis", 30)])
def test_some_hundred_inputs_bring_no_failure(engine: str, inputs: int, ajv: Ajv) -> None:
    tally = run(Part(engine, 1, 1, inputs), ajv)
    assert tally.failures == []
    assert tally.counts["inputs"] == inputs
    for count in ("accepted by all", "refused by all", "no JSON", "folders", "round trips"):
        assert tally.counts[count] > 0, count
    assert {name for name in tally.counts if name.startswith("disagreement ")} <= {
        f"disagreement {name}" for name in WRITTEN
    }


@pytest.mark.outside
@pytest.mark.parametrize("one", MENDED, ids=lambda one: one.case)
def test_what_was_mended_stays_mended(one: Mended, ajv: Ajv) -> None:
    assert failures_of(one.files(), ajv) == []


def test_every_case_of_the_corpus_is_told() -> None:
    assert {path.name for path in CORPUS.glob("*")} == {one.case for one in MENDED}


def test_the_same_part_has_the_same_inputs() -> None:
    def some(seed: str) -> list[bytes]:
        random, pool = Random(seed), Pool(examples())
        return [mutated(pool.pick(random), random, pool).raw for _ in range(100)]

    assert some("one") == some("one")
    assert some("one") != some("other")


def test_every_kind_of_mutation_changes_something() -> None:
    random, pool = Random("all"), Pool(examples())
    inputs = [mutated(pool.pick(random), random, pool) for _ in range(400)]
    assert {one.level.value for one in inputs} >= {"bytes", "tokens", "values"}
    assert len({one.raw for one in inputs}) > 350


def test_parts_add_up_to_the_inputs() -> None:
    for inputs in (1, 99, 20_000, 1_000_000):
        parts = parts_of(list(ENGINES), inputs, 1)
        assert sum(part.inputs for part in parts) == inputs
        assert len({part.name for part in parts}) == len(parts)


@pytest.mark.outside
def test_a_run_goes_on_where_it_was(tmp_path: Path) -> None:
    said: list[str] = []
    parts = parts_of(["mutations"], 20, 1)
    for _ in range(2):
        ((part, tally),) = run_all(parts, tmp_path, 1, said.append)
        assert (part.inputs, tally.counts["inputs"]) == (20, 20)
    assert said == ["part 1 of 1: mutations 1, 20 inputs, no failure", "1 of 1 parts were done before"]


def test_an_exception_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(file: RecordFile) -> Iterator[Finding]:
        raise KeyError(file.name)

    monkeypatch.setattr(one_file, "file_findings", breaks)
    assert kinds(judged(WATER.raw).failures) == {Kind.EXCEPTION}


def test_a_hang_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def hangs(file: RecordFile) -> Iterator[Finding]:
        while True:
            yield from file_findings(file)

    monkeypatch.setattr("tests.fuzzing.bound.SECONDS", 0.05)
    monkeypatch.setattr(one_file, "file_findings", hangs)
    assert kinds(judged(WATER.raw).failures) == {Kind.TOO_SLOW}


def test_a_check_that_lets_everything_pass_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_file, "file_findings", lambda _: iter(()))
    assert kinds(judged(WATER.raw).failures) == set()
    assert kinds(judged(b"[").failures) == {Kind.NO_FINDING}
    found = kinds(judged(changed(colour="red")).failures)
    assert found == {Kind.MODELS_DIFFER, Kind.DISAGREEMENT}


def test_a_lenient_model_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    record = read_file(FilesInMemory({WATER.file: WATER.raw}), WATER.file)
    assert list(file_findings(record)) == []
    monkeypatch.setattr(one_file, "file_findings", lambda _: iter(()))
    monkeypatch.setattr(one_file, "from_json", lambda *_: record.record)
    found = kinds(judged(changed(label={"en": "wa\u202eter"})).failures)
    assert found == {Kind.WRONG_ACCEPT, Kind.DISAGREEMENT}


def test_a_place_outside_the_file_and_a_word_of_the_implementation_are_failures() -> None:
    raw = changed(colour="red")
    file = read_file(FilesInMemory({WATER.file: raw}), WATER.file)
    (finding,) = file_findings(file)
    far = Span(Position(1, 1), Position(2, 1))
    for spot, message, kind in (
        (far, finding.message, Kind.MISPLACED),
        (None, "Input should be a valid dict", Kind.BAD_MESSAGE),
        (None, " ", Kind.BAD_MESSAGE),
    ):
        bad = Finding(finding.place, message, spot=spot, code="ILMA101", rule="unknown-key")
        assert kinds(of_findings.faults_of_all([bad], raw)) == {kind}
    assert of_findings.faults_of_all([finding], raw) == []


def test_a_line_of_a_report_that_forges_another_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {seed.file: seed.raw for seed in examples()} | {"domains/a\nb.json": WATER.raw}
    assert folder.judged_folder(files, {}, Counter()) == []
    monkeypatch.setattr(folder, "lines_in", lambda *_: iter(["one\rtwo"]))
    assert kinds(folder.judged_folder(files, {}, Counter(), ["full"])) == {Kind.BAD_REPORT}


@pytest.mark.outside
def test_the_written_disagreements_are_told_apart(ajv: Ajv) -> None:
    evidence = {"source": "source/a", "basis": "implies", "supports": ["label"]}
    cases = {
        "duplicate-key": WATER.raw.replace(b"{", b'{"id": 1, ', 1),
        "byte-order-mark": b"\xef\xbb\xbf" + WATER.raw,
        "lone-surrogate": WATER.raw.replace(b'"eau"', b'"\\ud83d"'),
        "too-large": WATER.raw + b" " * 1_048_576,
        "implies-without-note": changed(evidence=[evidence]),
        # The one item is wrong, and pydantic says besides that the list is too short.
        "decomposed-text": changed(
            evidence=[
                {"source": "source/a", "basis": "states", "supports": ["alternative_labels[cafe\u0301]"]}
            ]
        ),
    }
    for name, raw in cases.items():
        judge = judged(raw, ajv)
        assert judge.failures == [], name
        assert {key for key in judge.counts if "disagreement " in key} == {f"disagreement {name}"}


@pytest.mark.parametrize(
    ("raw", "refused"),
    [
        (b'{"a": [1, 1.5, null]}', set()),
        (b"[" * 64 + b"]" * 64, set()),
        (b"[" * 65 + b"]" * 65, {"too-deep"}),
        (b"[" * 100_000, {"too-deep"}),
        (b"[" + b"1" * 301 + b"]", {"number-too-long"}),
        (b"[1e999]", {"non-finite-number"}),
        (b"[NaN]", {"syntax"}),
        (b'["\\udc00"]', {"lone-surrogate"}),
        (b'{"a": ' + b"[" * 64 + b"]" * 64 + b', "a": 1}', {"too-deep"}),
        (b'{"a": "\\udc00", "a": 1}', {"lone-surrogate"}),
        (b'["\xed\xa0\x80"]', {"encoding"}),
        (b"", {"syntax"}),
    ],
)
def test_strict_reading_names_the_limit(raw: bytes, refused: set[str]) -> None:
    assert strict_reading(raw).refused == refused


def test_a_failing_input_is_made_small() -> None:
    raw = changed(label={"en": "water", "fr": "eau", "ar": "needle"})
    assert cut_down(raw, lambda rest: b"needle" in rest) == b"needle"
    assert cut_down(b"\xff" * 50, lambda rest: rest.count(b"\xff") >= 3) == b"\xff" * 3


def test_a_failure_of_a_folder_is_made_small(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = failed(Kind.EXCEPTION, "example", "")

    def failures(files: Mapping[str, bytes], _: Ajv | None) -> list[Failure]:
        return [bad] if b"n" in files.get("b", b"") else []

    monkeypatch.setattr("tests.fuzzing.smallest.failures_of", failures)
    assert smallest(bad.about({"a": b"x", "b": b"int"}), None).files == {"b": b"n"}


def test_a_tally_survives_its_file(tmp_path: Path) -> None:
    tally = Tally(Counter(inputs=3))
    for size in (5, 4, 3, 2, 1):
        tally.add(failed(Kind.EXCEPTION, "example", "why").about({"a": b"\xff" * size}))
    tally.save(tmp_path / "tally.json")
    again = Tally.of(tmp_path / "tally.json")
    assert again == tally
    assert (again.failed.total(), min(len(one.files["a"]) for one in again.failures)) == (5, 1)
    again.merge(tally)
    assert (again.failed.total(), again.counts["inputs"]) == (10, 6)


def test_the_page_is_that_of_the_figures() -> None:
    figures = Figures(**json.loads(FIGURES.read_text("utf-8")))
    assert PAGE.read_text("utf-8") == fuzzing_page(figures)
    assert figures.failed.keys() <= {one.failure for one in MENDED}  # what failed is mended, and stays a test
    total = figures.total
    judged_by_all = total["accepted by all"] + total["refused by all"] + total["disagreements"]
    assert total["inputs"] == total["no JSON"] + judged_by_all
    assert judged_by_all == total["JSON"] + total["over a limit"]
