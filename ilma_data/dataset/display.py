"""What an interpreter and a notebook show of records: how many, and the first of them."""

import html
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, TypeVar

from ilma_data.dataset.known_by import date_of, name_of
from ilma_data.model.base import Record

RowT = TypeVar("RowT", bound=tuple[Any, ...], covariant=True)

MOST_SHOWN = 10
LONGEST_NAME = 70  # characters of a title that are shown in text


class Rows(tuple[RowT, ...]):
    """What was found, in its order: a tuple of named tuples, which is shown as a table. A slice is a plain tuple."""

    __slots__ = ()
    called = "rows"

    def __repr__(self) -> str:
        rows = [[one_line(str(cell)) for cell in row] for row in self[:MOST_SHOWN]]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
        more = [f"and {len(self) - len(rows):,} more"] if len(self) > len(rows) else []
        return "\n  ".join([f"<{len(self):,} {self.called}>", *lines, *more])

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        rows = [tuple(map(str, row)) for row in self[:MOST_SHOWN]]
        heads: tuple[str, ...] = getattr(self[0], "_fields", ()) if self else ()
        return html_table(f"{len(self):,} {self.called}", heads, rows, len(self))


def as_text(name: str, ids: Collection[str], record: Callable[[str], Record]) -> str:
    """A line with the number, and a line for each of the first records: id, date, name."""
    rows = list(_rows(ids, record))
    lines = [f"<{len(ids):,} {name}>"]
    if rows:
        widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
        lines += [
            f"  {row[0]:{widths[0]}}  {row[1]:{widths[1]}}  {one_line(row[2])}".rstrip() for row in rows
        ]
    if len(ids) > len(rows):
        lines.append(f"  and {len(ids) - len(rows):,} more")
    return "\n".join(lines)


def as_html(name: str, ids: Collection[str], record: Callable[[str], Record]) -> str:
    """The same as a table."""
    return html_table(f"{len(ids):,} {name}", ("id", "date", "name"), _rows(ids, record), len(ids))


def counts_as_html(counts: Mapping[str, int]) -> str:
    """Collections and how many records each has, as a table."""
    rows = [(name, f"{count:,}") for name, count in counts.items()]
    return html_table("Dataset", ("collection", "records"), rows, len(rows))


def _rows(ids: Iterable[str], record: Callable[[str], Record]) -> Iterator[tuple[str, str, str]]:
    for record_id in islice(ids, MOST_SHOWN):
        held = record(record_id)
        yield record_id, str(date_of(held) or ""), name_of(held) or ""


def html_table(caption: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]], total: int) -> str:
    """A table of these rows, and how many more there are of `total`. Every cell is escaped."""
    shown = list(rows)
    head = "".join(f"<th>{html.escape(cell)}</th>" for cell in heads)
    # Each cell finds its own direction: names are in Arabic and Hebrew, too.
    body = "".join(
        "<tr>" + "".join(f'<td dir="auto">{html.escape(cell)}</td>' for cell in row) + "</tr>"
        for row in shown
    )
    more = f"<p>and {total - len(shown):,} more</p>" if total > len(shown) else ""
    return (
        f"<table><caption>{html.escape(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>{more}"
    )


def one_line(text: str) -> str:
    """The text on one line of a terminal."""
    plain = "".join(
        one if unicodedata.category(one) not in ("Cc", "Cf", "Cs", "Zl", "Zp") else " " for one in text
    )
    return plain if len(plain) <= LONGEST_NAME else f"{plain[: LONGEST_NAME - 1]}…"
