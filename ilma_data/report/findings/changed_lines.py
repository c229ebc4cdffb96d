"""A fix as lines: which ones go, and which come in their place."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ilma_data.checks.finding import Edit, Fix
from ilma_data.store.document import Document

_LINE_END = re.compile(r"\r\n?|\n")


class ChangedLines(NamedTuple):
    """Lines of a file from number `first` on, and what takes their place; the ends of lines are not in them."""

    first: int
    old: tuple[str, ...]
    new: tuple[str, ...]

    def trimmed(self) -> "ChangedLines":
        """Without the lines that are the same at the beginning and at the end."""
        before, after, shortest = 0, 0, min(len(self.old), len(self.new))
        while before < shortest and self.old[before] == self.new[before]:
            before += 1
        while after < shortest - before and self.old[-1 - after] == self.new[-1 - after]:
            after += 1
        old, new = self.old[before : len(self.old) - after], self.new[before : len(self.new) - after]
        return ChangedLines(self.first + before, old, new)


def changed_lines(document: Document, fix: Fix) -> Iterator[ChangedLines]:
    """What a fix does to the lines of its file, from the top; edits that share a line are one change."""
    for edits in _by_line(fix):
        yield _changed(document, edits)


def changed_stretch(document: Document, fix: Fix) -> ChangedLines | None:
    """The same as one change, from the first line that is touched to the last; None for a fix without edits."""
    edits = _in_order(fix)
    return _changed(document, edits) if edits else None


def _in_order(fix: Fix) -> list[Edit]:
    return sorted(fix.edits, key=lambda edit: (edit.span.start, edit.span.end))


def _by_line(fix: Fix) -> Iterator[list[Edit]]:
    together: list[Edit] = []
    for edit in _in_order(fix):
        if together and edit.span.start.line > together[-1].span.end.line:
            yield together
            together = []
        together.append(edit)
    if together:
        yield together


def _changed(document: Document, edits: list[Edit]) -> ChangedLines:
    first, last = edits[0].span.start, edits[-1].span.end
    pieces = [document.line(first.line)[: first.column - 1], edits[0].text]
    for one, other in pairwise(edits):
        pieces += [_between(document, one, other), other.text]
    pieces.append(document.line(last.line)[last.column - 1 :])
    old = tuple(document.line(number) for number in range(first.line, last.line + 1))
    return ChangedLines(first.line, old, tuple(_LINE_END.split("".join(pieces))))


def _between(document: Document, one: Edit, other: Edit) -> str:
    """What stands between two edits and stays."""
    start, end = one.span.end, other.span.start
    if start.line == end.line:
        return document.line(start.line)[start.column - 1 : end.column - 1]
    whole = [document.line(number) for number in range(start.line + 1, end.line)]
    return "\n".join(
        [document.line(start.line)[start.column - 1 :], *whole, document.line(end.line)[: end.column - 1]]
    )
