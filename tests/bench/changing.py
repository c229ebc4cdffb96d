"""`ilma validate --changed`: one record edited among many, beside the full run."""

import argparse
import json
import os
import random
import statistics
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from tests.bench.bench import Bench
from tests.bench.runs import Run


def measure_changed(arguments: Sequence[str], bench: Bench) -> int:
    """Make records and a repository of them, edit one record after the other, and print the times."""
    from tests.bench.copies import consistent_records

    options = _options(arguments)
    with tempfile.TemporaryDirectory(prefix="ilma-bench-", dir=bench.work) as temporary:
        records = Path(temporary, "records")
        files = dict(islice(consistent_records(options.records), options.records))
        for name, content in files.items():
            path = records / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        in_git(Path(temporary), "init", "--quiet")
        in_git(Path(temporary), "add", "--all")
        in_git(Path(temporary), "commit", "-qm", "records")
        print(f"{len(files):,} records, {sum(map(len, files.values())) / 2**20:.0f} MiB; seed {options.seed}")

        for name in options.edit or one_of_each_collection(files, options.seed):
            path = records / name
            path.write_bytes(edited(files[name]))
            command = bench.validate(records, "--changed")
            _print_times(
                f"--changed, {name} edited",
                bench.take_turns({"": command}, times=options.runs, codes=(0, 1))[""],
            )
            path.write_bytes(files[name])
        if not options.no_full:
            full = bench.take_turns({"": bench.validate(records)}, times=1, codes=(0, 1))[""]
            _print_times("the full run", full)
    return 0


def one_of_each_collection(files: Iterable[str], seed: int) -> list[str]:
    """A file of each collection, chosen by the seed."""
    chooser = random.Random(seed)
    collections: dict[str, list[str]] = {}
    for name in files:
        collections.setdefault(name.partition("/")[0], []).append(name)
    return [chooser.choice(sorted(names)) for names in collections.values()]


def edited(content: bytes) -> bytes:
    """A record with another text in a field of the editors' own; it stays without a finding."""
    record = json.loads(content)
    for key in ("summary", "definition", "note"):
        if isinstance(record.get(key), str):
            record[key] += " Read once more."
            return written(record)
    record["$schema"] = f"https://example.org/{record['id'].replace('/', '-')}.schema.json"
    return written({"$schema": record.pop("$schema"), **record})


def written(record: Mapping[str, Any]) -> bytes:
    """A record as its file holds it."""
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


def in_git(folder: Path, *arguments: str) -> None:
    """Run git in a folder, without the settings of whoever measures."""
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    somebody = ("-c", "user.name=bench", "-c", "user.email=bench@example.org")
    subprocess.run(["git", "-C", str(folder), *somebody, *arguments], check=True, env=environment)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/bench changed", description=__doc__, allow_abbrev=False)
    parser.add_argument("--records", type=int, default=10_000, help="how many (default: 10,000)")
    parser.add_argument("--runs", type=int, default=7, help="of each kind (default: 7); the full run has one")
    parser.add_argument(
        "--edit", metavar="FILE", action="append", help="a file to edit, such as domains/water.json"
    )
    parser.add_argument("--no-full", action="store_true", help="leave the full run out")
    parser.add_argument(
        "--seed", type=int, default=1, help="chooses the records that are edited (default: 1)"
    )
    return parser.parse_args(arguments)


def _print_times(what: str, runs: Sequence[Run] | str) -> None:
    """The medians of some runs, and how many there were."""
    if isinstance(runs, str):
        print(f"{what}: {runs}")
        return
    wall = statistics.median(run.wall for run in runs)
    processor = statistics.median(run.processor for run in runs)
    codes = ", ".join(sorted({str(run.code) for run in runs}))
    spread = f"{min(run.wall for run in runs):.2f} to {max(run.wall for run in runs):.2f}"
    print(
        f"{wall:7.2f} s wall ({spread}), {processor:7.2f} s processor, exit {codes}: {what}; {len(runs)} run(s)",
        flush=True,
    )
