"""Dates as citation formats know them: years, months and days, with an end where there is one."""

from dataclasses import dataclass

from ilma_data.model.dates import EdtfDate


@dataclass(frozen=True)
class DateParts:
    """`first` and `last` are (year), (year, month) or (year, month, day), as far as they are known.

    `last` is None for a single date; `open_end` tells that an interval has no end that is known. `circa` is set where
    the date is approximate or uncertain.
    """

    first: tuple[int, ...]
    last: tuple[int, ...] | None = None
    open_end: bool = False
    circa: bool = False


def date_parts(date: EdtfDate) -> DateParts:
    """What citation formats can say of a date. It is never more precise than the date, and may be less so.

    >>> date_parts(EdtfDate("2021-11-2X"))
    DateParts(first=(2021, 11), last=None, open_end=False, circa=False)
    >>> date_parts(EdtfDate("2021-11-23/2021-11-25~"))
    DateParts(first=(2021, 11, 23), last=(2021, 11, 25), open_end=False, circa=True)
    """
    circa = date.approximate or date.uncertain
    if date.startswith("["):  # one day of these: what the first and the last have in common
        assert date.latest is not None
        first, last = _parts(date.earliest.isoformat()), _parts(date.latest.isoformat())
        common = next((size for size in (3, 2, 1) if first[:size] == last[:size]), 0)
        return (
            DateParts(first[:common], circa=circa) if common else DateParts(first[:1], last[:1], circa=circa)
        )
    first_end, _, last_end = date.partition("/")
    if not last_end:
        return DateParts(_parts(first_end), circa=circa)
    if last_end == "..":
        return DateParts(_parts(first_end), open_end=True, circa=circa)
    return DateParts(_parts(first_end), _parts(last_end), circa=circa)


def _parts(text: str) -> tuple[int, ...]:
    """The parts of a written end; a day of which only the tens are known is left out."""
    return tuple(int(part) for part in text.rstrip("~?").split("-") if part.isdigit())
