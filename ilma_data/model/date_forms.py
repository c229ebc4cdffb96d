"""The forms of a date as patterns, how closely a date is written, and the error for what has no such form.

What the forms mean, `ilma_data.model.dates` says.
"""

import re
from enum import StrEnum

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

YEAR = "[12][0-9]{3}"
MONTH = f"{YEAR}-(?:0[1-9]|1[0-2])"
_DAY = f"{MONTH}-(?:0[1-9]|[12][0-9]|3[01])"
_END = f"(?:(?:{YEAR}|{MONTH}|{_DAY})[~?]?|{MONTH}-[0-3]X)"
_SET = "|".join(rf"{unit}\.\.{unit}" for unit in (YEAR, MONTH, _DAY))

PATTERN = rf"^(?:{_END}(?:/(?:{_END}|\.\.))?|\[(?:{_SET})\])$"
"""The forms as a regular expression that means the same in ECMA-262, Python and Rust.

It cannot know the calendar: it also takes days that their month lacks (``2021-11-31``), spans that end
before they start, and intervals and sets that are one day or one value. `EdtfDate` refuses these.
"""

# A day up to the 28th is in every month, and a later one in each but some.
_DAY_OF_ITS_MONTH = (
    f"{MONTH}-(?:0[1-9]|1[0-9]|2[0-8])|{YEAR}-(?:(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)"
)
VALID_BY_FORM = rf"^(?:(?:{MONTH}|{_DAY_OF_ITS_MONTH}|{YEAR})[~?]?|{MONTH}-[0-2]X)$"
"""The forms that are dates for certain, likewise."""

EXAMPLES = (
    "2021-11-24",
    "2021-11",
    "2021",
    "2021-11-2X",
    "2021-11~",
    "2021-11?",
    "2021-11-23/2021-11-25",
    "2022-07-18/..",
    "[2022-03-20..2022-03-25]",
)
FORMS = f"a date such as {', '.join(EXAMPLES)}"
LONGEST = max(map(len, EXAMPLES))  # characters, of any date


def has_form(text: str) -> bool:
    """Whether a text has one of the forms. The pattern is compiled when it is first asked for."""
    return re.fullmatch(PATTERN, text) is not None


def is_valid_by_form(text: str) -> bool:
    """Whether a text has a form of which every text is a date; of others that says nothing."""
    return re.fullmatch(VALID_BY_FORM, text) is not None


class Precision(StrEnum):
    """How closely a date is written: the unit of a single one, or the kind of span.

    ``days`` is one unknown day of up to ten (``2021-11-2X``).
    """

    DAY = "day"
    DAYS = "days"
    MONTH = "month"
    YEAR = "year"
    INTERVAL = "interval"
    OPEN_INTERVAL = "open-interval"
    SET = "set"


class EdtfError(ValueError):
    """A text that is no `EdtfDate`: the ``value``, the ``problem``, what was ``expected``, the ``nearest``.

    ``nearest`` is a valid date that says no more than the value did, or None where there is none.

    >>> from ilma_data.model.dates import EdtfDate
    >>> try:
    ...     EdtfDate("2021-11-31")
    ... except EdtfError as error:
    ...     print(error)
    '2021-11-31': November 2021 has 30 days; expected a day from 01 to 30; nearest: 2021-11
    """

    def __init__(self, value: str, problem: str, expected: str, nearest: str | None = None) -> None:
        super().__init__(value, problem, expected, nearest)  # As they came, so that the error can be pickled.
        self.value = value
        self.problem = problem
        self.expected = expected
        self.nearest = nearest

    def __str__(self) -> str:
        shown = repr(self.value) if len(self.value) <= 2 * LONGEST else f"{self.value[:LONGEST]!r}..."
        hint = f"; nearest: {self.nearest}" if self.nearest else ""
        return f"{shown}: {self.problem}; expected {self.expected}{hint}"
