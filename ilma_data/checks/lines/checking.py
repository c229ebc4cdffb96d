"""The check of records in JSON Lines: ids, references and evidence, in one pass and in little memory."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ilma_data.checks.finding import Finding
from ilma_data.checks.fingerprint import fingerprinted
from ilma_data.checks.lines.census import Census
from ilma_data.checks.lines.first_look import FirstLook
from ilma_data.checks.lines.line import Block, Line, LineFile
from ilma_data.checks.lines.reading import ALONE, TOGETHER, read_line, shown
from ilma_data.checks.lines.second_look import Suspects, second_look
from ilma_data.checks.outcome import Report, order

MOST_FINDINGS = 10_000
"""Findings that are kept; a report of more says how many there were."""


def check_lines(files: Sequence[LineFile], *, references_only: bool = False) -> Report:
    """Check records in JSON Lines together, as `ilma export jsonl` writes them: retired ids have lines, too.

    Looked at are JSON, the shape of each record, ids, links, and evidence; not dates and plausibility, for which the
    records must lie in a folder. With `references_only`, ids and links alone. Where a link leads nowhere, the ids that
    are like it are not looked for.

    Read is every line once; where a link or an id may be wrong, once more, and that line alone is looked at again. Held
    are eight bytes of hash for each id (some 150 MB for a million records, at 64 bits: see `census.hashed`), and the
    first `MOST_FINDINGS` findings. Raises `OSError` where a file can't be read.
    """
    census, look, found = Census(), FirstLook(), _Found()
    for file in files:
        for block in file.blocks():
            unread = list(census.add(block))
            if references_only:
                for line in unread:
                    found.add(line, [shown(one) for one in read_line(line)[1]])
            else:
                _look(block, look, found)
    codes = tuple(code for code in (*ALONE, *TOGETHER) if not references_only or code in TOGETHER)
    wrong = _suspects(census, look)
    if wrong:
        for line, findings in second_look(files, census, wrong, codes, shape=not references_only):
            found.replace(line, findings)
    return Report(
        found.label(", ".join(file.path for file in files)),
        tuple(fingerprinted(sorted(found.all(), key=order))),
        len(files),
        census.records if references_only else look.records,
        look.facts,
        look.supported,
    )


def _look(block: Block, look: FirstLook, found: "_Found") -> None:
    for line in block.lines():
        found.add(line, look.findings(line))


def _suspects(census: Census, look: FirstLook) -> Suspects:
    return Suspects(
        frozenset(census.astray() | look.of_wrong_kind()),
        frozenset(census.repeated | census.retired_astray()),
    )


@dataclass
class _Found:
    """The findings by file and line, the first `MOST_FINDINGS` of them, and how many there are."""

    count: int = 0
    kept: int = 0
    by_line: dict[tuple[str, int], list[Finding]] = field(default_factory=dict)

    def add(self, line: Line, findings: list[Finding]) -> None:
        if not findings:
            return
        self.count += len(findings)
        room = MOST_FINDINGS - self.kept
        if room > 0:
            self.by_line[line.file.path, line.number] = findings[:room]
            self.kept += len(findings[:room])

    def replace(self, line: Line, findings: list[Finding]) -> None:
        """What a second look found stands for what the first found in the line."""
        before = self.by_line.pop((line.file.path, line.number), [])
        self.count -= len(before)
        self.kept -= len(before)
        self.add(line, findings)

    def all(self) -> Iterator[Finding]:
        return (finding for findings in self.by_line.values() for finding in findings)

    def label(self, paths: str) -> str:
        return (
            f"{paths} (the first {self.kept:,} of {self.count:,} findings)"
            if self.count > self.kept
            else paths
        )
