"""The timeline, a line for each entry."""

from __future__ import annotations

from ilma_data.report.words import plain

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ilma_data.dataset.timeline import TimelineEntry
    from ilma_data.report.page import Page


def timeline_lines(entries: Iterable[TimelineEntry], page: Page) -> Iterator[str]:
    """Date, what happened, the title and the id; in brackets where it was not held, or is not confirmed."""
    yield from page.rows(
        [
            (
                entry.date.describe(),
                plain(entry.event),
                f"{entry.title}{in_brackets(entry.status, entry.existence)}  {entry.record}",
            )
            for entry in entries
        ]
    )


def timeline_as_json(entries: Iterable[TimelineEntry]) -> list[dict[str, object]]:
    """The entries, with the first and the last day that each date can mean; the last is null where it is open."""
    return [
        {
            "date": str(entry.date),
            "date_in_words": entry.date.describe(),
            "earliest": entry.date.earliest.isoformat(),
            "latest": None if entry.date.latest is None else entry.date.latest.isoformat(),
            "event": str(entry.event),
            "title": entry.title,
            "status": str(entry.status),
            "existence": str(entry.existence),
            "record": entry.record,
            "path": entry.path,
        }
        for entry in entries
    ]


def in_brackets(status: str, existence: str) -> str:
    """What a reader must know before taking it for a fact, such as ` [announced, reported]`; mostly nothing.

    >>> in_brackets("held", "confirmed"), in_brackets("announced", "disputed")
    ('', ' [announced, disputed]')
    """
    doubts = [word for word, usual in ((status, "held"), (existence, "confirmed")) if word != usual]
    return f" [{', '.join(map(plain, doubts))}]" if doubts else ""
