"""What the data set covers. Outside it the answer is "unknown", never "none"."""

from ilma_data.model.dates import EdtfDate, Truth

COVERED_PERIOD = EdtfDate("2020-08/2026-06")
"""The months in which events were looked for, the first and the last included. See docs/scope.md."""


def is_covered(date: EdtfDate) -> Truth:
    """Whether the records of a date were looked for: yes, no, or perhaps where the date is too vague to tell.

    >>> is_covered(EdtfDate("2021-11-24")), is_covered(EdtfDate("1995")), is_covered(EdtfDate("2020"))
    (<Truth.YES: 'yes'>, <Truth.NO: 'no'>, <Truth.PERHAPS: 'perhaps'>)
    """
    if date.before(COVERED_PERIOD) is Truth.YES or COVERED_PERIOD.before(date) is Truth.YES:
        return Truth.NO
    begins, ends = COVERED_PERIOD.earliest, COVERED_PERIOD.latest
    latest = date.latest
    inside = ends is not None and latest is not None and begins <= date.earliest and latest <= ends
    return Truth.YES if inside and not date.uncertain and not date.approximate else Truth.PERHAPS
