r"""Text in CSV that no spreadsheet takes for a formula, and back.

A cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a line end is one to Excel or LibreOffice (OWASP, "CSV
Injection"), and so are the full-width forms of the four signs to Excel in East Asian settings. An apostrophe before it
makes it text. It holds where the comma separates, as it does in the files of this package.
"""

import re

_BEGINNINGS = "=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20"
TO_GUARD = frozenset("'=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""With what a text begins that may need an apostrophe before it."""

_TO_GUARD = re.compile(f"'*[{_BEGINNINGS}]")
_GUARDED = re.compile(f"'+[{_BEGINNINGS}]")


def safe_cell(text: str) -> str:
    """The text with an apostrophe before it, where a spreadsheet would take it for a formula; otherwise as it is.

    A text that looks as if it had been made safe gets one more, so that `raw_cell` gives every text back.

    >>> safe_cell("=1+1"), safe_cell("'=1+1"), safe_cell("'Ayn"), safe_cell("1-2")
    ("'=1+1", "''=1+1", "'Ayn", '1-2')
    """
    return f"'{text}" if text[:1] in TO_GUARD and _TO_GUARD.match(text) else text


def raw_cell(cell: str) -> str:
    """The text that `safe_cell` made this cell of.

    >>> raw_cell("'=1+1"), raw_cell("'Ayn")
    ('=1+1', "'Ayn")
    """
    return cell[1:] if _GUARDED.match(cell) else cell
