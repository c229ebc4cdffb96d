"""`ilma timeline`: a line for each entry, and what a reader must know of it."""

import json
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., tuple[int, str, str]]


def test_a_line_for_each_dated_event(run: Run, folder: Path) -> None:
    code, out, err = run("timeline", "--records", folder)
    assert (code, err) == (0, "")
    assert out == (
        "3–5 May 2021  visit     Visit to Sylvania  meeting/lake-visit-2021\n"
        "4 May 2021    signed    Accord on the waters of the lake  agreement/water-accord-2021\n"
        "4 May 2021    talks     Talks on the lake  meeting/lake-talks-2021\n"
        "June 2021     in force  Accord on the waters of the lake  agreement/water-accord-2021\n"
        "March 2022    fair      Fair on water [announced, disputed]  meeting/water-fair-2022\n"
    )


def test_the_json_has_the_bounds_of_each_date(run: Run, folder: Path) -> None:
    _, out, _ = run("timeline", "--format", "json", "--records", folder)
    assert json.loads(out)[3] == {
        "date": "2021-06",
        "date_in_words": "June 2021",
        "earliest": "2021-06-01",
        "latest": "2021-06-30",
        "event": "in-force",
        "title": "Accord on the waters of the lake",
        "status": "held",
        "existence": "confirmed",
        "record": "agreement/water-accord-2021",
        "path": "milestones[in-force].date",
    }
