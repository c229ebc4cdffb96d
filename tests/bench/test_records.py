"""The records of the benchmark: clean at any size, the same each time, linked across, and broken where it says."""

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from ilma_data.checks.finding import Finding
from ilma_data.checks.runner import check
from ilma_data.store.canonical import to_bytes
from ilma_data.store.document import parse
from ilma_data.testing import FilesInMemory
from tests.bench.breaking import BrokenRecords, Expected
from tests.bench.multiplying import FEWEST, Records
from tests.bench.seeds import ID, link_paths, prepared_sets
from tests.bench.words import words

SETS = 6


def records(number: int, seed: int = 1) -> Records:
    return Records(number, seed=seed, sets=SETS)


def findings(files: dict[str, bytes]) -> tuple[Finding, ...]:
    return check(FilesInMemory(files)).findings


def expected(finding: Finding) -> Expected:
    return Expected(finding.file, finding.line, finding.column, finding.code)


@pytest.mark.parametrize("number", [FEWEST, 97, 400])
def test_so_many_files_without_a_finding(number: int) -> None:
    made = list(records(number).files())
    files = {one.file: one.raw for one in made}
    assert len(made) == len(files) == number
    assert findings(files) == ()


def test_the_same_records_each_time() -> None:
    first, second = list(records(200).files()), list(records(200).files())
    prepared_sets.cache_clear()
    drawn_anew = list(records(200).files())
    assert first == second == drawn_anew


def test_another_seed_gives_other_records() -> None:
    assert {one.raw for one in records(50).files()} != {one.raw for one in records(50, seed=2).files()}


def test_a_record_has_the_usual_size() -> None:
    sizes = [len(one.raw) for one in records(500).files()]
    assert 1500 < sum(sizes) / len(sizes) < 2000


def test_lines_hold_the_records_of_the_files() -> None:
    made = records(150)
    from_files = [parse(one.raw).value for one in made.files()]
    lines = list(made.lines())
    assert all(line.endswith(b"\n") and line.count(b"\n") == 1 for line in lines)
    assert [parse(line).value for line in lines] == from_files


def test_records_of_many_sets_name_the_same_ones() -> None:
    """As records of ours name Israel and Morocco: copies without links across would be many small data sets."""
    naming: dict[str, set[str]] = defaultdict(set)
    for one in records(500).files():
        for target in ID.findall(one.raw.decode()):
            naming[target].add(one.file)
    copies = {target: {file.split("-")[-2] for file in files} for target, files in naming.items()}
    assert max(map(len, copies.values())) > SETS // 3


def test_fewer_than_a_set_can_not_be_made() -> None:
    with pytest.raises(ValueError, match="20 at least"):
        records(FEWEST - 1)


def test_a_hundredth_is_broken_and_nothing_else() -> None:
    made = records(400)
    sound = {one.file: one.raw for one in made.files()}
    broken = {one.file: one.raw for one in BrokenRecords(made).files()}
    changed = [file for file, raw in broken.items() if sound[file] != raw]
    assert broken.keys() == sound.keys()
    assert sorted(changed) == [one.file for one in BrokenRecords(made).expected]
    assert len(changed) == 4


@pytest.mark.parametrize(("seed", "number"), [(1, 700), (2, 300)])
def test_exactly_what_was_broken_is_found(seed: int, number: int) -> None:
    made = BrokenRecords(records(number, seed))
    found = findings({one.file: one.raw for one in made.files()})
    assert Counter(map(expected, found)) == Counter(made.expected)
    assert len(found) == number // 100


def test_a_prepared_record_is_in_canonical_form() -> None:
    for record in prepared_sets(SETS, 1)[0]:
        assert parse(to_bytes(record)).text == to_bytes(record).decode()


def test_paths_of_links_are_those_of_the_models() -> None:
    paths = link_paths(prepared_sets(SETS, 1))
    assert {"$.parties[*].signatory", "$.evidence[*].source", "$.part_of"} <= set(paths)
    assert "$.id" not in paths


def test_words_are_the_same_for_a_key_and_unlike_others() -> None:
    names = [words(f"signatory/{number}", 2) for number in range(2000)]
    assert words("signatory/7", 2) == names[7]
    assert len(set(names)) == len(names)
    assert len(words("a text", 300).split()) == 300


def test_programs_of_the_benchmark_are_there() -> None:
    programs = Path(__file__).parent / "programs"
    named = set()
    for module in (Path(__file__).parent / "rows").glob("*.py"):
        text = module.read_text(encoding="utf-8")
        named |= {path.stem for path in programs.iterdir() if f'"{path.stem}"' in text}
    assert named == {path.stem for path in programs.iterdir() if path.suffix in {".py", ".mjs"}}
