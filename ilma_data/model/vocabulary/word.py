"""A word of a list without the list."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import ClassVar, Self


class Word(str):
    """A word as a view of a record holds it: equal to the member of its list, which is not made for that.

    Each list has a class of its own, with the words that the JSON Schema has. Raises `ValueError` for any other.
    """

    __slots__ = ()

    known: ClassVar[frozenset[str]] = frozenset()
    """The words of the list."""

    def __new__(cls, text: str) -> Self:
        """The word that a text holds."""
        if text not in cls.known:
            raise ValueError(f"{text!r} is none of {', '.join(sorted(cls.known))}")
        return super().__new__(cls, text)
