"""`--svg` and `--vega`: what is drawn is what is asked for, and goes where it is told to."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.draw.drawn import marked, parsed

Run = Callable[..., tuple[int, str, str]]
COMMANDS = ("timeline", "network", "heat-map")


@pytest.mark.parametrize("command", COMMANDS)
def test_both_forms_are_written(run: Run, folder: Path, tmp_path: Path, command: str) -> None:
    svg, vega = tmp_path / "a.svg", tmp_path / "a.json"
    code, out, err = run(command, "--svg", svg, "--vega", vega, "--width", "800", "--records", folder)
    assert (code, out) == (0, "")
    assert err == f"{svg} written\n{vega} written\n"
    assert parsed(svg.read_text("utf-8")).get("width") == "800"
    assert json.loads(vega.read_text("utf-8"))["$schema"].endswith("/v6.json")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "a.svg"]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_hyphen_is_standard_output(run: Run, folder: Path, command: str) -> None:
    code, out, err = run(command, "--svg", "-", "--records", folder)
    assert (code, err) == (0, "")
    parsed(out)


def test_the_number_of_signatories_is_that_asked_for(run: Run, folder: Path) -> None:
    _, out, _ = run("network", "--svg", "-", "--most", "2", "--records", folder)
    assert len(marked(parsed(out), "record")) == 2


def test_a_domain_is_shown_with_those_below_it(run: Run, folder: Path) -> None:
    _, out, _ = run("heat-map", "--within", "domain/water", "--format", "json", "--records", folder)
    assert {cell["label"] for cell in json.loads(out)} == {"water, as a whole", "irrigation"}
    code, _, err = run("heat-map", "--within", "domain/watter", "--records", folder)
    assert code == 2
    assert "did you mean domain/water" in err


def test_an_old_file_stays_where_a_new_one_cannot_be_drawn(run: Run, folder: Path, tmp_path: Path) -> None:
    svg = tmp_path / "a.svg"
    svg.write_text("old", "utf-8")
    code, _, err = run("timeline", "--svg", svg, "--width", "10", "--records", folder)
    assert (code, err) == (2, "ilma timeline: the picture is 600 to 100000 wide, not 10\n")
    assert svg.read_text("utf-8") == "old"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--svg", "no/folder/a.svg"], "no/folder/a.svg: there is no folder no/folder"),
        (["--svg", "."], ". is a folder, not a file"),
        (["--svg", ""], "an empty text is no name of a file"),
        (["--svg", "/dev/null"], "/dev/null is not a regular file; - is standard output"),
        (["--svg", "-", "--vega", "-"], "two pictures go to -"),
        (["--svg", "-", "--format", "json"], "--format json prints, --svg and --vega draw"),
        (["--width", "wide"], "wide is no whole number of points, such as 1000"),
    ],
)
def test_wrong_use_says_what_is_wrong(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run("timeline", *arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert not list(tmp_path.iterdir())


def test_the_network_as_text_and_json(run: Run, folder: Path) -> None:
    code, out, _ = run("network", "--records", folder)
    assert code == 0
    assert "Freedonia and Sylvania" in out
    _, out, _ = run("network", "--format", "json", "--records", folder)
    ties = json.loads(out)["ties"]
    assert all(tie["weight"] == len(tie["meetings"]) + len(tie["agreements"]) for tie in ties)
    assert run("network", "--most", "0", "--records", folder)[0] == 2


def test_the_heat_map_as_text_shows_what_is_unknown(run: Run, folder: Path) -> None:
    code, out, _ = run("heat-map", "--records", folder)
    assert code == 0
    heads, *rows = out.splitlines()
    assert heads.split()[:7] == ["2020", "2021", "2022", "2023", "2024", "2025", "2026"]
    assert [row.split()[:3] for row in rows] == [["culture", "?", "0"], ["water", "?", "2"]]
