"""What the first thing costs that anyone does: importing, one record, a command. Counted against a bare Python."""

from pathlib import Path

from tests.bench.bench import Bench
from tests.bench.figures import Figure, Goal, Result, goal, ratio
from tests.bench.row import Row

BARE = "pass"
IMPORT = "import ilma_data"
RECORD = "agreement/defence-memorandum-2021"
PLAIN_RECORD = f"import ilma_data; ilma_data.load().agreements.plain({RECORD!r})"
TYPED_RECORD = f"import ilma_data; ilma_data.load().agreements[{RECORD!r}]"
MODELS_OF_IT = "from ilma_data.model.agreement import Agreement; Agreement.model_rebuild()"
ALL_TYPED = "import ilma_data; [list(each) for each in ilma_data.load().all_collections.values()]"
PYDANTIC = "from pydantic import BaseModel, TypeAdapter"

_PEERS = {name: f"import {name}" for name in ("pycountry", "holidays", "frictionless", "followthemoney")}
_FIRST_OF_PEERS = {"pycountry": "import pycountry; pycountry.countries.get(alpha_3='MAR')"}
_COMMANDS = (("list", "agreements"), ("show", RECORD), ("timeline",))


def _import(bench: Bench) -> Result:
    bare, ours = _bare(bench), _program(bench, IMPORT)
    figures, goals = [bare, ours], [goal("`import ilma_data` to bare Python", ratio(ours, bare), 1.1)]
    return _with_peers(bench, figures, goals, _PEERS)


def _first(bench: Bench) -> Result:
    bare, ours = _bare(bench), _program(bench, PLAIN_RECORD)
    figures = [bare, ours]
    goals = [goal("`load()` and one plain record to bare Python", ratio(ours, bare), 1.5)]
    return _with_peers(bench, figures, goals, _FIRST_OF_PEERS)


def _commands(bench: Bench) -> Result:
    bare = _bare(bench)
    figures, goals = [bare], []
    for arguments in _COMMANDS:
        shown = " ".join(("ilma", *arguments))
        figures.append(bench.count(shown, bench.ilma(*arguments), shown, times=_times(bench)))
        goals.append(goal(f"`{shown}` to bare Python", ratio(figures[-1], bare), 4))
    return Result(tuple(figures), tuple(goals))


def _typed_one(bench: Bench) -> Result:
    bare, models = _bare(bench), _program(bench, MODELS_OF_IT, "the models that it needs, defined")
    pydantic, ours = _program(bench, PYDANTIC, "pydantic imported"), _program(bench, TYPED_RECORD)
    goals = (goal("one typed record to pydantic and the models that it needs", ratio(ours, models), 1.05),)
    return Result((bare, pydantic, models, ours), goals)


def _typed_all(bench: Bench) -> Result:
    bare, pydantic = _bare(bench), _program(bench, PYDANTIC, "pydantic imported")
    ours = _program(bench, ALL_TYPED, "all packaged records, typed")
    goals = (goal("all packaged records, typed, to importing pydantic", ratio(ours, pydantic), 1.30),)
    return Result((bare, pydantic, ours), goals)


def _with_peers(bench: Bench, figures: list[Figure], goals: list[Goal], peers: dict[str, str]) -> Result:
    bare = _program(bench, BARE, "bare Python, where the peers are", bench.peers)
    others = [_program(bench, text, python=bench.peers, once=True) for text in peers.values()]
    notes = [
        f"{name}: {found:.1f} times bare Python."
        for name, other in zip(peers, others, strict=True)
        if (found := ratio(other, bare)) is not None
    ]
    return Result((*figures, bare, *others), tuple(goals), tuple(notes))


def _bare(bench: Bench) -> Figure:
    return _program(bench, BARE, "bare Python")


def _program(
    bench: Bench, text: str, name: str = "", python: Path | None = None, *, once: bool = False
) -> Figure:
    command = [str(python or bench.ours), "-c", text]
    return bench.count(name or text, command, f'python -c "{text}"', times=1 if once else _times(bench))


def _times(bench: Bench) -> int:
    return 1 if bench.quick else 3


_COUNTED = "Instructions of the whole process, Python's start included; of peers in their own environment."

ROWS = (
    Row("import", "`import ilma_data`", "at most 1.1 × bare Python", _COUNTED, _import),
    Row("first", "`load()` and one record as plain data", "at most 1.5 × bare Python", _COUNTED, _first),
    Row(
        "commands",
        "`ilma list`, `ilma show`, `ilma timeline`",
        "at most 4 × bare Python",
        _COUNTED,
        _commands,
    ),
    Row(
        "typed-one",
        "`load()` and one typed record, cold",
        "at most 1.05 × importing pydantic and defining the models that it needs",
        _COUNTED,
        _typed_one,
    ),
    Row(
        "typed-all",
        "all packaged records typed, cold",
        "at most 1.30 × importing pydantic alone",
        _COUNTED,
        _typed_all,
    ),
)
