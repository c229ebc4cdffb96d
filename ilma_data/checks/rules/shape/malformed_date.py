"""ILMA106: a date is an existing one, in the EDTF profile of this data set."""

from collections.abc import Iterator

from ilma_data.checks.finding import Finding
from ilma_data.checks.rule import Example, rule
from ilma_data.checks.shape import ShapeFault
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
    try:
        EdtfDate(str(fault.value))
    except EdtfError as error:
        message, expected, nearest = error.problem, error.expected, error.nearest
        yield Finding(
            fault.place,
            f"{fault.shown} is no date: {message}",
            found=fault.shown,
            expected=[expected],
            nearest=nearest,
        )
