"""The fixes of findings, applied: in memory, file by file, until nothing more is to be fixed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from ilma_data.checks.finding import Finding
from ilma_data.checks.fixes.brought import brought_by, kind, writer_of
from ilma_data.store.document import Document, Span
from ilma_data.store.edits import Change, applied
from ilma_data.store.files import RecordFiles

Find: TypeAlias = Callable[[RecordFiles], Iterable[Finding]]
"""What finds the findings of some files, those of all of them."""

MOST_ROUNDS = 20  # one fix may make room for the next; no record needs more than a few


class Refused(NamedTuple):
    """A finding whose fix was not applied, and the finding that it would have brought."""

    finding: Finding
    brought: Finding


@dataclass(frozen=True)
class Fixed:
    """What fixing came to: the files that change, before and after, and the findings that are mended by it."""

    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    findings: tuple[Finding, ...]
    refused: tuple[Refused, ...]


class Fixable(NamedTuple):
    """How many findings have a safe fix, and how many an unsafe one."""

    safe: int
    unsafe: int


def fixable(findings: Iterable[Finding]) -> Fixable:
    """How many of the findings a machine can mend."""
    fixes = [finding.fix.safe for finding in findings if finding.fix is not None]
    return Fixable(sum(fixes), len(fixes) - sum(fixes))


def fixed(
    files: RecordFiles,
    find: Find,
    *,
    unsafe: bool,
    wanted: Callable[[Finding], bool] = lambda finding: True,  # noqa: ARG005 - all of them
) -> Fixed:
    """Apply the fixes of what `find` finds in some files: the safe ones or, with `unsafe`, all.

    Only findings that are `wanted` are mended, and only in these files: a file that can't be parsed has no fix. Apart
    from the edits a file keeps its text. A fix that would bring another finding is not applied; what was hidden until
    the file had the shape of a record is not brought by the fix that gave it this shape. Fixing what is fixed changes
    nothing. Raises what `find` raises.
    """
    return _Fixing(files, find, unsafe=unsafe, wanted=wanted).run()


class _Changed:
    """Record files some of which have other contents. Each is read once."""

    verified = False

    def __init__(self, files: RecordFiles) -> None:
        self._files = files
        self.label = files.label
        self.read_before: dict[str, bytes] = {}
        self.contents: dict[str, bytes] = {}

    def names(self) -> tuple[str, ...]:
        return self._files.names()

    def read(self, name: str) -> bytes:
        if name in self.contents:
            return self.contents[name]
        if name not in self.read_before:
            self.read_before[name] = self._files.read(name)
        return self.read_before[name]


class _Fixing:
    def __init__(
        self, files: RecordFiles, find: Find, *, unsafe: bool, wanted: Callable[[Finding], bool]
    ) -> None:
        self.files = _Changed(files)
        self.find = find
        self.unsafe = unsafe
        self.wanted = wanted
        self.done: list[Finding] = []
        self.refused: dict[tuple[object, ...], Refused] = {}

    def run(self) -> Fixed:
        self.findings = list(self.find(self.files))
        for _ in range(MOST_ROUNDS):
            self.contents, self.before = dict(self.files.contents), self.findings
            accepted = self._accepted(self._compatible(self.before))
            self.files.contents = self._with(accepted)
            self.done += accepted
            if not accepted:
                break
        after = {
            name: content
            for name, content in self.files.contents.items()
            if content != self.files.read_before[name]
        }
        before = {name: self.files.read_before[name] for name in after}
        return Fixed(before, after, tuple(self.done), tuple(self.refused.values()))

    def _compatible(self, findings: Sequence[Finding]) -> list[Finding]:
        """The findings to mend in this round: of fixes that overlap only the first, the other has its turn later."""
        taken: dict[str, list[Span]] = {}
        chosen = []
        for finding in findings:
            spans = [edit.span for edit in finding.fix.edits] if finding.fix else []
            others = taken.setdefault(finding.file, [])
            if self._is_due(finding) and not any(_overlap(one, other) for one in spans for other in others):
                others += spans
                chosen.append(finding)
        return chosen

    def _is_due(self, finding: Finding) -> bool:
        fix, document = finding.fix, finding.place.file.document
        return (
            fix is not None
            and (fix.safe or self.unsafe)
            and document is not None
            and document.readable
            and finding.path == f"{self.files.label}/{finding.file}"
            and _key(finding) not in self.refused
            and self.wanted(finding)
        )

    def _accepted(self, due: list[Finding]) -> list[Finding]:
        """Those that are due, without those whose fix brings another finding."""
        while due:
            brought = self._tried(due)
            if brought is None:
                return due
            guilty = writer_of(brought, due)
            if guilty is None:
                return self._halved([], due)
            self.refused[_key(guilty)] = Refused(guilty, brought)
            due = [finding for finding in due if finding is not guilty]
        return []

    def _halved(self, accepted: list[Finding], due: list[Finding]) -> list[Finding]:
        """Those accepted so far and those that are due, where it takes trials to know who brings something."""
        brought = self._tried([*accepted, *due])
        if brought is None:
            return [*accepted, *due]
        if len(due) == 1:
            self.refused[_key(due[0])] = Refused(due[0], brought)
            return accepted
        half = len(due) // 2
        return self._halved(self._halved(accepted, due[:half]), due[half:])

    def _tried(self, due: Sequence[Finding]) -> Finding | None:
        """What the fixes of these findings bring together; where that is nothing, the findings are those after them."""
        self.files.contents = self._with(due)
        findings = list(self.find(self.files))
        brought = brought_by(self.before, due, findings)
        if brought is None:
            self.findings = findings
        return brought

    def _with(self, findings: Iterable[Finding]) -> dict[str, bytes]:
        """The contents with the fixes of these findings, which were found at the beginning of the round."""
        changes: dict[str, list[Change]] = {}
        documents: dict[str, Document] = {}
        for finding in findings:
            fix, document = finding.fix, finding.place.file.document
            assert fix is not None and document is not None  # else it would not be due
            documents[finding.file] = document
            changes.setdefault(finding.file, []).extend(Change(edit.span, edit.text) for edit in fix.edits)
        new = {name: applied(documents[name], listed).encode() for name, listed in changes.items()}
        return {**self.contents, **new}


def _key(finding: Finding) -> tuple[object, ...]:
    return (*kind(finding), finding.pointer, finding.found)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
