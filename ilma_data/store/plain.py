"""JSON that is known to be sound, as plain data. Any other bytes are for `ilma_data.store.document` to read.

The `json` package costs more to import than many records to read with it, and nearly all of that is `re`, which its C
scanner does without. So the scanner is taken alone where this Python has it as we know it; where it has
not, `json` itself does the same.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from ilma_data.store.document import JsonValue


class _Settings:
    """What the scanner asks of its decoder: the settings that `json.loads` has by default."""

    strict = True
    object_hook = None
    object_pairs_hook = None
    array_hook = None
    parse_float = float
    parse_int = int
    parse_constant = None
    memo = None


def _scanner() -> Callable[[str, int], tuple[JsonValue, int]]:
    settings: Any = _Settings()
    try:
        from _json import make_scanner

        if make_scanner(settings)('{"a": [1]}', 0) == ({"a": [1]}, 10):
            return make_scanner(settings)
    except (ImportError, AttributeError, TypeError):
        pass
    from json import JSONDecoder

    whole: Any = JSONDecoder()
    scan: Callable[[str, int], tuple[JsonValue, int]] = whole.scan_once
    return scan


_scan = _scanner()


def plain(text: str, at: int = 0) -> JsonValue:
    """The value that begins at a place of a JSON text, with no space before it. What follows is not looked at."""
    return _scan(text, at)[0]
