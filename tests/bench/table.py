"""Every row of the table, in the order of the page."""

from tests.bench.row import Row
from tests.bench.rows import (
    exporting,
    installing,
    large,
    lines,
    loading,
    profiling,
    start,
    validating,
)

_IN_ORDER = (
    *("import", "first", "commands", "typed-one", "typed-all", "typed-many"),
    *("validate", "broken", "two-cores", "again", "one-changed", "lines", "exports", "memory", "install"),
    *("limits", "profile"),
)
_MODULES = (start, loading, validating, large, lines, exporting, installing, profiling)
_ALL = {row.key: row for module in _MODULES for row in module.ROWS}

ROWS: dict[str, Row] = {key: _ALL[key] for key in _IN_ORDER}
"""The rows by their keys."""
