"""The SQL of `docs/at-scale.md`, as it stands there."""

import re
from pathlib import Path
from typing import NamedTuple

PAGE = Path(__file__).resolve().parents[2] / "docs" / "at-scale.md"

_BLOCK = re.compile(r"^## ([^\n]+)\n(?:(?!^## ).)*?^```sql\n(.*?)^```", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A piece of SQL under its heading."""

    heading: str
    sql: str


def blocks() -> list[Block]:
    """The pieces, one under each heading that has one, in the order of the page."""
    return [
        Block(heading, sql.strip().removesuffix(";"))
        for heading, sql in _BLOCK.findall(PAGE.read_text("utf-8"))
    ]


def views() -> list[Block]:
    """Those that make views, on which the others rest."""
    return [block for block in blocks() if block.sql.startswith("CREATE VIEW")]


def checks() -> list[Block]:
    """Those that find something."""
    return [block for block in blocks() if block.sql.startswith("SELECT")]
