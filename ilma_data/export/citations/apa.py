"""References in the style of the American Psychological Association (7th edition), as plain text."""

from ilma_data.export.citations.date_parts import date_parts
from ilma_data.export.citations.work import Work
from ilma_data.model.date_forms import MONTHS
from ilma_data.model.dates import EdtfDate


def reference(work: Work) -> str:
    """A work as one line. Authors are written as the source prints them; without one, the publisher stands first."""
    date = f"({_date(work.issued)})"
    title = work.title + (f" (Version {work.version})" if work.kind == "data set" else "")
    if work.kind == "data set":
        title += " [Data set]"
    if work.number is not None:
        title += f" [Record {work.number}]"
    who = _joined(work.authors) or work.publisher
    pieces = [_ended(who), f"{date}.", _ended(title)] if who else [f"{title} {date}."]
    if work.container is not None:
        pieces.append(f"In {work.container} (Version {work.version}) [Data set].")
    if work.publisher is not None and work.publisher != who:
        pieces.append(_ended(work.publisher))
    if work.url is not None:
        pieces.append(work.url)
    return " ".join(pieces)


def _joined(authors: tuple[str, ...]) -> str:
    *others, last = authors or ("",)
    return f"{', '.join(others)}, & {last}" if others else last


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!", "…")) else f"{sentence}."


def _date(date: EdtfDate | None) -> str:
    if date is None:
        return "n.d."
    parts = date_parts(date)
    text = _written(parts.first)
    if parts.last is not None:
        text += f" – {_written(parts.last)}"
    elif parts.open_end:
        text += " –"
    return f"ca. {text}" if parts.circa else text


def _written(parts: tuple[int, ...]) -> str:
    year, *rest = parts
    if not rest:
        return str(year)
    return f"{year}, {MONTHS[rest[0] - 1]}" + (f" {rest[1]}" if len(rest) > 1 else "")
