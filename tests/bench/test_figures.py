"""Figures, ratios, and the page that is made of them."""

import sys
from dataclasses import replace
from pathlib import Path
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bench.figures import (
    Figure,
    Goal,
    Kept,
    Measured,
    Result,
    goal,
    missing,
    ratio,
    ratio_side_by_side,
    slope,
)
from tests.bench.page import TEXT, overview, performance_page, shown
from tests.bench.runs import NotThereError, in_turn, run
from tests.bench.table import ROWS

MACHINE = {"processor": "Some processor", "cores": "2", "Python": "3.11.7", "instructions by": "valgrind"}
AMOUNTS = st.lists(st.floats(0.001, 1e9), min_size=1, max_size=7)


def figure(*runs: float, name: str = "ours") -> Figure:
    return Figure(name, "s of processor", runs, "ilma validate records/")


def measured(key: str, *figures: Figure, goals: tuple[Goal, ...] = (), quick: bool = False) -> Measured:
    return Measured(key, Result(figures, goals, ("A note.",)), MACHINE, quick)


@given(AMOUNTS)
def test_a_figure_is_the_median_of_its_runs(runs: list[float]) -> None:
    assert figure(*runs).value == median(runs)


@given(AMOUNTS, st.floats(0.01, 100))
def test_so_many_times_as_much_is_the_ratio(runs: list[float], times: float) -> None:
    one, other = figure(*(each * times for each in runs)), figure(*runs)
    assert ratio(one, other) == pytest.approx(times)
    assert ratio_side_by_side(one, other) == pytest.approx(times)


def test_a_ratio_of_runs_in_turn_forgives_a_machine_that_was_slow_for_a_while() -> None:
    one, other = figure(1, 10, 30), figure(2, 20, 60)
    assert ratio_side_by_side(one, other) == 0.5
    assert ratio_side_by_side(figure(1, 2, 90), figure(2, 4, 10)) == 0.5
    assert ratio_side_by_side(figure(6), figure(1, 2, 9)) == 3


def test_what_was_not_measured_has_no_ratio() -> None:
    nothing = missing("DuckDB", "s of processor", "not installed")
    assert nothing.value is None
    assert ratio(figure(1), nothing) is ratio(nothing, figure(1)) is None
    assert goal("a goal", ratio(figure(1), nothing), 1).is_reached is None


@given(st.floats(0, 1e9), st.floats(0, 1e6), st.integers(1, 1000), st.integers(1, 1000))
def test_a_slope_leaves_out_what_is_paid_once(start: float, each: float, few: int, more: int) -> None:
    many = few + more
    assert slope(start + few * each, start + many * each, few, many) == pytest.approx(
        each, rel=1e-3, abs=1e-3
    )


def test_a_slope_needs_two_sizes() -> None:
    with pytest.raises(ValueError, match="two sizes"):
        slope(1, 2, 300, 300)


@pytest.mark.parametrize(
    ("found", "sense", "reached"),
    [(1.1, "at most", True), (1.2, "at most", False), (1.1, "at least", True), (1.0, "at least", False)],
)
def test_a_goal_is_reached_at_its_limit(found: float, sense: str, reached: bool) -> None:
    assert Goal("a ratio", found, "at most" if sense == "at most" else "at least", 1.1).is_reached is reached


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    rows = {
        "import": measured("import", figure(1, 2, 3), goals=(goal("to bare Python", 1.05, 1.1),)),
        "lines": measured("lines", missing("DuckDB", "bytes", "not installed"), quick=True),
    }
    Kept(rows).write(tmp_path / "kept.json")
    assert Kept.read(tmp_path / "kept.json").rows == rows
    assert Kept.read(tmp_path / "none.json").rows == {}


def test_the_page_is_made_of_the_rows_that_were_kept() -> None:
    goals = (goal("to bare Python", 1.05, 1.1), goal("to another", 7.4, 1.5), goal("to a third", None, 2))
    kept = Kept(
        {
            "import": measured(
                "import", figure(1, 2, 3), missing("pycountry", "instructions", "no | network")
            ),
            "first": measured("first", figure(4), goals=goals, quick=True),
        }
    )
    page = performance_page(kept, ROWS)
    assert "| ours | 2 s of processor | 1 s of processor to 3 s of processor | 3 |" in page
    assert "| pycountry | not measured: no \\| network |" in page
    assert "| at most 1.10 × | 1.05 × | yes |" in page
    assert "| at most 1.50 × | 7.40 × | **no** |" in page
    assert "| at most 2.00 × | not measured |  |" in page
    assert page.count("(small sizes)") == 3
    assert "Measured on: processor Some processor; cores 2; Python 3.11.7." in page
    assert page.index("### `import ilma_data`") < page.index("### `load()` and one record as plain data")
    assert f"Not measured yet: {', '.join(f'`{key}`' for key in list(ROWS)[2:])}." in page


def test_rows_of_two_machines_say_which() -> None:
    other = replace(measured("first", figure(4)), machine=MACHINE | {"cores": "64"})
    page = performance_page(Kept({"import": measured("import", figure(1)), "first": other}), ROWS)
    assert "- import: processor Some processor; cores 2; Python 3.11.7." in page
    assert "- first: processor Some processor; cores 64; Python 3.11.7." in page


def test_the_text_has_the_figures_that_were_kept() -> None:
    kept = Kept(
        {
            "limits": measured("limits", Figure("reading the bytes, a record", "instructions", (2e5,))),
            "validate": measured(
                "validate", Figure("ilma validate, all rules, a record", "instructions", (8e5,))
            ),
        }
    )
    page = performance_page(kept, ROWS)
    assert "| reading the bytes of its file | 0.20 million instructions | 4.0 |" in page
    assert "{{" not in page


def test_the_text_names_figures_that_rows_give() -> None:
    """A figure that a row calls otherwise would stay unmeasured for ever."""
    rows = Path(__file__).parent / "rows"
    sources = "".join(path.read_text(encoding="utf-8") for path in rows.glob("*.py"))
    text = TEXT.read_text(encoding="utf-8")
    for reference in text.replace("}}", "{{").split("{{")[1::2]:
        for one in reference.split(" : "):
            key, _, name = one.partition("/")
            assert key in ROWS
            assert name.removesuffix(", a record") in sources


def test_every_row_says_what_it_is() -> None:
    for key, row in ROWS.items():
        assert row.key == key
        assert all((row.what, row.reach, row.how))
    assert list(overview([measured(key, figure(1)) for key in ROWS], ROWS))[2:] == []


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1.1, "times", "1.10 ×"),
        (1 / 12, "times", "0.083 ×"),
        (38.2e6, "instructions", "38.20 million instructions"),
    ],
)
def test_quantities_are_shown_with_their_unit(value: float, unit: str, text: str) -> None:
    assert shown(value, "times" if unit == "times" else "instructions") == text


def test_a_command_that_is_not_there_stops_nothing(tmp_path: Path) -> None:
    python = sys.executable
    runs = in_turn(
        {
            "prints": [python, "-c", "print('{\"bytes\": 7}')"],
            "fails": [python, "-c", "raise LookupError('no such thing')"],
            "none": [str(tmp_path / "no-such-program")],
        },
        tmp_path,
        2,
    )
    assert [one.told for one in runs["prints"] if not isinstance(one, str)] == [{"bytes": 7}] * 2
    assert runs["fails"] == "ended with 1: LookupError: no such thing"
    assert runs["none"] == "no-such-program: No such file or directory"


def test_a_run_counts_the_work_of_all_its_processes(tmp_path: Path) -> None:
    work = "sum(i * i for i in range(10**6))"
    program = f"import subprocess, sys; [subprocess.run([sys.executable, '-c', {work!r}]) for _ in range(3)]"
    alone = run([sys.executable, "-c", work], tmp_path)
    assert run([sys.executable, "-c", program], tmp_path).processor > 1.5 * alone.processor


def test_memory_of_a_child_is_seen(tmp_path: Path) -> None:
    hold = "import time; held = bytearray(120 * 2**20); time.sleep(0.5)"
    program = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hold!r}])"
    assert run([sys.executable, "-c", program], tmp_path, memory=True).peak > 120 * 2**20


def test_another_exit_code_is_no_run(tmp_path: Path) -> None:
    with pytest.raises(NotThereError, match="ended with 1: it said nothing"):
        run([sys.executable, "-c", "raise SystemExit(1)"], tmp_path)
    assert run([sys.executable, "-c", "raise SystemExit(1)"], tmp_path, codes=(0, 1)).code == 1
