"""No run of eight words of the five source articles stands in a record.

The articles are not ours to pass on, so `article_runs.txt` holds digests of their runs of eight words. It is made by
`python tests/test_nothing_is_quoted.py FOLDER` from the folder that holds the articles.
"""

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

RUNS = Path(__file__).parent / "article_runs.txt"
RECORDS = Path(__file__).parents[1] / "records"
WORDS = 8
DIGITS = 16
"""Hexadecimal digits of a digest that are kept: enough for no two runs to meet by chance."""


def runs_of(text: str) -> Iterator[str]:
    """The runs of eight words of a text, case and punctuation ignored."""
    words = re.findall(r"\w+", text.casefold())
    return (" ".join(words[start : start + WORDS]) for start in range(len(words) - WORDS + 1))


def digest(run: str) -> str:
    return hashlib.sha256(run.encode()).hexdigest()[:DIGITS]


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for member in value.values() if isinstance(value, dict) else value:
            yield from texts_in(member)


def test_no_record_quotes_an_article() -> None:
    quoted = set(RUNS.read_text("ascii").split())
    assert len(quoted) > 1000
    for path in sorted(RECORDS.rglob("*.json")):
        for text in texts_in(json.loads(path.read_bytes())):
            found = [run for run in runs_of(text) if digest(run) in quoted]
            assert not found, f"{path.name}: {found[0]}"


def test_run_is_found_whatever_its_case_and_punctuation() -> None:
    assert list(runs_of("One, two three; FOUR five six seven eight.")) == [
        "one two three four five six seven eight"
    ]
    assert list(runs_of("One two three four five six seven")) == []


if __name__ == "__main__":
    digests = {
        digest(run) for path in Path(sys.argv[1]).glob("*.txt") for run in runs_of(path.read_text("utf-8"))
    }
    RUNS.write_text("\n".join(sorted(digests)) + "\n", "ascii")
