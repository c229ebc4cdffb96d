"""What `ilma validate --fix`, `--unsafe-fixes` and `--diff` do before the findings are reported."""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ilma_data.checks.finding import Finding
from ilma_data.checks.fixes.fixing import Find, Fixed, fixable, fixed
from ilma_data.checks.folders import Wanted, wanted_folders
from ilma_data.checks.runner import check
from ilma_data.cli.file_diff import print_diff
from ilma_data.cli.rewriting import is_own_file, write_anew
from ilma_data.cli.terminal import say
from ilma_data.cli.wrong_use import WrongUseError
from ilma_data.report.words import count
from ilma_data.store.files import Folder, RecordFiles


@dataclass(frozen=True)
class FixOutcome:
    """How many findings were mended, or would be, in how many files; how many fixes would have brought another one."""

    findings: int
    files: int
    refused: int


def _all_findings(files: RecordFiles) -> Iterable[Finding]:
    return check(files).findings


def fix(
    paths: Sequence[str | os.PathLike[str]],
    *,
    unsafe: bool,
    diff_only: bool,
    find: Find = _all_findings,
    wanted: Callable[[Finding], bool] = lambda finding: True,  # noqa: ARG005 - all of them
) -> FixOutcome:
    """Mend what a machine can mend in records folders, parts of them or single files, and write the files.

    With `diff_only` nothing is written, and what would change is printed as a unified diff. `find` finds the findings
    of all files of a folder, so that no fix brings one elsewhere; those of the paths that are `wanted` are mended: the
    safe ones or, with `unsafe`, all. Which files are written, and which fixes were not applied, stands on standard
    error. Raises `WrongUseError` without a path, `WrongPathError` for one that leads to no records, and `OSError` where
    a file can't be written; those before it are.
    """
    if not paths:
        raise WrongUseError(
            "the packaged records are never changed", ["Name a records folder of your own."], "ilma validate"
        )
    findings = files = refused = 0
    for folder in wanted_folders(paths):
        outcome = _fix_folder(folder, unsafe=unsafe, diff_only=diff_only, find=find, wanted=wanted)
        findings += outcome.findings
        files += outcome.files
        refused += outcome.refused
    return FixOutcome(findings, files, refused)


def fixable_line(findings: Iterable[Finding], *, unsafe: bool = False) -> str | None:
    """A line for the summary: how many of the findings that are left a machine can mend; None where there is none.

    With `unsafe` all that could be was done already.
    """
    safe, guesses = fixable(findings)
    if unsafe or not safe + guesses:
        return None
    if not safe:
        return f"{count(guesses, 'finding')} can be mended with --unsafe-fixes, which guesses what was meant."
    more = f"; {guesses:,} more with --unsafe-fixes, which guesses what was meant" if guesses else ""
    return f"{count(safe, 'finding')} can be mended with --fix{more}."


def _fix_folder(
    folder: Wanted, *, unsafe: bool, diff_only: bool, find: Find, wanted: Callable[[Finding], bool]
) -> FixOutcome:
    def is_wanted(finding: Finding) -> bool:
        return _is_part(finding.file, folder.parts) and is_own_file(files, finding.file) and wanted(finding)

    files = Folder(folder.root)
    result = fixed(files, find, unsafe=unsafe, wanted=is_wanted)
    for finding, brought in result.refused:
        title = finding.fix.title if finding.fix else ""
        say(
            f"{finding.path}:{finding.span.start}: {finding.code} is not mended: to {title[:1].lower()}{title[1:]} "
            f"would bring {brought.code} ({brought.message})"
        )
    if diff_only:
        for name in sorted(result.after):
            print_diff(f"{files.label}/{name}", result.before[name], result.after[name])
        return FixOutcome(len(result.findings), len(result.after), len(result.refused))
    written = _write(files, result)
    mended = [finding for finding in result.findings if finding.file in written]
    return FixOutcome(len(mended), len(written), len(result.refused))


def _write(files: Folder, result: Fixed) -> set[str]:
    written = set()
    for name in sorted(result.after):
        if write_anew(files, name, result.before[name], result.after[name]):
            written.add(name)
            mended = sum(finding.file == name for finding in result.findings)
            say(f"{files.label}/{name}: {count(mended, 'finding')} mended")
    return written


def _is_part(name: str, parts: frozenset[str] | None) -> bool:
    return parts is None or any(name == part or name.startswith(f"{part}/") for part in parts)
