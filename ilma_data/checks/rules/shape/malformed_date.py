"""ILMA106: a date is in the calendar, and in one of the forms that records use (EDTF, ISO 8601-2)."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding, Fix
from ilma_data.checks.fixes.mending import rewrite
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.shape.fault import ShapeFault
from ilma_data.model.characters import tidied
from ilma_data.model.dates import EdtfDate, EdtfError


@rule(
    "ILMA106",
    name="malformed-date",
    why="A date says how much is known: 2021-11 is a month, and never its first day (ISO 8601-2:2019).",
    mend="Write as much of the date as the source gives: 2021, 2021-11, 2021-11-24, 2021-11-2X, 2021-11-23/2021-11-25.",
    example=Example("agreements/water-accord-2021.json", '"date": "2021-06-02"', '"date": "2021-06-31"'),
    errors=("edtf_date",),
)
def check(fault: ShapeFault) -> Iterator[Finding]:
    """Report the date, with what is wrong with it and the nearest one."""
    text = str(fault.value)
    try:
        EdtfDate(text)
    except EdtfError as error:
        yield Finding(
            fault.place,
            f"{fault.quoted} is no date: {error.problem}",
            found=fault.shown,
            expected=[error.expected],
            nearest=error.nearest,
            fix=_fix(fault, text, error.nearest),
        )


def _fix(fault: ShapeFault, text: str, nearest: str | None) -> Fix | None:
    """Write the nearest date: no guess where only spaces and invisible characters made the difference."""
    if fault.takes(tidied(text)):
        return rewrite(fault.place, tidied(text), safe=True)
    if nearest is not None:
        return rewrite(fault.place, nearest)
    return rewrite(fault.place, None) if not tidied(text) and fault.takes_null else None
