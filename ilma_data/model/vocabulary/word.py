"""A word of a list without the list."""


class Word(str):
    """A word as a view of a record holds it: equal to the member of its list, which is not made for that."""

    __slots__ = ()
