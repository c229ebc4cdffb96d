"""`scripts/fuzz`: see there."""

import argparse
import json
import re
import shutil
import sys
from collections import Counter
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from tests.fuzzing.campaign import ENGINES, digest_of_sources, parts_of, run_all
from tests.fuzzing.failure import Failure
from tests.fuzzing.page import Figures, fuzzing_page
from tests.fuzzing.pool import ROOT
from tests.fuzzing.smallest import smallest
from tests.fuzzing.tally import Tally
from tests.fuzzing.validators import Ajv, AjvMissingError, versions

FIGURES = ROOT / "docs/reliability/fuzzing.json"
PAGE = FIGURES.with_suffix(".md")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, say what failed, and give the status to end with: 1 where anything did."""
    options = _parser().parse_args(arguments)
    engines = list(ENGINES) if options.engine == "all" else [options.engine]
    if "atheris" in engines and find_spec("atheris") is None:
        sys.stderr.write(
            "atheris is not installed here: run scripts/fuzz, which installs it, or choose another --engine\n"
        )
        return 2
    try:
        ajv = Ajv()
    except AjvMissingError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sources = digest_of_sources()
    folder = options.work / sources
    by_engine: dict[str, Counter[str]] = {engine: Counter() for engine in engines}
    whole = Tally()
    for part, tally in run_all(parts_of(engines, options.inputs, options.seed), folder, options.jobs, _say):
        by_engine[part.engine] += tally.counts
        whole.merge(tally)
    figures = Figures(
        _command(options),
        versions() | _version_of_atheris(engines),
        {engine: dict(sorted(counts.items())) for engine, counts in by_engine.items()},
        dict(sorted(whole.failed.items())),
    )
    _say(_summary(figures.total))
    _save_failures(whole, folder / "failures", ajv)
    ajv.close()
    if digest_of_sources() != sources:
        _say("The sources have changed meanwhile: these figures are of no one state of them. Run it again.")
        return 1
    if options.page:
        FIGURES.write_text(json.dumps(figures.as_json(), indent=2) + "\n", "utf-8")
        PAGE.write_text(fuzzing_page(figures), "utf-8")
        _say(f"{PAGE.relative_to(ROOT)} is written")
    return 1 if whole.failed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="scripts/fuzz",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description=(
            "Give mutated records to `ilma validate` and to three other validators: no exception, no hang, no wrong\n"
            "accept, and no disagreement but those written in tests/fuzzing/known.py.\n"
            "Ends with exit code 0 where nothing failed, 1 where something did, 2 where something is not installed\n"
            "or wrong use, 130 after Ctrl-C."
        ),
        epilog=(
            "A run that was stopped goes on where it was, if it is started again with the same options and unchanged\n"
            "sources. Failures are made small and saved below the folder of --work, with what went wrong.\n\n"
            "examples:\n"
            "  scripts/fuzz --inputs 20000\n"
            "  scripts/fuzz --engine atheris --inputs 50000 --seed 7\n"
            "  scripts/fuzz --inputs 1000000 --page"
        ),
    )
    parser.add_argument("--inputs", metavar="N", type=_number, default=20_000, help="how many inputs (20000)")
    parser.add_argument("--seed", metavar="N", type=int, default=1, help="the seed of the random numbers (1)")
    parser.add_argument(
        "--jobs", metavar="N", type=_number, default=2, help="how many processes at a time (2)"
    )
    parser.add_argument(
        "--engine",
        choices=("all", *ENGINES),
        default="all",
        help="where inputs come from (all, in fixed shares)",
    )
    parser.add_argument(
        "--page",
        action="store_true",
        help=f"where nothing failed, write {PAGE.relative_to(ROOT)} and its figures",
    )
    parser.add_argument(
        "--work",
        metavar="FOLDER",
        type=Path,
        default=ROOT / "build/fuzz",
        help="where parts are kept (build/fuzz)",
    )
    return parser


def _number(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("expected a number of at least 1")
    return number


def _command(options: argparse.Namespace) -> str:
    """The command that gives the same figures; how many jobs there are changes none."""
    engine = "" if options.engine == "all" else f" --engine {options.engine}"
    return f"scripts/fuzz{engine} --inputs {options.inputs} --seed {options.seed} --page"


def _version_of_atheris(engines: Sequence[str]) -> dict[str, str]:
    from importlib.metadata import version

    names = {"hypothesis": "Hypothesis"} | ({"atheris": "atheris"} if "atheris" in engines else {})
    return {shown: version(name) for name, shown in names.items()}


def _summary(total: Counter[str]) -> str:
    shown = (
        "no JSON",
        "over a limit",
        "JSON",
        "accepted by all",
        "refused by all",
        "disagreements",
        "folders",
    )
    return f"{total['inputs']:,} inputs: " + ", ".join(f"{total[key]:,} {key}" for key in shown)


def _save_failures(whole: Tally, folder: Path, ajv: Ajv) -> None:
    """Write the smallest input of each kind of failure, with what went wrong."""
    shutil.rmtree(folder, ignore_errors=True)
    first: dict[str, Failure] = {}
    for failure in sorted(whole.failures, key=lambda one: sum(map(len, one.files.values()))):
        first.setdefault(failure.key, failure)
    for number, (key, failure) in enumerate(first.items(), 1):
        made_small = smallest(failure, ajv)
        there = folder / f"{number:02}-{re.sub('[^a-z0-9]+', '-', key.lower())[:60].strip('-')}"
        there.mkdir(parents=True)
        listing = [key, f"{whole.failed[key]:,} times", "", made_small.detail, ""]
        for count, (name, raw) in enumerate(made_small.files.items(), 1):
            (there / f"{count}.json").write_bytes(raw)
            listing.append(f"{count}.json is {name!r}")
        (there / "about.txt").write_text("\n".join(listing) + "\n", "utf-8", "backslashreplace")
        _say(f"{whole.failed[key]:,} times: {key}\n  see {there}")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)  # what is done is kept: the same command goes on from there
