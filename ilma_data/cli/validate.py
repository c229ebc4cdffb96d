"""`ilma validate`: check records."""

import datetime
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ilma_data.checks.folders import WrongPathError, wanted_folders
from ilma_data.checks.outcome import Report
from ilma_data.checks.runner import check, validate
from ilma_data.checks.settings.judging import judged, kept_by
from ilma_data.checks.settings.search import NAME
from ilma_data.checks.settings.settings import Settings
from ilma_data.cli import CLEAN, FINDINGS
from ilma_data.cli.changed import add_changed_argument, validate_changed
from ilma_data.cli.judging import add_judging_arguments, exit_code, paths_for, settings_for
from ilma_data.cli.lines import are_lines, validate_lines
from ilma_data.cli.outputs import add_output_arguments, write_outputs
from ilma_data.cli.reading import add_reading_arguments, means_of
from ilma_data.cli.terminal import say
from ilma_data.cli.watching import watch
from ilma_data.cli.wrong_use import WrongUseError
from ilma_data.report.words import count
from ilma_data.store.files import RecordFiles
from ilma_data.store.packaged import packaged_base

if TYPE_CHECKING:
    from ilma_data.cli.fixing import FixOutcome

COMMAND = "ilma validate"


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command does and what it takes."""
    parser.description = (
        "Check records: JSON, shape, links, dates, and evidence for every factual value.\n"
        "Ends with exit code 0 where nothing is wrong, and 1 where there are findings.\n"
        "`ilma rule CODE` explains a finding."
    )
    parser.epilog = (
        "examples:\n"
        "  ilma validate records/\n"
        "  ilma validate records/agreements records/domains/water.json\n"
        "  ilma validate records/ --diff\n"
        "  ilma validate my-records/ --with-packaged --output sarif:findings.sarif"
    )
    parser.add_argument(
        "paths",
        metavar="PATHS",
        nargs="*",
        help="records folders, their subfolders, or files in them; or files of JSON Lines (.jsonl), as "
        "`ilma export jsonl` writes them; without any, those that the settings name, or else the packaged records",
    )
    parser.add_argument(
        "--with-packaged",
        action="store_true",
        help="references may lead to the packaged records, whose ids are taken",
    )
    fixes = parser.add_argument_group("fixes")
    fixes.add_argument("--fix", action="store_true", help="write what a machine knows to be right")
    fixes.add_argument(
        "--unsafe-fixes",
        action="store_true",
        help="write also what was probably meant: read it before you keep it",
    )
    fixes.add_argument("--diff", action="store_true", help="write nothing, and show what would change")
    add_changed_argument(parser)
    parser.add_argument(
        "--watch", action="store_true", help="check again whenever a file has changed, until Ctrl-C"
    )
    add_reading_arguments(parser)
    add_judging_arguments(parser)
    add_output_arguments(parser)


def run(options: Namespace) -> int:
    """Check, mend what is to be mended, report, and give 1 where a finding makes the run fail."""
    if options.watch:
        watch(lambda: _run_once(options), _watched(options))
    return _run_once(options)


def _run_once(options: Namespace) -> int:
    with _wrong_paths_told():
        settings = settings_for(options)
        paths = paths_for(options, settings)
        if are_lines(paths):
            report = judged(validate_lines(paths, options, settings, COMMAND), settings, today=_today())
            write_outputs(report, options, COMMAND)
            return exit_code(report, settings)
        base = packaged_base() if options.with_packaged or settings.with_packaged else None
        if base is not None and not paths:
            raise WrongUseError("--with-packaged is for records of your own", ["Name their folder."], COMMAND)
        if options.fix or options.unsafe_fixes or options.diff:
            outcome = _mend(options, paths, base, settings)
            if options.diff:
                return FINDINGS if outcome.files else CLEAN
        report = judged(_validated(options, paths, base), settings, today=_today())
    write_outputs(report, options, COMMAND)
    return exit_code(report, settings)


def _watched(options: Namespace) -> list[Path]:
    """What `--watch` looks at: the records folders, of which all files count, and the settings that concern them."""
    for name in ("fix", "unsafe_fixes", "diff", "output"):
        if getattr(options, name):
            raise WrongUseError(
                f"--watch writes nothing: leave out --{name.replace('_', '-')}", command=COMMAND
            )
    with _wrong_paths_told():
        settings = settings_for(options)
        roots = [folder.root for folder in wanted_folders(paths_for(options, settings))]
    if not roots:
        raise WrongUseError("--watch is for records of your own", ["Name their folder."], COMMAND)
    own = [settings.source.path] if settings.source else []
    return [*roots, *(root.parent / NAME for root in roots), *map(Path, own)]


def _validated(options: Namespace, paths: Sequence[str], base: RecordFiles | None) -> Report:
    if options.changed is not None:
        return validate_changed(paths, options.changed, base=base)
    with means_of(options, paths) as means:
        return validate(paths, base=base, means=means)


def _mend(
    options: Namespace, paths: Sequence[str], base: RecordFiles | None, settings: Settings
) -> "FixOutcome":
    """Apply the fixes of the findings that the settings leave, and say what came of it."""
    from ilma_data.cli.fixing import fix

    outcome = fix(
        paths,
        unsafe=options.unsafe_fixes,
        diff_only=options.diff,
        find=lambda files: check(files, base=base).findings,
        wanted=kept_by(settings, today=_today()),
    )
    would = "would be mended" if options.diff else "mended"
    say(f"{count(outcome.findings, 'finding')} in {count(outcome.files, 'file')} {would}")
    return outcome


def _today() -> datetime.date:
    return datetime.date.today()  # noqa: DTZ011 - an exception ends with the day of whoever runs the command


@contextmanager
def _wrong_paths_told() -> Iterator[None]:
    try:
        yield
    except WrongPathError as error:
        raise WrongUseError(str(error), command=COMMAND) from None
    except OSError as error:
        where = f"{error.filename}: " if error.filename is not None else ""
        raise WrongUseError(f"{where}{error.strerror or error}", command=COMMAND) from None
