"""A record in canonical form, of which each value is read when it is asked for."""

from __future__ import annotations

from ilma_data.store.plain import plain

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any

    from ilma_data.store.document import JsonValue


_MEMBER = '\n  "'


class LaidOut:
    """The text of a record in canonical form: each member of the object begins a line, two spaces in.

    Nothing else does: a text in JSON holds no line end, and what lies deeper stands further in.
    """

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def get(self, key: str) -> Any:
        """The value of a member; None where there is none, as for null."""
        begins = f'{_MEMBER}{key}": '
        found = self.text.find(begins)
        if found < 0:
            return None
        at = found + len(begins)
        if self.text[at] == '"':
            value = self.text[at + 1 : self.text.index('"', at + 1)]
            if "\\" not in value:  # else it holds an escape, perhaps that of a quotation mark
                return value
        return plain(self.text, at)

    def whole(self) -> JsonValue:
        """The record as plain data."""
        return plain(self.text)

    def keys_around(self, text: str) -> frozenset[str]:
        """The keys of the members in which a text stands, in the form that it has in the file."""
        keys = set()
        at = self.text.find(text)
        while at >= 0:
            begins = self.text.rfind(_MEMBER, 0, at) + len(_MEMBER)
            keys.add(self.text[begins : self.text.index('"', begins)])
            ends = self.text.find(_MEMBER, at)
            at = -1 if ends < 0 else self.text.find(text, ends)
        return frozenset(keys)
