"""Krippendorff's alpha: how far coders agree beyond chance, for any number of coders, any scale, and missing values.

After Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", and Krippendorff (2019), Content Analysis,
4th edition, chapter 12. Alpha is 1 - Do / De: the disagreement observed within units, over the disagreement that is
expected where values are paired by chance.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import permutations
from typing import TypeVar

ValueT = TypeVar("ValueT")


def alpha(
    units: Iterable[Sequence[ValueT | None]], distance: Callable[[ValueT, ValueT], float]
) -> float | None:
    """The agreement of the codings of some units: 1 where all agree, 0 where it is what chance would give.

    Each unit holds the values of its coders, None where one gave none; units with fewer than two values count for
    nothing. None where alpha is undefined: no unit has two values, or all values are the same, so that chance alone
    would agree as well.

    >>> alpha([("yes", "yes"), ("no", "no"), ("yes", None)], nominal)
    1.0
    >>> alpha([("yes", "yes"), ("yes", "yes")], nominal) is None
    True
    """
    coded = [[value for value in unit if value is not None] for unit in units]
    paired = [values for values in coded if len(values) > 1]
    counts = Counter(value for values in paired for value in values)
    expected = sum(counts[a] * counts[b] * distance(a, b) for a, b in permutations(counts, 2))
    if not expected:
        return None
    observed = sum(
        sum(distance(a, b) for a, b in permutations(values, 2)) / (len(values) - 1) for values in paired
    )
    return 1 - (counts.total() - 1) * observed / expected


def nominal(a: object, b: object) -> float:
    """The distance of two words: 0 where they are the same, else 1."""
    return float(a != b)


def interval(a: float, b: float) -> float:
    """The distance of two numbers on a scale without a zero, such as days: the square of their difference."""
    return (a - b) ** 2


def ratio(a: float, b: float) -> float:
    """The distance of two numbers on a scale with a zero, such as counts: the square of difference over sum."""
    return ((a - b) / (a + b)) ** 2 if a + b else 0.0
