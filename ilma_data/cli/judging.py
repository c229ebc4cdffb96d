"""What decides over the outcome of a check: settings, `--select`, `--ignore`, `--fail-on`."""

import dataclasses
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ilma_data.cli.wrong_use import WrongUseError, did_you_mean

if TYPE_CHECKING:
    from ilma_data.checks.outcome import Report
    from ilma_data.checks.settings.settings import FailOn, Settings

_COMMAND = "ilma validate"


def add_judging_arguments(parser: ArgumentParser) -> None:
    """`--select`, `--ignore`, `--fail-on`, `--settings`, `--no-settings`."""
    group = parser.add_argument_group(
        "what counts",
        "CODES are codes of rules, or the beginnings of several such as ILMA4, with\n"
        "commas between them; of two that name a rule the longer one wins. Settings\n"
        "stand in [tool.ilma] of the nearest pyproject.toml.",
    )
    for option, what in (
        ("--select", "only findings of these rules, whatever the settings choose"),
        ("--ignore", "no findings of these rules, besides those that the settings leave out"),
    ):
        group.add_argument(option, metavar="CODES", type=_codes, action="extend", help=f"{what}; repeatable")
    group.add_argument(
        "--fail-on",
        metavar="error|warning|never",
        type=_fail_on,
        help="what ends with exit code 1: errors, any finding (warning, the default), or nothing",
    )
    where = group.add_mutually_exclusive_group()
    where.add_argument("--settings", metavar="FILE", help="take the settings from this file")
    where.add_argument("--no-settings", action="store_true", help="take no settings from any file")


def settings_for(options: Namespace) -> "Settings":
    """The settings of a run: those of the file that concerns `options.paths`, and above them the command line's.

    The file is the one that was named or, for each records folder, the nearest one from the folder around it upwards.
    Without a path, it is the nearest one from the working directory upwards, if it names `records`; or else that of the
    packaged records, which have one only in a source tree. Raises `WrongUseError` for a file that is not there, for
    records folders whose settings are not the same, and for a path that leads to no records.
    """
    from ilma_data.checks.settings.choice import left_out
    from ilma_data.checks.settings.settings import Settings

    settings = (None if options.no_settings else _from_file(options)) or Settings()
    if options.select is not None:
        ignored = left_out(options.select, options.ignore or ())
    else:
        ignored = settings.ignored | left_out(None, options.ignore or ())
    return dataclasses.replace(settings, ignored=ignored, fail_on=options.fail_on or settings.fail_on)


def paths_for(options: Namespace, settings: "Settings") -> tuple[str, ...]:
    """What to check: the paths of the command line or, without any, the folders that the settings name.

    Neither means the packaged records. Raises `WrongUseError` for a folder that the settings name where there is none.
    """
    if options.paths or settings.source is None:
        return tuple(options.paths)
    paths = []
    for name in settings.records:
        path = Path(settings.source.folder, name)
        if not _is_folder(path):
            place = settings.source.span(("records",)).start
            raise WrongUseError(
                f"{path}: no such folder",
                [f"{settings.source.path}:{place}: it is one of the records that the settings name."],
                _COMMAND,
            )
        paths.append(str(path))
    return tuple(paths)


def exit_code(report: "Report", settings: "Settings") -> int:
    """1 where there is a finding that makes the run fail, 0 otherwise."""
    from ilma_data.cli import CLEAN, FINDINGS

    if settings.fail_on == "never":
        return CLEAN
    fails = any(finding.level == "error" or settings.fail_on == "warning" for finding in report.findings)
    return FINDINGS if fails else CLEAN


def _from_file(options: Namespace) -> "Settings | None":
    from ilma_data.checks.settings.search import NAME, settings_above, settings_in

    if options.settings is not None:
        path = Path(options.settings)
        try:
            path.stat()
        except (OSError, ValueError) as error:  # ValueError: a NUL in the name
            reason = error.strerror if isinstance(error, OSError) else str(error)
            raise WrongUseError(f"--settings {path}: {reason}", command=_COMMAND) from None
        if path.is_dir():
            hint = f"; did you mean {path / NAME}?" if (path / NAME).is_file() else ""
            raise WrongUseError(f"--settings {path}: a folder, not a file{hint}", command=_COMMAND)
        return settings_in(path)
    if not options.paths:
        nearest = settings_above(Path())
        if nearest is not None and nearest.source is not None and (nearest.records or nearest.source.fault):
            return nearest
    return _of_folders(_roots(options.paths))


def _of_folders(roots: Sequence[Path]) -> "Settings | None":
    """The settings that concern all these records folders; one that lies in such a folder would be a stray file."""
    from ilma_data.checks.settings.search import settings_above

    found = {}
    for root in roots:
        settings = settings_above(root / "..")
        found[settings.source.path if settings and settings.source else None] = settings
    if len(found) > 1:
        raise WrongUseError(
            "the records folders have different settings",
            [
                f"They are: {', '.join(path or 'none' for path in found)}.",
                "Check each folder by itself, or choose with --settings FILE or --no-settings.",
            ],
            _COMMAND,
        )
    return next(iter(found.values()), None)


def _roots(paths: Sequence[str]) -> list[Path]:
    """The records folders that are checked; none for the packaged records of a wheel."""
    from ilma_data.checks.folders import WrongPathError, wanted_folders
    from ilma_data.cli.lines import are_lines
    from ilma_data.store.files import Folder
    from ilma_data.store.packaged import packaged

    if not paths:
        files = packaged()
        return [files.root] if isinstance(files, Folder) else []
    if are_lines(paths):
        return [Path(path) for path in paths]  # the settings are sought from the folder around it upwards
    try:
        return [wanted.root for wanted in wanted_folders(paths)]
    except (OSError, WrongPathError) as error:
        raise WrongUseError(str(error), command=_COMMAND) from None


def _codes(text: str) -> list[str]:
    from ilma_data.checks.settings.choice import matching, nearest_code

    codes = [code.strip() for code in text.split(",")]
    for code in codes:
        if not matching(code):
            near = nearest_code(code)
            hint = f"; did you mean {near}?" if near else "; `ilma rule` lists them"
            raise ArgumentTypeError(f"there is no rule {code or 'without a code'}{hint}")
    return codes


def _fail_on(word: str) -> "FailOn":
    from ilma_data.checks.settings.reader import FAIL_ON

    for known in FAIL_ON:
        if word == known:
            return known
    raise ArgumentTypeError(f"{word} is none of {', '.join(FAIL_ON)}{did_you_mean(word, FAIL_ON)}")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
