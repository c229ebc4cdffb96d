"""What an installation takes."""

import re
import zipfile
from email.parser import HeaderParser
from pathlib import Path

from tests.bench.bench import Bench, of_runs
from tests.bench.figures import Figure, Result, goal, missing
from tests.bench.row import Row

_PEERS = ("pycountry", "holidays", "frictionless", "followthemoney")


def _install(bench: Bench) -> Result:
    wheel = _wheel(bench)
    needed = _needed(bench)
    others = {name: bench.program("installed", name, python=bench.peers) for name in _PEERS}
    runs = bench.take_turns({"ilma-data": bench.program("installed", "ilma-data")} | others, times=1)
    sizes = [
        of_runs(
            f"{name}, installed",
            "bytes",
            each,
            () if isinstance(each, str) else (float(one.told["bytes"]) for one in each),
            f"installed.py {name}",
        )
        for name, each in runs.items()
    ]
    goals = (
        goal("wheel", wheel.value, 1_000_000, "bytes"),
        goal("packages that it depends on", needed.value, 1, "packages"),
    )
    names = requirements(bench.wheel) if bench.wheel else []
    notes = (f"Needed: {', '.join(names)}. Compiled modules count as installed.",)
    return Result((wheel, needed, *sizes), goals, notes)


def _wheel(bench: Bench) -> Figure:
    if bench.wheel is None:
        return missing("wheel", "bytes", "no wheel was built")
    return Figure("wheel", "bytes", (float(bench.wheel.stat().st_size),), "pip wheel --no-deps .")


def _needed(bench: Bench) -> Figure:
    if bench.wheel is None:
        return missing("packages that it depends on", "packages", "no wheel was built")
    return Figure("packages that it depends on", "packages", (float(len(requirements(bench.wheel))),))


def requirements(wheel: Path) -> list[str]:
    """The packages that a wheel depends on, extras left out."""
    with zipfile.ZipFile(wheel) as files:
        name = next(one for one in files.namelist() if one.endswith(".dist-info/METADATA"))
        headers = HeaderParser().parsestr(files.read(name).decode())
    listed = headers.get_all("Requires-Dist") or []
    return [re.split(r"[^\w.-]", one)[0] for one in listed if "extra ==" not in one]


ROWS = (
    Row(
        "install",
        "install",
        "wheel under 1 MB, pydantic the one dependency",
        "The size of the wheel, what its metadata requires, and the files that an installation leaves.",
        _install,
    ),
)
