"""The check of records in JSON Lines: ids, references and evidence, in one pass and in little memory."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field

from ilma_data.checks.catalogue import file_rules, shape_rules
from ilma_data.checks.finding import Finding
from ilma_data.checks.fingerprint import fingerprinted
from ilma_data.checks.lines.census import Census
from ilma_data.checks.lines.first_look import FirstLook
from ilma_data.checks.lines.line import Block, Line, LineFile
from ilma_data.checks.lines.reading import (
    ALONE,
    KINDS,
    TOGETHER,
    are_readable,
    is_json,
    read_line,
    shown,
    unreadable,
)
from ilma_data.checks.lines.second_look import Suspects, second_look
from ilma_data.checks.outcome import Report, order
from ilma_data.checks.settings.choice import HIDING

MOST_FINDINGS = 10_000
"""Findings that are kept; a report of more says how many there were."""


def check_lines(
    files: Sequence[LineFile],
    *,
    references_only: bool = False,
    told: Callable[[int, int], None] | None = None,
) -> Report:
    """Check records in JSON Lines together, as `ilma export jsonl` writes them: retired ids have lines, too.

    Looked at are JSON, the shape of each record, ids, links, and evidence; not dates and plausibility, for which the
    records must lie in a folder. With `references_only`, whether each line can be read, which ids there are, and
    whether links lead to one. Where a link leads nowhere, the ids that are like it are not looked for.

    Read is every line once; where a link or an id may be wrong, once more, and that line alone is looked at again. Held
    are a hash for each id (see `census.hashed`) and the first `MOST_FINDINGS` findings. `told` is called now and then
    with the numbers of records and of bytes that were read. Raises `OSError` where a file can't be read.
    """
    census, found, read = Census(), _Found(), 0
    look = FirstLook(census)
    for file in files:
        for block in file.blocks():
            if references_only:
                for line, findings in _unreadable(census, block):
                    found.add(line, findings)
            else:
                for line in block.lines():
                    found.add(line, look.findings(line))
            read += len(block.text)
            if told is not None:
                told(census.records, read)
    codes = {*TOGETHER} - {KINDS} if references_only else {*ALONE, *TOGETHER}
    wrong = _suspects(census, look)
    if wrong:
        for line, findings in second_look(files, census, wrong, codes, alone=not references_only):
            found.replace(line, findings)
    return Report(
        found.label(", ".join(file.path for file in files)),
        tuple(fingerprinted(sorted(found.all(), key=order))),
        len(files),
        census.records if references_only else look.records,
        look.facts,
        look.supported,
    )


def asks_for_references_only(codes: Collection[str]) -> bool:
    """Whether no rule of these asks what a record says, so that `references_only` finds what they find."""
    alone = {*(rule.code for rule in file_rules()), *(rule.code for rule in shape_rules()), *ALONE, KINDS}
    return (alone - HIDING).isdisjoint(codes)


def _unreadable(census: Census, block: Block) -> Iterator[tuple[Line, list[Finding]]]:
    """The lines of which no id can be read, or nothing, each with what is wrong with it; the ids of all are counted."""
    unnamed = {line.number for line in census.add_block(block)}
    if not unnamed and are_readable(block):
        return
    for line in block.lines():
        if line.number in unnamed:
            yield line, [shown(one) for one in read_line(line)[1]]
        elif not is_json(line):
            yield line, [shown(one) for one in unreadable(read_line(line)[1])]


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
