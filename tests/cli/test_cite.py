"""`ilma cite`: the citations of `ilma_data.cite`, and what is wrong use of it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


def test_the_data_set_and_a_record(run: Run, folder: Path) -> None:
    code, out, err = run("cite")
    assert (code, err) == (0, "")
    assert out.startswith("The ilma-data maintainers. ")
    code, out, err = run("cite", "source/courier-2021", "--records", folder)
    assert (code, err) == (0, "")
    assert out == (
        "A. Reporter. (2021, May 10). Two neighbours share a lake. Border Courier. https://courier.example/lake\n"
    )


def test_the_sources_under_a_record(run: Run, folder: Path) -> None:
    _, out, _ = run("cite", "agreement/water-accord-2021", "--sources", "--style", "csl", "--records", folder)
    assert [item["id"] for item in json.loads(out)] == [
        "agreement/water-accord-2021",
        "source/courier-2021",
        "source/review-2021",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--style", "appa"], "ilma cite: no style appa: there are apa, bibtex, csl; did you mean apa?"),
        (["--sources"], "ilma cite: --sources are those of a record: name its id"),
        (["agreement/water-acord-2021"], "did you mean agreement/water-accord-2021"),
    ],
)
def test_wrong_use_says_what_there_is(run: Run, folder: Path, arguments: list[str], message: str) -> None:
    code, out, err = run("cite", *arguments, "--records", folder)
    assert (code, out) == (2, "")
    assert message in err
