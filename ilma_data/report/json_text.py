"""JSON as we write it for programs: readable, and safe to look at on a terminal."""

from ilma_data.report.escape import printable_json


def json_text(value: object) -> str:
    r"""A value as JSON: two-space indent, names in their own script, control and invisible characters as escapes.

    >>> json_text(["\x9b", "Rabat"])
    '[\n  "\\u009b",\n  "Rabat"\n]'
    """
    import json

    return printable_json(json.dumps(value, ensure_ascii=False, indent=2))
