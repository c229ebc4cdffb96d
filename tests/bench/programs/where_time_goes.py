"""Run `ilma validate FOLDER` under Python's profiler, and say which share of the time each room takes.

Prints JSON: the room and its share (0 to 1) of the time in its own functions.
"""

import contextlib
import cProfile
import io
import json
import pstats
import sys
from collections import Counter
from pathlib import Path
from typing import Any


def main(*arguments: str) -> None:
    """Run, and print the shares."""
    from ilma_data.cli import main as ilma

    sys.argv = ["ilma", "validate", *arguments]
    profile = cProfile.Profile()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
        profile.runcall(ilma)
    spent: Counter[str] = Counter()
    stats: Any = pstats.Stats(profile)  # `stats` of it is documented, and in no stub
    of_functions = stats.stats
    for (file, _, function), (_, _, own, _, _) in of_functions.items():
        spent[_room(file, function)] += own
    whole = spent.total()
    print(json.dumps({room: own / whole for room, own in spent.most_common()}))


def _room(file: str, function: str) -> str:
    if "/ilma_data/" in file:
        parts = Path(file.rpartition("/ilma_data/")[2]).parts
        return f"ilma_data.{'.'.join(part.removesuffix('.py') for part in parts[:2])}"
    if file == "~":
        for sign, what in _BUILT_IN.items():
            if sign in function:
                return what
        return "other built-in functions"
    return "pydantic" if "pydantic" in file else "the standard library"


_BUILT_IN = {
    "pydantic_core": "pydantic-core (parsing and shape)",
    "SchemaValidator": "pydantic-core (parsing and shape)",
    "posix": "the file system",
    "_io": "the file system",
    "re.": "regular expressions",
    "_json": "json",
    "sorted": "sorting",
}


if __name__ == "__main__":
    main(*sys.argv[1:])
