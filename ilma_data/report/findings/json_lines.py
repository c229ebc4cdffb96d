"""Values as lines of JSON that every reader takes."""

from collections.abc import Iterator

from ilma_data.report.json_text import json_text


def json_lines(value: object) -> Iterator[str]:
    """A value as JSON, indented."""
    yield from json_text(_whole(value)).split("\n")


def json_line(value: object) -> str:
    r"""A value as JSON on one line.

    >>> json_line({"path": "a\udc80\n.json", "line": 1})
    '{ "path": "a\\\\udc80\\n.json", "line": 1 }'
    """
    # Lines end between values only, and no value begins or ends with a space.
    return " ".join(line.strip() for line in json_lines(value))


def _whole(value: object) -> object:
    r"""The value with halves of surrogate pairs written out as `\udc80`.

    They come from file names that are not UTF-8; RFC 8259 lets a reader refuse a whole report for one of them, and
    those of Go and Rust do.
    """
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, dict):
        return {key: _whole(item) for key, item in value.items()}
    return [_whole(item) for item in value] if isinstance(value, list) else value
