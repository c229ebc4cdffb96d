"""What holds a place in a record: asked again and again, where many things are wrong."""

from functools import lru_cache

from ilma_data.model.paths import Steps


@lru_cache(maxsize=16)
def holders(places: frozenset[Steps]) -> frozenset[Steps]:
    """Everything in which one of these places lies, the places and the record itself included.

    >>> sorted(holders(frozenset({("parties", 0)})))
    [(), ('parties',), ('parties', 0)]
    """
    return frozenset(place[:length] for place in places for length in range(len(place) + 1))


def lies_in(steps: Steps, places: frozenset[Steps]) -> bool:
    """Whether a place is one of these, or lies in one."""
    return any(steps[:length] in places for length in range(len(steps) + 1))
