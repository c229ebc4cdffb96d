"""Text in Markdown: nothing from a file becomes markup, a link or a mention."""

import re

from ilma_data.report.escape import printable

_MARKUP = re.compile(r"[\\`*_\[\]<>&#@|~$]|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""What makes markup inside a line: no text from a file stands at the beginning of one."""


def as_code(text: str) -> str:
    """Text as a code span, whatever backticks it has."""
    shown = printable(text)
    longest = max(map(len, re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    padding = " " if not shown.strip(" ") or {shown[0], shown[-1]} & {"`", " "} else ""
    return f"{fence}{padding}{shown}{padding}{fence}"


def as_text(text: str) -> str:
    """Text of ours in which backticks set off what is code."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return _escaped(text)
    return "".join(
        as_code(part) if number % 2 and part else _escaped(part) for number, part in enumerate(parts)
    )


def _escaped(text: str) -> str:
    """Text as it is. An empty comment keeps `@name` and `#1` from being taken for links."""
    escaped = _MARKUP.sub(lambda found: f"\\{found[0]}", printable(text))
    return escaped.replace("\\@", "\\@<!-- -->").replace("\\#", "\\#<!-- -->")
