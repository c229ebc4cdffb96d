"""The page about fuzzing, from the figures of a run: docs/reliability/fuzzing.md from docs/reliability/fuzzing.json."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from ilma_data.checks.catalogue import file_rules, shape_rules, tree_rules
from ilma_data.report.coverage import table
from tests.fuzzing.known import FILE_LIMITS, OF_MODELS, Disagreement
from tests.fuzzing.mended import MENDED

_OF_EACH_ENGINE = (
    ("inputs", "inputs"), ("no JSON", "no JSON"), ("over a limit", "over a limit"), ("JSON", "JSON"),
    ("accepted by all", "accepted by all four"), ("refused by all", "refused by all four"),
    ("disagreements", "written disagreements"),
)  # fmt: skip

_ABOUT = """\
Inputs that nobody would write, in great numbers, to see what `ilma validate` makes of them. Made by the command below
from the figures in [fuzzing.json](fuzzing.json); not edited by hand."""

_ENGINES = """\
- `mutations` changes the example records of the tests, our own records and records that Hypothesis makes: bytes (bits
  flipped, pieces cut, repeated and spliced, other encodings, control and bidirectional characters), JSON tokens (left
  out, doubled, swapped; nesting, numbers of 5,000 digits, escapes, equal keys) and values (other types, keys, words,
  ids and dates, what another record has there). One input in 5,000 is huge: up to 1 MiB, 100,000 levels deep.
- `hypothesis` draws records, consistent data sets and data sets with one fault from `ilma_data.testing`; most of the
  records are then mutated in the same ways.
- `atheris` keeps a mutation where it reaches code that none before it has reached, and goes on from there."""

_HOLDS = """\
- Reading, checking and reporting end, within a bound of {seconds} seconds of processor time, without an exception.
- A file is read if and only if it holds strict JSON within our limits, and the value is that of Python's `json` module
  and of V8's `JSON.parse`.
- Findings about the shape are there if and only if the models refuse the record.
- pydantic (our models, on the way of `ilma validate`), jsonschema, jsonschema-rs and Ajv (strict mode) all accept the
  value or all refuse it, but for the written list below, each of whose cases is told by its own cause.
- An accepted record has no control, invisible or bidirectional override character, no day that the calendar lacks and
  no address but of the web; its canonical form reads as the same record, and is its own canonical form.
- Every finding lies in its file, start before end; its sentences name nothing of the implementation; its fix can be
  written, leaves a file that can be read, and does not bring the finding back.
- A formatted file has the value and the findings that it had, and is left as it is the second time; so is a fixed one.
  What can't be parsed is left alone.
- In a folder, among the example records, a file has the findings that it has alone. Every form of report can be read
  back, and no line for a terminal holds a character that moves, hides or ends it."""


_WHERE_THEY_DISAGREE = (
    "The four disagree where we refuse, for one of these causes, what the others accept; never the other way round. An"
    " input may have several causes."
)


@dataclass(frozen=True)
class Figures:
    """What a run came to: counts by engine, failures by their keys, and what it was made with."""

    command: str
    versions: Mapping[str, str]
    by_engine: Mapping[str, Mapping[str, int]]
    failed: Mapping[str, int]

    def as_json(self) -> dict[str, Any]:
        """A value that JSON can hold."""
        return asdict(self)

    @property
    def total(self) -> Counter[str]:
        """The counts of all engines."""
        return sum((Counter(counts) for counts in self.by_engine.values()), Counter[str]())


def fuzzing_page(figures: Figures) -> str:
    """The whole page, as Markdown."""
    from tests.fuzzing.bound import SECONDS

    total = figures.total
    versions = ", ".join(f"{name} {version}" for name, version in figures.versions.items())
    lines = [
        "# Fuzzing",
        "",
        *_ABOUT.splitlines(),
        "",
        "```sh",
        figures.command,
        "```",
        "",
        f"{total['inputs']:,} mutated inputs, {_failures(figures)}. {versions}.",
        "",
        *_failed(figures),
        "## Inputs",
        "",
        *table(("engine", *(label for _, label in _OF_EACH_ENGINE)), _rows(figures)),
        "",
        *_ENGINES.splitlines(),
        "",
        _besides(total),
        "",
        "## What must hold for each",
        "",
        *_HOLDS.format(seconds=SECONDS).splitlines(),
        "",
        "## The written list of disagreements",
        "",
        _WHERE_THEY_DISAGREE,
        "",
        *table(("cause", "inputs", "why"), _disagreements(total)),
        "",
        "## Found and mended",
        "",
        *_mended(),
    ]
    return "\n".join(lines) + "\n"


def _failures(figures: Figures) -> str:
    number = sum(figures.failed.values())
    return "no failure" if not number else f"{number:,} failure{'s' if number > 1 else ''}"


def _failed(figures: Figures) -> Iterator[str]:
    """What failed, and that it did so in the state that was on trial."""
    if figures.failed:
        yield "What failed, in the state of the sources that was on trial:"
        yield ""
        yield from (f"- {key} ({number:,})" for key, number in figures.failed.items())
        yield ""
        yield "What was done about it stands at the end of this page."
        yield ""


def _rows(figures: Figures) -> Iterator[tuple[object, ...]]:
    for engine, counts in figures.by_engine.items():
        yield (f"`{engine}`", *(f"{counts.get(key, 0):,}" for key, _ in _OF_EACH_ENGINE))
    if len(figures.by_engine) > 1:
        yield ("all", *(f"{figures.total[key]:,}" for key, _ in _OF_EACH_ENGINE))


def _besides(total: Counter[str]) -> str:
    return (
        "What is no JSON can be given to no validator: V8 refused it too. What is over a limit of ours we refuse"
        " to read, and the others were asked about it all the same. Besides the files by"
        f" themselves, {total['folders']:,} folders were checked whole and reported, each in three of the forms or in"
        " all,"
        f" {total['single faults']:,} of them with a single fault that had to be found;"
        f" {total['round trips']:,} accepted records were written and read again,"
        f" {total['formatted']:,} files formatted and {total['folders fixed']:,} folders fixed."
        f" There were {total['findings']:,} findings in the files by themselves; {_rules_met(total)}"
    )


def _rules_met(total: Counter[str]) -> str:
    codes = sorted(
        [rule.code for rule in file_rules()]
        + [rule.code for rule in shape_rules()]
        + [rule.code for rule in tree_rules()]
    )
    missing = [code for code in codes if not total[f"finding {code}"]]
    met = f"{len(codes) - len(missing)} of the {len(codes)} rules about files and records had some."
    return f"{met} None came of {', '.join(missing)}." if missing else met


def _disagreements(total: Counter[str]) -> Iterator[tuple[object, ...]]:
    def rows(listed: tuple[Disagreement, ...]) -> Iterator[tuple[object, ...]]:
        for one in listed:
            yield f"`{one.name}`", f"{total[f'disagreement {one.name}']:,}", one.why

    yield from rows(FILE_LIMITS)
    yield from rows(OF_MODELS)


def _mended() -> Iterator[str]:
    if not MENDED:
        yield "Nothing yet."
    for one in MENDED:
        yield f"- {one.what} (`tests/fuzzing/corpus/{one.case}`)"
