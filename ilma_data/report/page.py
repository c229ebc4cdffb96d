"""A page: how text is laid out and set off, for a given width, with colour or without. Every text is escaped here."""

from __future__ import annotations

import re

from ilma_data.report.escape import printable, printables
from ilma_data.report.measure import aligned, cells, padded, wrapped

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import NamedTuple
else:
    from ilma_data.untyped import NamedTuple

WIDEST_PROSE = 100  # cells; longer lines are hard to read, however wide the terminal
WIDEST_LABEL = 28  # cells; a longer label has a line to itself

_ID = r"(?<![\w/[-])(?:agreement|meeting|signatory|domain|source)/[a-z0-9-]+"
_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}


class Entry(NamedTuple):
    """A paragraph of a section, with a label in the margin and lines below it where there is more to say."""

    text: str
    label: str = ""
    details: Sequence[str] = ()


class Section(NamedTuple):
    """Entries under a heading; without a heading they stand at the margin."""

    heading: str
    entries: Sequence[Entry]


class Page(NamedTuple):
    """What text is written on. Its methods give lines, without line ends.

    `width` is in cells. Rows of a table are wrapped only where `wraps_rows`: a program reads one line for each.
    """

    width: int = 80
    colour: bool = False
    wraps_rows: bool = False

    def paint(self, text: str, *styles: str) -> str:
        """The text in styles, where the page has colours. It must be escaped already.

        The styles are bold, dim, red, green, yellow and cyan.
        """
        if not self.colour or not text:
            return text
        return f"\x1b[{';'.join(_CODES[style] for style in styles)}m{text}\x1b[0m"

    def paragraph(self, text: str, indent: int = 0, *, hanging: int = 0) -> Iterator[str]:
        """Text in lines; those after the first stand `hanging` cells further in."""
        room = max(min(self.width, WIDEST_PROSE) - indent - hanging, 20)
        for number, line in enumerate(wrapped(printable(text), room)):
            yield " " * (indent + (hanging if number else 0)) + self._with_dim_ids(line)

    def section(self, section: Section) -> Iterator[str]:
        """The heading and the entries; labels are set in one column."""
        indent = 2 if section.heading else 0
        if section.heading:
            yield self.paint(printable(section.heading), "bold")
        labels = [printable(entry.label) for entry in section.entries]
        column = max((cells(label) for label in labels if cells(label) <= WIDEST_LABEL), default=0)
        column = column or (4 if any(labels) else 0)
        margin = indent + (column + 2 if column else 0)
        for label, entry in zip(labels, section.entries, strict=True):
            lines = list(self.paragraph(entry.text, margin))
            if cells(label) > column:
                yield " " * indent + self.paint(label, "cyan")
            elif label:
                head = self.paint(label, "cyan") + " " * (column - cells(label))
                lines[0] = " " * indent + head + lines[0][indent + column :]
            yield from lines
            for detail in entry.details:
                yield from self.paragraph(detail, margin + 2, hanging=2)

    def rows(self, rows: Sequence[Sequence[str]]) -> Iterator[str]:
        """A table: columns as wide as what stands in them, of which the last runs on to the end of the line."""
        columns = [printables(column) for column in zip(*rows, strict=True)]
        if self.wraps_rows:
            lines = self._wrapped_rows(columns)
        else:
            lines = map("  ".join, zip(*map(aligned, columns[:-1]), *columns[-1:], strict=True))
        for line in lines:
            yield self._with_dim_ids(line.rstrip())

    def _wrapped_rows(self, columns: Sequence[Sequence[str]]) -> Iterator[str]:
        widest = max(self.width // 4, 12)
        widths = [min(max(map(cells, column)), widest) for column in columns[:-1]]
        widths.append(max(self.width - sum(widths) - 2 * len(widths), 20))
        for row in zip(*columns, strict=True):
            wrapped_cells = [wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
            for number in range(max(map(len, wrapped_cells))):
                *heads, last = [lines[number] if number < len(lines) else "" for lines in wrapped_cells]
                yield "  ".join([*map(padded, heads, widths), last])

    def _with_dim_ids(self, line: str) -> str:
        return re.sub(_ID, lambda found: self.paint(found[0], "dim"), line) if self.colour else line
