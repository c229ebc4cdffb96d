"""Measure the rows of docs/performance.md against the peers: see `scripts/bench`."""

import argparse
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.bench import ROOT, Bench
from tests.bench.changing import measure_changed
from tests.bench.figures import Kept, Measured, Result, missing
from tests.bench.page import overview, performance_page, shown
from tests.bench.row import Row
from tests.bench.runs import NotThereError
from tests.bench.table import ROWS

PAGE = ROOT / "docs/performance.md"
FIGURES = ROOT / "docs/performance.json"
_VENVS = ROOT / ".venvs"


def main(arguments: Sequence[str]) -> int:
    """Measure, print, and write where that is asked for; 1 where a goal was not reached."""
    if arguments and arguments[0] == "changed":
        with tempfile.TemporaryDirectory(prefix="ilma-bench-") as work:
            return measure_changed(arguments[1:], _bench(_parser().parse_args([]), Path(work)))
    options = _parser().parse_args(arguments)
    kept = Kept.read(FIGURES)
    measured: list[Measured] = []
    if not options.page:
        with tempfile.TemporaryDirectory(prefix="ilma-bench-", dir=options.work) as work:
            bench = _bench(options, Path(work))
            for key in options.rows or ROWS:
                measured.append(_measured(ROWS[key], bench))
                kept.rows[key] = measured[-1]
                if options.write:
                    kept.write(FIGURES)
        print("\n".join(["", *overview(measured, ROWS)]))
    if options.write or options.page:
        PAGE.write_text(performance_page(kept, ROWS), encoding="utf-8")
    return 1 if any(goal.is_reached is False for one in measured for goal in one.result.goals) else 0


def _measured(row: Row, bench: Bench) -> Measured:
    print(f"· {row.key}: {row.what}", flush=True)
    began = time.monotonic()
    try:
        result = row.measure(bench)
    except (NotThereError, OSError, subprocess.CalledProcessError) as error:
        result = Result((missing(row.what, "s of processor", str(error).replace(f"{bench.work}/", "")),))
    for figure in result.figures:
        value = f"not measured: {figure.why}" if figure.value is None else shown(figure.value, figure.unit)
        print(f"    {figure.name}: {value}", flush=True)
    for note in result.notes:
        print(f"    {note}", flush=True)
    print(f"    ({time.monotonic() - began:.0f} s)", flush=True)
    return Measured(row.key, result, bench.machine(), bench.quick or bench.number is not None)


def _bench(options: argparse.Namespace, work: Path) -> Bench:
    for python in (options.ours, options.peers):
        if not python.exists():
            raise NotThereError(f"{python}: run scripts/bench, which makes the environments")
    wheels = sorted((options.ours.parent.parent / "wheel").glob("*.whl"))
    return Bench(
        ours=options.ours,
        peers=options.peers,
        wheel=wheels[-1] if wheels else None,
        work=work,
        quick=options.quick,
        number=options.records,
        times=options.runs,
        seed=options.seed,
    )


def _parser() -> argparse.ArgumentParser:
    widest = max(map(len, ROWS))
    parser = argparse.ArgumentParser(
        prog="scripts/bench",
        description="Measure the rows of docs/performance.md against the peers, each in its own environment.",
        epilog="\n".join(
            [
                "rows:",
                *(f"  {key:{widest}}  {row.what}" for key, row in ROWS.items()),
                "",
                "scripts/bench                    all of them: an hour or more",
                "scripts/bench --quick            all of them at small sizes: minutes",
                "scripts/bench import validate    some of them",
                "scripts/bench --write            and write docs/performance.json and docs/performance.md",
                "scripts/bench changed --help     --changed on copies of the packaged records, file by file",
            ]
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("rows", metavar="ROW", nargs="*", type=_row, help="which rows; all by default")
    parser.add_argument("--quick", action="store_true", help="small sizes, and one run of most things")
    parser.add_argument("--records", type=int, metavar="N", help="so many records, whatever the row takes")
    parser.add_argument("--runs", type=int, default=5, help="of what is timed in turn (default: 5)")
    parser.add_argument("--seed", type=int, default=1, help="of the records (default: 1)")
    parser.add_argument(
        "--write", action="store_true", help="keep the figures, and make the page of all that are"
    )
    parser.add_argument("--page", action="store_true", help="measure nothing, make the page")
    parser.add_argument("--work", type=Path, metavar="FOLDER", help="where records are made; some gigabytes")
    for name, which in (("ours", "bench"), ("peers", "peers")):
        parser.add_argument(
            f"--{name}", type=Path, default=_VENVS / which / "bin/python", help=argparse.SUPPRESS
        )
    return parser


def _row(key: str) -> str:
    if key not in ROWS:
        raise argparse.ArgumentTypeError(f"{key} is none of {', '.join(ROWS)}")
    return key


if __name__ == "__main__":
    signal.signal(
        signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM)
    )  # so that what it started ends too
    try:
        sys.exit(main(sys.argv[1:]))
    except NotThereError as error:
        sys.exit(f"scripts/bench: {error}")
