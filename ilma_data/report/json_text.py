"""JSON as we write it for programs: readable, and safe to look at on a terminal."""

import json
import re

_UNSEEN = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u200b\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]"
)


def json_text(value: object) -> str:
    r"""A value as JSON: two-space indent, names in their own script, control and invisible characters as escapes.

    >>> json_text(["\x9b", "Rabat"])
    '[\n  "\\u009b",\n  "Rabat"\n]'
    """
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
