"""Where the time of `ilma validate` goes, room by room."""

from tests.bench.bench import Bench
from tests.bench.figures import Figure, Result, missing
from tests.bench.row import Row

_SHOWN = 12


def _profile(bench: Bench) -> Result:
    number = bench.size(3_000, 300)
    command = bench.program("where_time_goes", bench.records(number), "--no-cache", "--jobs", "1")
    runs = bench.take_turns({"": command}, times=1)[""]
    shown = "where_time_goes.py records/"
    if isinstance(runs, str):
        return Result((missing("profile", "share", runs, shown),))
    shares = list(runs[0].told.items())[:_SHOWN]
    notes = (f"{number:,} records on one core; a profiler makes small functions look dearer than they are.",)
    return Result(tuple(Figure(room, "share", (share,), shown) for room, share in shares), notes=notes)


ROWS = (
    Row(
        "profile",
        "where the time of `ilma validate` goes",
        "to be read",
        "cProfile on one core: the time in a room's own functions, to the whole.",
        _profile,
    ),
)
